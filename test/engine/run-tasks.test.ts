import fc from "fast-check";
import { expect, test } from "vitest";
import type { DesiredTask } from "../../src/core/desired.ts";
import { DevorchError } from "../../src/core/problem.ts";
import { Redactor } from "../../src/core/redact.ts";
import type { Job } from "../../src/core/tasks/expand-tasks.ts";
import { type JobResult, runStatus, type TaskEvent } from "../../src/core/tasks/task-event.ts";
import type { ChannelCommand, ChannelResult } from "../../src/engine/ports.ts";
import { runTasks, type TaskRun } from "../../src/engine/run-tasks.ts";
import { VirtualClock } from "../drivers/virtual-clock.ts";

const exited = (code: number): ChannelResult => ({ kind: "exited", code });

function job(id: string, after: readonly string[] = [], task: Partial<DesiredTask> = {}): Job {
  const source = { file: "devorch.yaml", line: 1, column: 1 };
  const plain = {
    run: id,
    env: {},
    needs: [],
    on: [],
    inputs: [],
    outputs: [],
    reports: [],
    retries: 0,
    retryOn: [],
  };
  const more = { continueOnError: false, ports: [], sync: [], source };
  const target = { address: "machine.a", key: "a", instance: "dev-a", labels: [], env: {} } as const;
  return { id, after, target, task: { name: id, ...plain, ...more, ...task } };
}

type Behave = (id: string, command: ChannelCommand, clock: VirtualClock) => Promise<ChannelResult>;

function start(jobs: readonly Job[], behave: Behave, options: Partial<TaskRun> = {}) {
  const clock = new VirtualClock();
  const events: TaskEvent[] = [];
  const run = runTasks(jobs, {
    exec: ({ id }, _, given) => behave(id, { run: id, ...given }, clock),
    clock,
    redactor: new Redactor(),
    parallelism: 10,
    onFailure: "start-none",
    stop: new AbortController().signal,
    kill: new AbortController().signal,
    prepare: async () => {},
    decide: async () => ({ because: "it has no inputs" }),
    collect: async (_, result) => result,
    emit: (event) => void events.push(event),
    ...options,
  });
  const results = () =>
    new Map(
      events.flatMap((event) => (event.type === "job_end" ? [[event.job, event.result] as const] : [])),
    );
  const statuses = () => Object.fromEntries([...results()].map(([id, { status }]) => [id, status]));
  const status = () => runStatus(jobs, results());
  return { run, events, statuses, status };
}

/** As a channel does: ends the command, then rejects with the signal's reason. */
async function untilAborted({ signal }: ChannelCommand): Promise<never> {
  if (!signal!.aborted) await new Promise((resolve) => signal!.addEventListener("abort", resolve));
  throw signal!.reason;
}

test("each job ends once, after all that it needs, and never more run at a time than may", async () => {
  const graph = fc
    .array(fc.tuple(fc.array(fc.nat(19), { maxLength: 3 }), fc.boolean()), { minLength: 1, maxLength: 20 })
    .map((nodes) =>
      nodes.map(([needs, fails], at) => ({
        ...job(`${at}`, [...new Set(needs.filter((need) => need < at).map(String))]),
        fails,
      })),
    );
  await fc.assert(
    fc.asyncProperty(graph, fc.integer({ min: 1, max: 4 }), async (jobs, parallelism) => {
      const failing = new Set(jobs.filter(({ fails }) => fails).map(({ id }) => id));
      const [done, running] = [new Set<string>(), new Set<string>()];
      const behave: Behave = async (id, _, clock) => {
        running.add(id);
        expect(running.size).toBeLessThanOrEqual(parallelism);
        expect([...jobs[Number(id)]!.after].every((need) => done.has(need))).toBe(true);
        await clock.sleep(1 + (Number(id) % 3));
        running.delete(id);
        if (!failing.has(id)) done.add(id);
        return exited(failing.has(id) ? 1 : 0);
      };
      const { run, events, statuses } = start(jobs, behave, { parallelism, onFailure: "go-on" });
      await run;
      const skipped = (id: string): boolean =>
        jobs[Number(id)]!.after.some((need) => failing.has(need) || skipped(need));
      expect(events.filter(({ type }) => type === "job_end")).toHaveLength(jobs.length);
      expect(statuses()).toEqual(
        Object.fromEntries(
          jobs.map(({ id }) => [id, skipped(id) ? "skipped" : failing.has(id) ? "failed" : "passed"]),
        ),
      );
    }),
    { numRuns: 50 },
  );
});

