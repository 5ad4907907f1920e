import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { check } from "./check.ts";

const cases = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

test.each(cases)("%s", (name) => check(join(import.meta.dirname, name)));

test("the cases are found", () => expect(cases.length).toBeGreaterThanOrEqual(40));
