import { expect, test } from "vitest";
import type { Action } from "../../src/core/action.ts";
import type { Event, Facts } from "../../src/core/event.ts";
import { emptyRegistry, type RecordPatch, type Registry } from "../../src/core/ledger.ts";
import type { RecordChange, Step } from "../../src/core/plan.ts";
import { DevorchError, type ExitCode, type ProblemCode } from "../../src/core/problem.ts";
import { Redactor } from "../../src/core/redact.ts";
import { type ExecuteOptions, execute } from "../../src/engine/execute.ts";
import type { Call } from "../../src/engine/ports.ts";
import { templateRecord } from "../core/support.ts";
import { VirtualClock } from "../drivers/virtual-clock.ts";
import { ledgerOf, machineRecord } from "../support/store.ts";

const start = (instance = "web"): Action => ({ do: "start", instance });
const step = (id: string, more: Partial<Step> = {}): Step => ({
  id,
  address: "machine.web",
  action: start(id),
  after: [],
  cause: "because",
  ...more,
});
const put = (record = machineRecord({ phase: "intended" })): RecordChange => ({
  ledger: { record: "put", address: "machine.web", machine: record },
});
const patch = (fields: RecordPatch): RecordChange => ({
  ledger: { record: "patch", address: "machine.web", patch: fields },
});
const failure = (code: ProblemCode, exitCode: ExitCode = 1, message = "no") =>
  new DevorchError([{ code, severity: "error", message, hint: `mend ${message}` }], { exitCode });

/** Performs `steps` with a driver that does what `perform` says; everything that happened, in order, is in `log`. */
async function run(
  steps: readonly Step[],
  perform: (action: Action, call: Call, clock: VirtualClock) => Promise<unknown> = async () => {},
  more: Partial<ExecuteOptions> & { registry?: Registry } = {},
) {
  const clock = new VirtualClock();
  const log: string[] = [];
  const events: Event[] = [];
  let registry = more.registry ?? emptyRegistry;
  const never = new AbortController().signal;
  const result = await execute({
    plan: { project: "acme", changes: [], steps, drift: [], outputs: {}, problems: [] },
    ledger: ledgerOf({}, { serial: 0 }),
    driver: {
      perform: async (action, call) => {
        await call.begin?.();
        log.push(`perform ${"instance" in action ? action.instance : ""}`);
        return ((await perform(action, call, clock)) as Facts | undefined) ?? {};
      },
    },
    ledgerStore: {
      read: async () => undefined,
      write: async (ledger) => {
        log.push(`write ${ledger.serial} ${ledger.machines["machine.web"]?.phase ?? "none"}`);
      },
    },
    registryStore: {
      read: async () => registry,
      update: async (change) => {
        registry = change(registry);
        log.push(`registry ${Object.values(registry.templates).map(({ phase }) => phase)}`);
        return registry;
      },
    },
    clock,
    limits: { clone: 1, launch: 2, general: 10 },
    reveal: async (value) => String(value),
    redactor: new Redactor(),
    withTemplate: (_, work) => work(),
    learn: (learning, facts) => log.push(`learn ${learning.id} ${JSON.stringify(facts)}`),
    emit: (event) => {
      events.push(event);
    },
    stop: never,
    kill: never,
    ...more,
  });
  const outcomes = Object.fromEntries(
    [...result.progress.steps.values()].map(({ step, status }) => [
      step.id,
      typeof status === "string" ? status : status.status,
    ]),
  );
  return { ...result, log, events, outcomes, registry };
}

test("a step's intent is durable before its action, and its commit after", async () => {
  const { log, status, ledger } = await run([
    step("a", { intent: put(), commit: patch({ phase: "created" }) }),
  ]);
  expect(log).toEqual(["write 1 intended", "perform a", "write 2 created", "learn a {}"]);
  expect(status).toBe("done");
  expect(ledger.serial).toBe(2);
});

test("a creation that waited long for its turn counts its time, and its ttl, from when it began", async () => {
  const planned = machineRecord({ phase: "intended", createdAtMs: -7_200_000, expiresAtMs: -3_600_000 });
  const steps = [step("a"), step("b", { after: ["a"], intent: put(planned) })];
  const { ledger } = await run(steps, ({ do: _ }, call, clock) => clock.sleep(5_000, call.signal));
  expect(ledger.machines["machine.web"]).toMatchObject({ createdAtMs: 5_000, expiresAtMs: 3_605_000 });
});

test("a step that only records makes no driver call", async () => {
  const record = step("a", { action: { do: "record", instance: "web" }, commit: put() });
  expect((await run([record])).log).toEqual(["write 1 intended", "learn a {}"]);
});