test.each([
  ["go-on", { bad: "failed", long: "passed", next: "passed", needy: "skipped" }],
  ["start-none", { bad: "failed", long: "passed", next: "skipped", needy: "skipped" }],
  ["end-all", { bad: "failed", long: "interrupted", next: "skipped", needy: "skipped" }],
] as const)("after a failure, %s", async (onFailure, expected) => {
  const behave: Behave = async (id, command, clock) => {
    if (id === "bad") return exited(1);
    await Promise.race([clock.sleep(100, command.signal), untilAborted(command)]);
    return exited(0);
  };
  const jobs = [job("bad"), job("long"), job("next", ["long"]), job("needy", ["bad"])];
  const { run, statuses, status } = start(jobs, behave, { onFailure });
  await run;
  expect(statuses()).toEqual(expected);
  expect(status()).toBe("failed");
});

test("what a person stops is interrupted, also where something has failed before", async () => {
  const stop = new AbortController();
  const behave: Behave = async (id, command) => {
    if (id === "bad") return exited(1);
    stop.abort();
    return untilAborted(command);
  };
  const jobs = [job("bad"), job("long", ["bad"], { when: { all: [] } })];
  const { run, status } = start(jobs, behave, { onFailure: "end-all", stop: stop.signal });
  await run;
  expect(status()).toBe("interrupted");
});

test("a job that may fail does not hold up what needs it", async () => {
  const jobs = [job("lint", [], { continueOnError: true }), job("test", ["lint"])];
  const { run, statuses } = start(jobs, async (id) => exited(id === "lint" ? 1 : 0));
  await run;
  expect(statuses()).toEqual({ lint: "failed", test: "passed" });
});

test("what a job waits for before it starts is no silence of its command, but counts to its time", async () => {
  const clock = new VirtualClock();
  const jobs = [job("patient", [], { idleTimeoutMs: 100 }), job("late", [], { timeoutMs: 950 })];
  const { run, statuses } = start(
    jobs,
    (_, command) => clock.sleep(90, command.signal).then(() => exited(0)),
    {
      clock,
      prepare: (_, signal) => clock.sleep(900, signal),
    },
  );
  await run;
  expect(statuses()).toEqual({ patient: "passed", late: "timed-out" });
});

test("a job whose time ends before it starts says what it waited for", async () => {
  const clock = new VirtualClock();
  const message = "port 5999 of dev-a did not answer";
  const { run, events } = start([job("late", [], { timeoutMs: 4000 })], async () => exited(0), {
    clock,
    prepare: (_, signal) =>
      clock.sleep(9000, signal).catch(() => {
        throw new DevorchError([{ code: "DEV-706", severity: "error", message }]);
      }),
  });
  await run;
  expect(events.at(-1)).toMatchObject({
    result: { status: "timed-out", reason: `did not start in 4 s: ${message}` },
  });
});

test("what cannot be kept ends all jobs in their machines before the run rejects", async () => {
  const full = new DevorchError([{ code: "DEV-402", severity: "error", message: "disk full", hint: "" }]);
  const aborted: string[] = [];
  const behave: Behave = async (id, command) => {
    command.signal!.addEventListener("abort", () => aborted.push(id));
    if (id === "loud") await command.onStdout!(Buffer.from("x"));
    return untilAborted(command);
  };
  const emit = (event: TaskEvent) => {
    if (event.type === "job_output") throw full;
  };
  await expect(start([job("loud"), job("quiet")], behave, { emit }).run).rejects.toBe(full);
  expect(aborted.sort()).toEqual(["loud", "quiet"]);
});

test("only failures that are named are tried again, each time after a longer pause", async () => {
  const codes = [75, 75, 1];
  const jobs = [job("net", [], { retries: 5, retryOn: [75] })];
  const { run, events } = start(jobs, async () => exited(codes.shift()!));
  await run;
  expect(events.flatMap((event) => (event.type === "job_retry" ? [event.afterMs] : []))).toEqual([
    1000, 2000,
  ]);
  expect(ended(events)).toEqual({
    status: "failed",
    reason: "exited with 1",
    exitCode: 1,
    tries: { attempts: 3, startedAtMs: 0, durationMs: 3000 },
  });
});

test.each([
  { since: "just now", endedAtMs: 0, afterMs: 2000 },
  { since: "for a while", endedAtMs: -1500, afterMs: 500 },
  { since: "for longer than the pause", endedAtMs: -60_000, afterMs: 0 },
  { since: "in the future of a clock that was set back", endedAtMs: 60_000, afterMs: 2000 },
])(
  "what an earlier process paused before, $since, is tried next: no attempt is lost",
  async ({ endedAtMs, afterMs }) => {
    const reported = { stdout: 0, stderr: 0 };
    const begun = {
      attempt: 2,
      because: "of a change",
      startedAtMs: -90_000,
      attemptAtMs: -70_000,
      reported,
    };
    const earlier = { results: new Map(), begun: new Map([["a", { ...begun, endedAtMs }]]) };
    const seen: unknown[] = [];
    const exec: TaskRun["exec"] = async (_, attempt) => {
      seen.push(attempt);
      return exited(75);
    };
    const jobs = [job("a", [], { retries: 2 })];
    const { run, events } = start(jobs, async () => exited(0), { earlier, exec });
    await run;
    expect(seen).toEqual([{ number: 3, begun: false }]);
    expect(events[0]).toEqual({
      type: "job_start",
      atMs: afterMs,
      job: "a",
      attempt: 3,
      because: "of a change",
    });
    expect(ended(events)).toMatchObject({ status: "failed", tries: { attempts: 3, startedAtMs: -90_000 } });
  },
);

