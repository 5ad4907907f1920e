import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { parseArguments } from "../../src/cli/arguments.ts";
import { importImages } from "../../src/cli/image-archive.ts";
import type { Project } from "../../src/cli/project.ts";
import { demandEqual, savedPlan } from "../../src/cli/saved-plan.ts";
import { commands } from "../../src/cli/table.ts";
import { earlierRun } from "../../src/cli/tasks/earlier-run.ts";
import { guestSuites } from "../../src/cli/tasks/guest-reports.ts";
import { keptRun } from "../../src/cli/tasks/kept-runs.ts";
import { notedEvent } from "../../src/cli/tasks/noted-event.ts";
import { readJunit } from "../../src/cli/tasks/read-junit.ts";
import { load } from "../../src/config/load.ts";
import { parse } from "../../src/config/parse.ts";
import type { Desired } from "../../src/core/desired.ts";
import { canonical } from "../../src/core/fingerprint.ts";
import { checkHost } from "../../src/core/host/check.ts";
import { type Answers, factsOf } from "../../src/core/host/facts.ts";
import { planSetup } from "../../src/core/host/setup.ts";
import { emptyLedger, emptyRegistry, type Ledger, type Registry } from "../../src/core/ledger.ts";
import type { Live } from "../../src/core/live.ts";
import type { Json } from "../../src/core/plan.ts";
import { makePlan } from "../../src/core/planner.ts";
import { Redactor } from "../../src/core/redact.ts";
import type { Job } from "../../src/core/tasks/expand-tasks.ts";
import { changedFact } from "../../src/core/tasks/task-facts.ts";
import { parseTemplateComment } from "../../src/core/template.ts";
import { withPins } from "../../src/core/version-lock.ts";
import { cloudInitStatus } from "../../src/drivers/guest/cloud-init.ts";
import { unpack } from "../../src/drivers/guest/tar.ts";
import { multipassDriver } from "../../src/drivers/multipass/driver.ts";
import { failureOf } from "../../src/drivers/multipass/failure.ts";
import { parseFind } from "../../src/drivers/multipass/parse.ts";
import type { RunResult } from "../../src/generated/run-result-types.ts";
import { junitXml } from "../../src/render/junit.ts";
import { planJson } from "../../src/render/plan-json.ts";
import { planText } from "../../src/render/plan-text.ts";
import { problemsText } from "../../src/render/problems.ts";
import { palette } from "../../src/render/style.ts";
import { taskText } from "../../src/render/task-text.ts";
import { keyHealth } from "../../src/ssh/key-health.ts";
import { readKey } from "../../src/ssh/keys.ts";
import { parseHostKeys, pinHostKeys, pinnedHostKeys } from "../../src/ssh/known-hosts.ts";
import { type Backup, openBackup, sealBackup } from "../../src/store/backup.ts";
import { InputFiles } from "../../src/store/input-files.ts";
import { listJournals, readJournal, replayLedger } from "../../src/store/journal.ts";
import { readLedger } from "../../src/store/ledger-store.ts";
import { acquireLock, readLock } from "../../src/store/lock.ts";
import { storePaths } from "../../src/store/paths.ts";
import { readPlanFile, type SavedPlan, writePlanFile } from "../../src/store/plan-file.ts";
import { openRegistryStore } from "../../src/store/registry-store.ts";
import { RunLogReader } from "../../src/store/run-log-reader.ts";
import { TaskRecords } from "../../src/store/task-records.ts";
import { readVersionLock } from "../../src/store/version-lock-file.ts";
import { VirtualClock } from "../drivers/virtual-clock.ts";
import { MemoryFiles } from "../support/memory-files.ts";
import { lockWorld } from "../support/store.ts";
import { mutatedBytes, mutatedJson } from "./mutations.ts";
import { guestReports, type Samples } from "./samples.ts";
import { schema, valuesOf } from "./schema-values.ts";

/** One kind of input, and what the product does with it. */
export interface Target {
  name: string;
  /** How many inputs `make fuzz` makes. */
  inputs: number;
  arbitrary: fc.Arbitrary<Buffer>;
  /** Resolves, or rejects with a DevorchError. */
  take(input: Buffer): Promise<unknown>;
}