test("what a step found out is recorded with its commit: release, and the commit of a checkout", async () => {
  const repo = { url: "u", ref: "main", path: "~/p" };
  const steps = [step("a", { intent: put(), commit: patch({ repo }) })];
  const { ledger, log } = await run(steps, async () => ({
    release: "24.04",
    commit: "abc",
    ipv4: "10.0.0.2",
  }));
  expect(ledger.machines["machine.web"]).toMatchObject({
    release: "24.04",
    repo: { ...repo, commit: "abc" },
  });
  expect(log.at(-1)).toBe('learn a {"release":"24.04","commit":"abc","ipv4":"10.0.0.2"}');
});

test("a commit says nothing of a checkout that the step did not make", async () => {
  const { ledger } = await run(
    [step("a", { intent: put(), commit: patch({ phase: "created" }) })],
    async () => ({
      commit: "abc",
    }),
  );
  expect(ledger.machines["machine.web"]).not.toHaveProperty("repo");
  expect(ledger.machines["machine.web"]).not.toHaveProperty("release");
});

test("a failed step skips what waits for it, everything else is done, and the first failure gives the exit code", async () => {
  const steps = [step("a"), step("b", { after: ["a"] }), step("c", { after: ["b"] }), step("d"), step("e")];
  const { status, outcomes, exitCode, events } = await run(steps, async (action, _, clock) => {
    const instance = (action as { instance: string }).instance;
    await clock.sleep(instance === "a" ? 1 : 2);
    if (instance === "a") throw failure("DEV-510", 7);
    if (instance === "e") throw failure("DEV-206", 8);
  });
  expect(outcomes).toEqual({ a: "failed", b: "skipped", c: "skipped", d: "done", e: "failed" });
  expect([status, exitCode]).toEqual(["failed", 7]);
  expect(
    events.flatMap((event) =>
      event.type === "step_end" && event.outcome.status === "skipped"
        ? [[event.step, event.outcome.because]]
        : [],
    ),
  ).toEqual([
    ["b", "a"],
    ["c", "b"],
  ]);
  expect(events.at(-1)).toMatchObject({ type: "run_end", status: "failed" });
});

test("a failure names the step's resource, and keeps its commit out of the ledger", async () => {
  const { log, progress } = await run(
    [step("a", { intent: put(), commit: patch({ phase: "created" }) })],
    async () => {
      throw failure("DEV-510");
    },
  );
  expect(log).toEqual(["write 1 intended", "perform a"]);
  expect(progress.steps.get("a")!.status).toMatchObject({
    status: "failed",
    problem: { code: "DEV-510", address: "machine.web" },
  });
});

test("a create that finds its name taken takes its intent back: what is there is not ours", async () => {
  const template = templateRecord({ phase: "building" });
  const steps = [
    step("a", { intent: put() }),
    step("b", { intent: { registry: { template: "put", fingerprint: "f", record: template } } }),
  ];
  const { log, ledger, registry } = await run(steps, async (_, __, clock) => {
    await clock.sleep(1);
    throw failure("DEV-210", 5);
  });
  expect(log).toEqual([
    "write 1 intended",
    "registry building",
    "perform a",
    "perform b",
    "write 2 none",
    "registry ",
  ]);
  expect(ledger.machines).toEqual({});
  expect(registry.templates).toEqual({});
});

test("an intent that cannot be taken back fails the step with that reason", async () => {
  let writes = 0;
  const { status, progress, exitCode } = await run(
    [step("a", { intent: put() })],
    async () => {
      throw failure("DEV-210", 5);
    },
    {
      ledgerStore: {
        read: async () => undefined,
        write: async () => {
          if (++writes === 2) throw failure("DEV-420", 6);
        },
      },
    },
  );
  expect([status, exitCode]).toEqual(["failed", 6]);
  expect(progress.steps.get("a")!.status).toMatchObject({ problem: { code: "DEV-420" } });
});

test("an intent that cannot be written keeps the action from starting; the next write tries again", async () => {
  let writes = 0;
  const { outcomes, log, ledger } = await run(
    [step("a", { intent: put() }), step("b", { intent: put() })],
    async () => {},
    {
      ledgerStore: {
        read: async () => undefined,
        write: async () => {
          if (++writes === 1) throw failure("DEV-420");
        },
      },
    },
  );
  expect(outcomes).toEqual({ a: "failed", b: "done" });
  expect(log).toEqual(["perform b", "learn b {}"]);
  expect(ledger.serial).toBe(1);
});

test("stop lets running steps end and starts no other", async () => {
  const stop = new AbortController();
  const steps = [step("a"), step("b"), step("c", { after: ["a"] })];
  const { status, outcomes, exitCode } = await run(
    steps,
    async (_, __, clock) => {
      stop.abort();
      await clock.sleep(1000);
    },
    { stop: stop.signal },
  );
  expect(outcomes).toEqual({ a: "done", b: "done", c: "waiting" });
  expect([status, exitCode]).toEqual(["interrupted", 0]);
});

test("stopped when the last step is running, all gets done all the same", async () => {
  const stop = new AbortController();
  const { status } = await run([step("a")], async () => stop.abort(), { stop: stop.signal });
  expect(status).toBe("done");
});

