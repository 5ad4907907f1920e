import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(join(tmpdir(), "devorch-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["all passed", [5, 0, 0], 0, "5 passed, 0 failed", 0],
  ["some skipped", [5, 0, 2], 0, "5 passed, 0 failed, 2 skipped", 0],
  ["one failed, and so the step of the tests", [4, 1, 0], 1, "4 passed, 1 failed", 1],
  ["a check failed and no test", [5, 0, 0], 1, "5 passed, 1 failed", 1],
  ["no test ran", [0, 0, 0], 0, "0 passed, 1 failed", 1],
  ["no report was written", undefined, 2, "0 passed, 2 failed", 1],
] as const)("when %s, the closing line says so", (name, counts, failedSteps, line, exitCode) => {
  const report = join(folder, `${name}.json`);
  if (counts) {
    const [numPassedTests, numFailedTests, numPendingTests] = counts;
    writeFileSync(
      report,
      JSON.stringify({ numPassedTests, numFailedTests, numPendingTests, numTodoTests: 0 }),
    );
  }
  const script = ["scripts/test-counts.mjs", report, String(failedSteps)];
  const { stdout, status } = spawnSync(process.execPath, script, { encoding: "utf8" });
  expect({ stdout, status }).toEqual({ stdout: `${line}\n`, status: exitCode });
});