/** `folder` is empty, and of the targets alone. */
export function targets(samples: Samples, folder: string): readonly Target[] {
  const { desired, live, files } = samples;
  const file = (path: string, content: Buffer): string => {
    mkdirSync(join(folder, path, ".."), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: 0o600 });
    return join(folder, path);
  };
  const plan = (parts: Partial<Parameters<typeof shown>[0]>) => shown({ desired, live, ...parts });
  const observed = {
    live,
    ledger: JSON.parse(String(files.ledger)) as Ledger,
    registry: JSON.parse(String(files.registry)) as Registry,
  };
  const planned = makePlan({ desired, ...observed, nowMs: 0, options: {} });
  const project = { desired } as Project;
  const original = savedPlan(planned, project, observed, 0);
  demandEqual(original, planned, project, observed);
  const both = (...some: readonly Buffer[]) => fc.oneof(mutatedJson(some), mutatedBytes(some));
  const environments = { cwd: folder, env: { DEVORCH_VAR_ref: "x" } };

  return [
    {
      name: "configuration-text",
      inputs: 20_000,
      arbitrary: mutatedBytes(samples.configurations),
      take: async (input) => parse(input, "f"),
    },
    {
      name: "configuration",
      inputs: 8_000,
      arbitrary: mutatedBytes(samples.configurations),
      take: async (input) => {
        file("devorch.yaml", input);
        return loadAndPlan(await load(environments));
      },
    },
    {
      name: "configuration-by-schema",
      inputs: 8_000,
      arbitrary: valuesOf(schema("devorch")).map((value) =>
        Buffer.from(JSON.stringify({ apiVersion: "devorch/v1", project: "acme", ...(value as object) })),
      ),
      take: async (input) => {
        file("devorch.yaml", input);
        return loadAndPlan(await load(environments));
      },
    },
    {
      name: "task-file",
      inputs: 3_000,
      arbitrary: fc.oneof(
        mutatedBytes(samples.taskFiles),
        valuesOf(schema("tasks")).map((value) => Buffer.from(JSON.stringify(value))),
      ),
      take: async (input) => {
        file("devorch.yaml", samples.configurations[0]!);
        file("tasks.yaml", input);
        return loadAndPlan(await load({ ...environments, tasksFile: "tasks.yaml" }));
      },
    },
    {
      name: "variables",
      inputs: 5_000,
      arbitrary: mutatedBytes([
        Buffer.from("log_level: debug\nport: 8080\n"),
        Buffer.from('{"log_level":"${var.a}","port":true}'),
      ]),
      take: async (input) => {
        file("devorch.yaml", Buffer.from(variablesYaml));
        file("vars.yaml", input);
        const text = input.toString().replaceAll("\0", "");
        return loadAndPlan(
          await load({
            cwd: folder,
            varFiles: ["vars.yaml"],
            vars: text.split("\n"),
            env: { DEVORCH_VAR_log_level: text },
          }),
        );
      },
    },
    {
      name: "ledger",
      inputs: 10_000,
      arbitrary: both(files.ledger),
      take: async (input) => {
        const memory = new MemoryFiles(
          new Map([
            [paths.ledger, { content: input.toString() }],
            [`${paths.ledger}.bak`, { content: String(files.ledger) }],
          ]),
        );
        const ledger = await readLedger(memory, paths, () => {});
        if (ledger) for (const destroy of [false, true]) plan({ ledger, destroy });
      },
    },
    {
      name: "journal",
      inputs: 6_000,
      arbitrary: both(files.journal),
      take: async (input) => {
        const path = join(paths.journals, "20260101T000000Z-1.ndjson");
        const memory = new MemoryFiles(new Map([[path, { content: input.toString() }]]));
        await readJournal(memory, path);
        await listJournals(memory, paths.journals);
        const ledger = await replayLedger(memory, paths.journals);
        return ledger && plan({ ledger });
      },
    },
    {
      name: "registry",
      inputs: 6_000,
      arbitrary: both(files.registry),
      take: async (input) => {
        const memory = new MemoryFiles(new Map([[paths.registry, { content: input.toString() }]]));
        const lock = lockWorld(memory, 1, async () => "alive");
        const store = openRegistryStore({ files: memory, paths, lock, claim, warn: () => {} });
        return plan({ registry: await store.read() });
      },
    },
    {
      name: "lock",
      inputs: 4_000,
      arbitrary: both(Buffer.from(lockRecord)),
      take: async (input) => {
        const content = input.toString();
        const memory = new MemoryFiles(
          new Map([paths.lock, `${paths.lock}.after-${lockId(content)}`].map((name) => [name, { content }])),
        );
        await readLock(
          paths.lock,
          lockWorld(memory, 1, async () => "dead"),
        );
        return acquireLock(
          paths.lock,
          claim,
          lockWorld(memory, 1, async () => "alive"),
          { timeoutMs: 0 },
        );
      },
    },
    {
      name: "version-lock",
      inputs: 5_000,
      arbitrary: both(files.versionLock),
      take: async (input) => {
        const memory = new MemoryFiles(new Map([["/p/devorch.lock.json", { content: input.toString() }]]));
        return plan({ desired: withPins(desired, await readVersionLock(memory, "/p")) });
      },
    },
    {
      name: "plan-file",
      inputs: 8_000,
      arbitrary: both(files.plan),
      take: async (input) => {
        const memory = new MemoryFiles(new Map([["/plan", { content: input.toString() }]]));
        return readPlanFile(memory, "/plan", { project: desired.project });
      },
    },
    {
      name: "plan-file-resealed",
      inputs: 5_000,
      arbitrary: mutatedJson([Buffer.from(JSON.stringify(original))]),
      take: async (input) => {
        const memory = new MemoryFiles();
        await writePlanFile(memory, "/plan", JSON.parse(String(input)) as SavedPlan, []);
        const saved = await readPlanFile(memory, "/plan", { project: desired.project });
        demandEqual(saved, planned, project, observed);
        if (binding(saved) !== binding(original)) throw new Error("a forged plan was taken for the one made");
      },
    },
    {
      name: "task-record",
      inputs: 4_000,
      arbitrary: both(files.taskRecord),
      take: async (input) => {
        file("tasks/web/test.json", input);
        const record = await new TaskRecords(join(folder, "tasks")).read("web", "test");
        if (!record?.passed) return;
        changedFact(record.passed.facts, { named: {}, files: {} });
        for (const output of record.passed.outputs) join(record.passed.folder, output.file, output.path);
      },
    },
    {
      name: "input-hashes",
      inputs: 2_000,
      arbitrary: mutatedBytes([files.inputs]),
      take: async (input) => {
        const memory = file("inputs.json", input);
        file("project/a.txt", Buffer.from("a"));
        const hashes = await InputFiles.open(join(folder, "project"), memory);
        hashes.hashes(["*.txt"]);
        return hashes.save();
      },
    },
    {
      name: "run-result",
      inputs: 4_000,
      arbitrary: both(files.result),
      take: async (input) => {
        file("runs/20260101T000000Z-1/result.json", input);
        return keptRun(join(folder, "runs"), "20260101T000000Z-1");
      },
    },
    {
      name: "run-log",
      inputs: 4_000,
      arbitrary: mutatedBytes([files.times]),
      take: async (input) => {
        file("log/x.times", input);
        file("log/x.stdout", Buffer.from("hello\n"));
        const reader = new RunLogReader(join(folder, "log/x"));
        for (const piece of await reader.next()) await reader.bytes(piece);
        file("log/x.times", input.subarray(0, input.length / 2));
        return reader.next();
      },
    },
    {
      name: "run-events",
      inputs: 4_000,
      arbitrary: both(files.events),
      take: async (input) => {
        file("runs/20260101T000000Z-1/result.json", files.result);
        file("runs/20260101T000000Z-1/events.ndjson", input);
        const { jobs } = JSON.parse(String(files.result)) as RunResult;
        const ids = new Set(jobs.map(({ id }) => id));
        const show = taskText(jobs, palette(false), () => undefined);
        for (const line of String(input).split("\n")) notedEvent(line, ids).map(show);
        const targets = jobs.map(({ id, task, instance }) => ({
          id,
          task: { name: task },
          target: { instance },
        }));
        return earlierRun(join(folder, "runs"), "20260101T000000Z-1", targets as unknown as Job[]);
      },
    },
    {
      name: "guest-report",
      inputs: 6_000,
      arbitrary: mutatedBytes(guestReports),
      take: async (input) => {
        file("report", input);
        const job = {
          id: "web.test",
          task: { name: "test", reports: ["r"] },
          target: { instance: "dev-web" },
        };
        const tries = { attempts: 1, startedAtMs: 0, durationMs: 0 };
        const suites = await guestSuites({
          jobs: [job as unknown as Job],
          results: new Map([
            ["web.test", { status: "passed", tries, outputs: [{ path: "r", file: "report" }] }],
          ]),
          folder: { path: folder },
          startedAtMs: 0,
          redactor: new Redactor(),
        });
        // What is made of it can be read again, and has as many tests.
        const written = await readJunit(junitXml([...suites.values()]));
        expect(written).toHaveLength([...suites.values()].flatMap(({ cases }) => cases).length);
      },
    },
    {
      name: "provider-answers",
      inputs: 12_000,
      arbitrary: fc
        .tuple(
          fc.constantFrom("version", "list", "list --snapshots", "info", "get", "networks", "find"),
          both(...samples.answers),
        )
        .map(([call, answer]) => Buffer.concat([Buffer.from(`${call}\n`), answer])),
      take: async (input) => {
        const [call] = String(input).split("\n", 1);
        const answer = input.subarray(call!.length + 1).toString();
        if (call === "find") return void parseFind(answer);
        const live = await observing((argv) => (argv.join(" ").startsWith(call!) ? answer : answerTo(argv)));
        return plan({ live });
      },
    },
    {
      name: "provider-errors",
      inputs: 6_000,
      arbitrary: mutatedBytes(samples.errors),
      take: async (input) => {
        const { problem } = failureOf(
          ["launch", "-n", input.toString()],
          { end: 2, stdout: "", stderr: input.toString() },
          "linux",
        );
        return problemsText([problem], { width: 80, palette: palette(false) });
      },
    },
    {
      name: "guest-answers",
      inputs: 5_000,
      arbitrary: both(...samples.guestAnswers),
      take: async (input) => {
        cloudInitStatus(input.toString());
        parseTemplateComment(input.toString());
        return parseHostKeys(input.toString());
      },
    },
    {
      name: "host-answers",
      inputs: 3_000,
      arbitrary: both(...samples.answers, ...samples.errors),
      take: async (input) => {
        for (const platform of ["linux", "darwin"] as const) {
          const facts = factsOf(hostAnswers(platform, input.toString()));
          planSetup(checkHost(facts, "multipass"), facts);
        }
      },
    },
    {
      name: "keys-and-pins",
      inputs: 4_000,
      arbitrary: mutatedBytes([samples.key, samples.knownHosts]),
      take: async (input) => {
        mkdirSync(join(folder, "keys"), { recursive: true, mode: 0o700 });
        const pins = file("keys/known_hosts.web", input);
        file("keys/id_ed25519", input);
        keyHealth(join(folder, "keys"), new Set(["web"]));
        pinnedHostKeys(pins, "web");
        pinHostKeys(pins, "web", [{ type: "ssh-ed25519", key: "AAAA" }]);
        return readKey(join(folder, "keys/id_ed25519"));
      },
    },
    {
      name: "archive",
      inputs: 4_000,
      // Near to an archive, or made of whole blocks of some: entries without end, repeated, in any order.
      arbitrary: fc.oneof(
        fc
          .tuple(mutatedBytes(samples.archives), fc.boolean())
          .map(([bytes, mend]) => (mend ? withChecksums(bytes) : bytes)),
        fc
          .array(fc.constantFrom(...samples.archives.flatMap(blocks)), { maxLength: 60 })
          .map((some) => Buffer.concat([blocks(samples.archives[0]!)[0]!, ...some])),
      ),
      take: async (input) => {
        const limits = { maxBytes: 1 << 20, maxFiles: 20 };
        const target = join(folder, "unpacked");
        try {
          await unpack(pieces(input), target, limits);
        } finally {
          const found = existsSync(target) && statSync(target).isDirectory();
          const names = found ? readdirSync(target, { recursive: true }) : [];
          rmSync(target, { recursive: true, force: true });
          expect(names.length).toBeLessThanOrEqual(2 * limits.maxFiles);
        }
      },
    },
    {
      name: "image-archive",
      inputs: 1_000,
      arbitrary: fc
        .tuple(mutatedBytes([samples.imageArchive]), fc.boolean())
        .map(([bytes, mend]) => (mend ? withChecksums(bytes) : bytes)),
      take: async (input) => {
        const archive = file("images.tar", input);
        try {
          return await importImages(archive, join(folder, "imported"), {});
        } finally {
          rmSync(join(folder, "imported"), { recursive: true, force: true });
        }
      },
    },
    {
      name: "backup",
      inputs: 2_000,
      arbitrary: mutatedBytes([samples.backup]),
      take: (input) => openBackup(input, "p"),
    },
    {
      name: "backup-resealed",
      inputs: 2_000,
      arbitrary: mutatedJson([samples.backupContent]),
      take: async (input) => openBackup(await sealBackup(JSON.parse(String(input)) as Backup, "p", 1), "p"),
    },
    {
      name: "arguments",
      inputs: 5_000,
      arbitrary: mutatedBytes(
        commands.map(({ name, examples }) => Buffer.from([name, ...examples].join("\n"))),
      ),
      take: async (input) => parseArguments(input.toString().split(/[\n ]/), commands),
    },
  ];

  function loadAndPlan(loaded: Awaited<ReturnType<typeof load>>): unknown {
    if ("problems" in loaded)
      return problemsText(loaded.problems, {
        width: 80,
        palette: palette(false),
        sourceText: (name) => loaded.sources.get(name),
      });
    return shown({ desired: loaded.desired, live });
  }
}

