import { expect, test } from "vitest";
import type { TaskEvent } from "../../src/core/tasks/task-event.ts";
import { type SilentJobs, silentJobsNdjson, silentJobsText } from "../../src/render/silent-jobs.ts";
import { palette } from "../../src/render/style.ts";

const job = "web.test";
const start = (second: number): TaskEvent => ({
  type: "job_start",
  atMs: second * 1000,
  job,
  attempt: 1,
  because: "it has no inputs",
});
const ticks = (silent: SilentJobs, ...seconds: number[]) =>
  seconds.flatMap((second) => silent.tick(second * 1000) || []);

test("a silent task says every half minute that it still runs", () => {
  const silent = silentJobsText(palette(false));
  expect(ticks(silent, 100)).toEqual([]);
  silent.hear(start(100));
  expect(ticks(silent, 110, 129, 130, 140, 161)).toEqual([
    "web.test: still running after 30s\n",
    "web.test: still running after 1m1s\n",
  ]);
});

test("a task that talks says nothing more, nor does one that has ended or waits to be tried again", () => {
  const silent = silentJobsText(palette(false));
  silent.hear(start(0));
  silent.hear({ type: "job_output", atMs: 20_000, job, stream: "stdout", bytes: Buffer.from("x") });
  expect(ticks(silent, 40, 50)).toEqual(["web.test: still running after 50s\n"]);
  silent.hear({ type: "job_retry", atMs: 60_000, job, reason: "exited with 1", afterMs: 30_000 });
  expect(ticks(silent, 1000)).toEqual([]);
  silent.hear(start(1000));
  expect(ticks(silent, 1030)).toEqual(["web.test: still running after 30s\n"]);
  silent.hear({ type: "job_end", atMs: 1_040_000, job, result: { status: "skipped", reason: "" } });
  expect(ticks(silent, 2000)).toEqual([]);
});

test("with --json it does so every ten seconds", () => {
  const silent = silentJobsNdjson([{ id: job, task: "test", machine: "machine.web", instance: "dev-web" }]);
  silent.hear(start(0));
  expect(ticks(silent, 9, 10, 15, 21).map((line) => JSON.parse(line))).toMatchObject([
    {
      "@message": "web.test: still running after 10s",
      "@timestamp": "1970-01-01T00:00:10.000Z",
      type: "task_running",
      hook: { job, task: "test", machine: "machine.web", instance: "dev-web", elapsed_seconds: 10 },
    },
    { hook: { elapsed_seconds: 21 } },
  ]);
});
