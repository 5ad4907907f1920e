/**
 * Prints "N passed, N failed[, N skipped]" for the JSON report of vitest named by the argument. Fails unless every test
 * that ran has passed, and at least one did.
 */
import { readFileSync } from "node:fs";

const report = JSON.parse(readFileSync(String(process.argv[2]), "utf8"));
const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = report;
// A file that could not be loaded, or an error outside of any test, fails the run without a failed test.
const failed = Math.max(numFailedTests, report.success ? 0 : 1);
const skipped = numPendingTests + numTodoTests;
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