const paths = storePaths({ state: "/s", data: "/s" }, { provider: "multipass" }, "acme", undefined);
const claim = { command: "devorch apply", user: "ada", subject: "templates" };

const lockRecord = JSON.stringify({
  ...claim,
  id: "1",
  process: { host: "here", machine: "here", pid: 1, started: "then" },
  createdAtMs: 0,
});

const variablesYaml = `
apiVersion: devorch/v1
project: acme
vars: { log_level: { default: info }, port: { type: number, default: 1 }, on: { type: boolean, default: true } }
machines: { web: { from: "24.04", env: { A: "\${var.log_level} \${var.port} \${var.on}" } } }
`;

function shown(parts: {
  desired: Desired;
  live: Live;
  ledger?: Ledger;
  registry?: Registry;
  destroy?: boolean;
}): void {
  const {
    desired,
    live,
    ledger = emptyLedger(desired.project, undefined, "l"),
    registry = emptyRegistry,
    destroy = false,
  } = parts;
  const plan = makePlan({ desired, live, ledger, registry, nowMs: Date.UTC(2027, 0), options: { destroy } });
  planText(plan, { width: 80, palette: palette(false) });
  JSON.stringify(planJson(plan, "1"));
}

/** What the real Multipass answers to one machine. */
function answerTo(argv: readonly string[]): string {
  const call = argv.join(" ");
  if (call.startsWith("version")) return '{"multipass":"1.16.3","multipassd":"1.16.3"}';
  if (call.startsWith("list --snap")) return '{"errors":[],"info":{}}';
  if (call.startsWith("list"))
    return '{"list":[{"name":"dev-acme-web","state":"Running","ipv4":["10.0.0.2"],"release":"x"}]}';
  if (call.startsWith("info")) return '{"errors":[],"info":{"dev-acme-web":{"mounts":{}}}}';
  if (call.startsWith("networks")) return '{"list":[]}';
  return call.endsWith("driver") ? "qemu" : call.endsWith("cpus") ? "1" : "5.0GiB";
}

