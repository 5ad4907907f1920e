/**
 * Prints "N passed, N failed[, N skipped]" from vitest's JSON report, and fails unless some test passed and none failed.
 * A step that failed without a failed test (an install, a check, a file that does not load) counts as one, and so does no test at all.
 */
import { existsSync, readFileSync } from "node:fs";

const [file = "", failedSteps = "0"] = process.argv.slice(2);
const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
const counts = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : none;
const failed = Math.max(counts.numFailedTests, Number(failedSteps), counts.numPassedTests === 0 ? 1 : 0);
const skipped = counts.numPendingTests + counts.numTodoTests;
console.log(`${counts.numPassedTests} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
if (failed > 0) process.exitCode = 1;
