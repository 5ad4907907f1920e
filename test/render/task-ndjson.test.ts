import { expect, it, test } from "vitest";
import type { JobResult, TaskEvent } from "../../src/core/tasks/task-event.ts";
import { taskNdjson } from "../../src/render/task-ndjson.ts";

const jobs = [{ id: "web.test", task: "test", machine: "machine.web", instance: "dev-web" }];
const at = { atMs: 0, job: "web.test" };
const tries = { attempts: 1, startedAtMs: 0, durationMs: 1500 };
const head = { "@module": "devorch.ui", "@timestamp": "1970-01-01T00:00:00.000Z" };
const hook = { job: "web.test", task: "test", machine: "machine.web", instance: "dev-web" };

function lines(...events: TaskEvent[]): unknown[] {
  const show = taskNdjson(jobs);
  const text = events.map((event) => String(show(event))).join("");
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}
const output = (bytes: Uint8Array, stream: "stdout" | "stderr" = "stdout"): TaskEvent => ({
  ...at,
  type: "job_output",
  stream,
  bytes,
});
const end = (result: JobResult): TaskEvent => ({ ...at, type: "job_end", result });
const problem = { code: "DEV-606", severity: "error", message: "no answer" } as const;

test.each<[string, TaskEvent, object]>([
  [
    "task_start",
    { ...at, type: "job_start", attempt: 2, because: "a changed" },
    {
      "@level": "info",
      "@message": "web.test: runs because a changed",
      hook: { ...hook, attempt: 2, because: "a changed" },
    },
  ],
  [
    "task_progress",
    output(Buffer.from("é\x1b[2J\n"), "stderr"),
    { "@level": "info", hook: { ...hook, stream: "stderr", output: "é\x1b[2J\n" } },
  ],
  [
    "task_retry",
    { ...at, type: "job_retry", reason: "exited with 1", afterMs: 1500 },
    { "@level": "warn", hook: { ...hook, reason: "exited with 1", after_seconds: 1.5 } },
  ],
  [
    "task_complete",
    end({ status: "passed", tries }),
    { "@level": "info", hook: { ...hook, status: "passed", elapsed_seconds: 1.5 } },
  ],
  [
    "task_complete",
    end({ status: "cached", outputs: [] }),
    { "@level": "info", hook: { ...hook, status: "cached" } },
  ],
  [
    "task_errored",
    end({ status: "failed", tries, reason: "exited with 3", exitCode: 3 }),
    {
      "@level": "error",
      hook: { ...hook, status: "failed", reason: "exited with 3", elapsed_seconds: 1.5, exit_code: 3 },
    },
  ],
  [
    "task_errored",
    end({ status: "timed-out", tries, reason: "was silent for 1 s" }),
    {
      "@level": "error",
      hook: { ...hook, status: "timed-out", reason: "was silent for 1 s", elapsed_seconds: 1.5 },
    },
  ],
  [
    "task_errored",
    end({ status: "errored", tries, problem }),
    {
      "@level": "error",
      hook: {
        ...hook,
        status: "errored",
        reason: "no answer",
        elapsed_seconds: 1.5,
        diagnostic: { severity: "error", summary: "no answer", detail: "", code: "DEV-606" },
      },
    },
  ],
  [
    "task_errored",
    end({ status: "interrupted", tries, reason: "interrupted" }),
    {
      "@level": "warn",
      hook: { ...hook, status: "interrupted", reason: "interrupted", elapsed_seconds: 1.5 },
    },
  ],
  [
    "task_skipped",
    end({ status: "skipped", reason: "needs db.a" }),
    { "@level": "warn", hook: { ...hook, status: "skipped", reason: "needs db.a" } },
  ],
])("%s: %j", (type, event, line) => {
  expect(lines(event)).toEqual([
    { ...head, "@message": expect.stringMatching(/^web\.test: /), type, ...line },
  ]);
});

it("a character that is cut in two is whole; one that is cut off is told before the end, in place of nothing", () => {
  const [smile, e] = [Buffer.from("\u{1f600}"), Buffer.from("é")];
  const said = (...events: TaskEvent[]) =>
    lines(...events).map((line) => {
      const { type, hook } = line as { type: string; hook: { stream?: string; output?: string } };
      return type === "task_progress" ? `${hook.stream} ${hook.output}` : type;
    });
  const cut = [output(smile.subarray(0, 3)), output(e.subarray(0, 1), "stderr"), output(smile.subarray(3))];
  const retry: TaskEvent = { ...at, type: "job_retry", reason: "exited with 1", afterMs: 1 };
  expect(said(...cut, retry, output(e), end({ status: "passed", tries }))).toEqual([
    "stdout \u{1f600}",
    "stderr \ufffd",
    "task_retry",
    "stdout é",
    "task_complete",
  ]);
  expect(said(output(smile.subarray(0, 1)), end({ status: "passed", tries }))).toEqual([
    "stdout \ufffd",
    "task_complete",
  ]);
});
