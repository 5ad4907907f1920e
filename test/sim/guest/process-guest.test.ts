import { tmpdir } from "node:os";
import { describe } from "vitest";
import { processGuest } from "../../../src/sim/guest/process-guest.ts";
import { guestContract } from "./contract.ts";

describe("a guest of plain processes", () => guestContract(processGuest(process.env), tmpdir()));
