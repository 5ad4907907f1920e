import { expect, it } from "vitest";
import type { Job } from "../../src/core/tasks/expand-tasks.ts";
import type { JobResult } from "../../src/core/tasks/task-event.ts";
import isRunResult from "../../src/generated/validate-run-result.js";
import { type KeptRun, runResultJson, runStartJson } from "../../src/render/run-result-json.ts";

const job = {
  id: "web.test",
  task: { name: "test" },
  target: { address: "machine.web", instance: "dev-acme-web" },
} as unknown as Job;
const run: KeptRun = { id: "1", desired: { project: "acme" }, jobs: [job], startedAtMs: 0 };
const usage = { userMs: 10, systemMs: 0, peakMemoryBytes: 1000 };
const tries = { attempts: 2, startedAtMs: 0, durationMs: 1500 };
const outputs = [{ path: "out", file: "dev-acme-web/test.outputs/out" }];
const problem = { code: "DEV-606", severity: "error", message: "the connection broke" } as const;

it.each<[string, JobResult | undefined]>([
  ["passed", { status: "passed", tries: { ...tries, usage }, outputs }],
  ["cached", { status: "cached", outputs }],
  ["failed", { status: "failed", tries, reason: "exited with 3", exitCode: 3, outputs }],
  [
    "failed",
    { status: "failed", tries, reason: "exited with 137, as after SIGKILL", exitCode: 137, signal: "KILL" },
  ],
  ["timed-out", { status: "timed-out", tries, reason: "did not end in 1 s" }],
  ["errored", { status: "errored", tries, problem }],
  ["interrupted", { status: "interrupted", tries, reason: "the run was told to stop" }],
  ["interrupted", { status: "interrupted", tries, reason: "web.lint failed", onFailure: true }],
  ["skipped", { status: "skipped", reason: "needs web.lint" }],
  ["interrupted", undefined],
])("a result with a job that is %s is as its schema says", (status, result) => {
  const host = { user_ms: 1, system_ms: 1, peak_memory_bytes: 1 };
  const json = runResultJson(run, new Map(result && [[job.id, result]]), 2000, host);
  expect(isRunResult(json), JSON.stringify(isRunResult.errors)).toBe(true);
  expect(json.jobs).toMatchObject([{ status }]);
});

it("what is known at the start is as the schema says, too", () => {
  const json = runStartJson(run, { host: "h", machine: "m", pid: 1, started: "1" });
  expect(isRunResult(json), JSON.stringify(isRunResult.errors)).toBe(true);
});
