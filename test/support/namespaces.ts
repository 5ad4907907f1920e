import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chooseRuntime } from "../../src/sim/guest/choose.ts";

const probe = mkdtempSync(join(tmpdir(), "devorch-probe-"));
const { notice } = await chooseRuntime(probe, {});
rmSync(probe, { recursive: true });

/** Why tests in namespaces are skipped, for their title; empty where they work. */
export const noNamespaces: string = notice ? ` (skipped: ${notice})` : "";