async function observing(answer: (argv: readonly string[]) => string): Promise<Live> {
  const clock = new VirtualClock();
  const run = async (argv: readonly string[]) => ({ end: 0 as const, stdout: answer(argv), stderr: "" });
  const driver = multipassDriver({ run, clock, random: () => 0.5, platform: "linux" });
  const query = { sizesOf: ["dev-acme-web"], mountsOf: ["dev-acme-web"], networks: true, driver: true };
  return driver.observe(query, new AbortController().signal);
}

function hostAnswers(platform: "linux" | "darwin", text: string): Answers {
  const answer = { exit: 0, stdout: text, stderr: text };
  return {
    platform,
    architecture: "x64",
    root: false,
    programs: {
      multipass: "/snap/bin/multipass",
      ssh: "/usr/bin/ssh",
      sudo: "/usr/bin/sudo",
      snap: "/usr/bin/snap",
    },
    paths: { "/etc/os-release": { text }, "/proc/sys/kernel/osrelease": { text }, "/proc/cpuinfo": { text } },
    commands: Object.fromEntries(
      [
        "multipass version --format json",
        "multipass get local.driver",
        "snap services multipass",
        "snap version",
        "sw_vers -productVersion",
      ].map((call) => [call, answer]),
    ),
    searchPath: text,
    memoryBytes: 2 ** 33,
  } as unknown as Answers;
}

/** All of a saved plan but what may differ when it is planned again: the time, and warnings. */
function binding({ createdAtMs: _, plan, ...saved }: SavedPlan): string {
  const problems = plan.problems.filter(({ severity }) => severity === "error");
  return canonical({ ...saved, plan: { ...plan, problems } } as unknown as Json);
}

function lockId(content: string): string {
  try {
    return String((JSON.parse(content) as { id?: unknown }).id);
  } catch {
    return "";
  }
}

/** Each block that begins like a header gets a checksum that fits, or nothing behind it is ever read. */
function withChecksums(archive: Buffer): Buffer {
  const bytes = Buffer.from(archive);
  for (let at = 0; at + 512 <= bytes.length; at += 512) {
    const header = bytes.subarray(at, at + 512);
    if (header.toString("latin1", 257, 262) !== "ustar") continue;
    header.fill(" ", 148, 156);
    header.write(
      header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, "0"),
      148,
    );
    header[154] = 0;
  }
  return bytes;
}

function blocks(archive: Buffer): Buffer[] {
  return Array.from({ length: archive.length / 512 }, (_, at) => archive.subarray(at * 512, (at + 1) * 512));
}

async function* pieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 700) yield bytes.subarray(at, at + 700);
}