test("kill cuts running steps off: they are interrupted, what waits for them is skipped, nothing else starts", async () => {
  const kill = new AbortController();
  const steps = [
    step("a"),
    step("b", { after: ["a"] }),
    step("c", { action: { do: "clone", template: "t", snapshot: "s", instance: "c" } }),
    step("d", { action: { do: "clone", template: "t", snapshot: "s", instance: "d" } }),
  ];
  const { status, outcomes, exitCode } = await run(
    steps,
    async (_, { signal }) => {
      kill.abort();
      expect(signal.aborted).toBe(true);
      throw failure("DEV-208", 130);
    },
    { kill: kill.signal },
  );
  expect(outcomes).toEqual({ a: "interrupted", b: "skipped", c: "interrupted", d: "waiting" });
  expect([status, exitCode]).toEqual(["interrupted", 0]);
});

test("secrets in output and in problems are hidden, also when they come in two pieces", async () => {
  const redactor = new Redactor();
  redactor.add("hunter22");
  const { events, progress } = await run(
    [step("a")],
    async (_, { onOutput }) => {
      onOutput("stdout", "token hun");
      onOutput("stderr", "other");
      onOutput("stdout", "ter22 and hunte");
      throw failure("DEV-510", 7, "said hunter22");
    },
    { redactor },
  );
  const texts = events.flatMap((event) =>
    event.type === "step_output" ? [`${event.stream}: ${event.text}`] : [],
  );
  expect(texts).toEqual(["stdout: token ", "stderr: other", "stdout: (sensitive) and ", "stdout: hunte"]);
  expect(progress.steps.get("a")!.status).toMatchObject({
    problem: { message: "said (sensitive)", hint: "mend said (sensitive)" },
  });
});

test("a clone happens under its template's lock, and nothing else does", async () => {
  const locked: string[] = [];
  const clone: Action = { do: "clone", template: "golden-1", snapshot: "s", instance: "web" };
  await run([step("a", { action: clone }), step("b")], async () => {}, {
    withTemplate: async (template, work) => {
      locked.push(template);
      return work();
    },
  });
  expect(locked).toEqual(["golden-1"]);
});

test("as many steps run at a time as their class allows", async () => {
  const running = { clone: 0, launch: 0, start: 0 };
  const most = { ...running };
  const launch = (instance: string): Action => ({
    do: "launch",
    instance,
    from: "24.04",
    cpus: 1,
    memoryBytes: 1,
    diskBytes: 1,
    networks: [],
    timeoutMs: 1,
  });
  const clone = (instance: string): Action => ({ do: "clone", template: "t", snapshot: "s", instance });
  const steps = [1, 2, 3, 4].flatMap((at) =>
    [clone, launch, start].map((action, kind) => step(`${kind}-${at}`, { action: action(`i${at}`) })),
  );
  await run(
    steps,
    async (action, _, clock) => {
      const kind = action.do as keyof typeof running;
      most[kind] = Math.max(most[kind], ++running[kind]);
      await clock.sleep(10);
      running[kind]--;
    },
    { limits: { clone: 1, launch: 2, general: 3 } },
  );
  expect(most).toEqual({ clone: 1, launch: 2, start: 3 });
});

test("an error that nobody expected is thrown, after what is running has ended", async () => {
  const ended: string[] = [];
  const running = run([step("a"), step("b")], async (action, _, clock) => {
    if ((action as { instance: string }).instance === "a") throw new Error("bug: oh");
    await clock.sleep(1000);
    ended.push("b");
  });
  await expect(running).rejects.toThrow("bug: oh");
  expect(ended).toEqual(["b"]);
});

test("events tell the time, and the start of a step comes before its end", async () => {
  const { events } = await run([step("a"), step("b", { after: ["a"] })], async (_, __, clock) =>
    clock.sleep(1500),
  );
  expect(events.map((event) => [event.type, event.atMs, "step" in event ? event.step : ""])).toEqual([
    ["run_start", 0, ""],
    ["step_start", 0, "a"],
    ["step_end", 1500, "a"],
    ["step_start", 1500, "b"],
    ["step_end", 3000, "b"],
    ["run_end", 3000, ""],
  ]);
});

test("a plan without steps is done at once", async () => {
  expect(await run([])).toMatchObject({ status: "done", exitCode: 0, log: [] });
});

test("a run whose lock was forced away makes no further call", async () => {
  let held = true;
  const { log, outcomes, exitCode } = await run(
    [step("a"), step("b", { after: ["a"], intent: put() }), step("c", { after: ["b"] })],
    async () => {
      held = false;
    },
    {
      mayGoOn: async () => {
        if (!held) throw failure("DEV-411", 6);
      },
    },
  );
  expect(log).toEqual(["perform a", "learn a {}"]);
  expect(outcomes).toEqual({ a: "done", b: "failed", c: "skipped" });
  expect(exitCode).toBe(6);
});