test("what an earlier process had begun goes on, although another job has failed since", async () => {
  const reported = { stdout: 0, stderr: 0 };
  const begun = { attempt: 1, because: "", startedAtMs: 0, attemptAtMs: 0, reported };
  const failed = {
    status: "failed",
    tries: { attempts: 1, startedAtMs: 0, durationMs: 1 },
    reason: "",
  } as const;
  const { run, events } = start([job("a"), job("b"), job("c")], async () => exited(0), {
    earlier: { results: new Map([["a", failed]]), begun: new Map([["b", begun]]) },
  });
  await run;
  const results = events.flatMap((event) =>
    event.type === "job_end" ? [[event.job, event.result.status]] : [],
  );
  expect(Object.fromEntries(results)).toEqual({ b: "passed", c: "skipped" });
});

test("a run that is told to stop in a pause that an earlier process began tries nothing more", async () => {
  const reported = { stdout: 0, stderr: 0 };
  const begun = { attempt: 1, because: "", startedAtMs: 0, attemptAtMs: 0, endedAtMs: 0, reported };
  const stop = new AbortController();
  const earlier = { results: new Map(), begun: new Map([["a", begun]]) };
  const { run, events } = start([job("a", [], { retries: 2 })], async () => exited(0), {
    earlier,
    stop: stop.signal,
  });
  stop.abort("enough");
  await run;
  expect(events).toEqual([expect.objectContaining({ type: "job_end" })]);
  expect(ended(events)).toMatchObject({ status: "interrupted", reason: "enough", tries: { attempts: 1 } });
});

test("the exit code of a command that a signal ended is tried again where it is named, and told", async () => {
  const endings = [{ kind: "signaled", signal: "KILL", code: 137 } as const, exited(0)];
  const { run, events } = start([job("a", [], { retries: 1, retryOn: [137] })], async () => endings.shift()!);
  await run;
  expect(events).toContainEqual(
    expect.objectContaining({ type: "job_retry", reason: "exited with 137, as after SIGKILL" }),
  );
  expect(ended(events)).toMatchObject({ status: "passed", tries: { attempts: 2 } });
});

test.each<[DesiredTask["retryOn"], "late" | "bad", number]>([
  [["timeout"], "late", 3],
  [["timeout"], "bad", 1],
  [[75], "late", 1],
  [[], "late", 3],
  [[], "bad", 3],
])("with retryOn %j, one that is %s is tried %i times", async (retryOn, how, attempts) => {
  const jobs = [job("a", [], { retries: 2, retryOn, timeoutMs: 100 })];
  const { run, events, status } = start(jobs, (_, command) =>
    how === "late" ? untilAborted(command) : Promise.resolve(exited(1)),
  );
  await run;
  expect(status()).toBe(how === "late" ? "timed-out" : "failed");
  expect(ended(events)).toMatchObject({ tries: { attempts } });
});

test("a job that talks is not silent, however long it takes", async () => {
  const behave: Behave = async (_, command, clock) => {
    for (let n = 0; n < 5; n++) {
      await clock.sleep(900, command.signal);
      await command.onStderr!(Buffer.from("."));
    }
    return untilAborted(command);
  };
  const { run, events } = start([job("slow", [], { idleTimeoutMs: 1000 })], behave);
  await run;
  expect(ended(events)).toMatchObject({
    status: "timed-out",
    reason: "was silent for 1 s",
    tries: { durationMs: 5500 },
  });
});

test("a second wish to stop is not kept waiting by a guest that does not answer", async () => {
  const [stop, kill] = [new AbortController(), new AbortController()];
  const behave: Behave = () => new Promise(() => {});
  const { run } = start([job("stuck")], behave, { stop: stop.signal, kill: kill.signal });
  stop.abort("interrupted");
  kill.abort(new Error("now"));
  await expect(run).rejects.toThrow("now");
});

function ended(events: readonly TaskEvent[]): JobResult | undefined {
  return events.flatMap((event) => (event.type === "job_end" ? [event.result] : [])).at(-1);
}

test("a job of which nobody can tell whether it must run is in error, and holds no other up", async () => {
  const problem = { code: "DEV-160", severity: "error", message: "in/a cannot be read" } as const;
  const { run, statuses } = start([job("a"), job("b"), job("c", ["a"])], async () => exited(0), {
    onFailure: "go-on",
    async decide({ id }) {
      if (id === "a") throw new DevorchError([problem]);
      return { because: "it has no inputs" };
    },
  });
  await run;
  expect(statuses()).toEqual({ a: "errored", b: "passed", c: "skipped" });
});
