import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { commands } from "../../src/cli/table.ts";
import { cliWorld } from "../support/cli-world.ts";
import { recordingSudo } from "../support/recording-sudo.ts";
import { bytesOf, deliver, mutating, type WorldOptions } from "../support/simulated-world.ts";

// Scrypt at its full cost is tried elsewhere.
vi.mock("../../src/store/backup.ts", async (original) => {
  const real = await original<typeof import("../../src/store/backup.ts")>();
  const sealBackup: typeof real.sealBackup = (backup, passphrase) => real.sealBackup(backup, passphrase, 10);
  return { ...real, sealBackup };
});

/** A value for each way to give a secret. */
const canaries = {
  env: "canary-env-4711",
  file: "canary-file-4712",
  command: "canary-command-4713",
  key: "canary-key-4714",
  variable: "canary-variable-4715",
  "var-file": "canary-var-file-4716",
};

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
vars: { token: { sensitive: true }, password: { sensitive: true } }
environments: { ci: {} }
images:
  golden:
    from: "22.04"
    steps: [{ run: make golden, env: { A: { secret: "env:ACME_KEY" }, B: { secret: "file:../secrets/file" } } }]
    verify: [{ run: verify golden }]
machines:
  db:
    from: "24.04"
    repo: { url: "https://example.com/acme.git", deployKey: { secret: "file:../secrets/key" } }
    ready: { run: "check \${var.token} \${var.password}" }
  web:
    image: golden
    env:
      A: { secret: "env:ACME_KEY" }
      B: { secret: "file:../secrets/file" }
      C: { secret: "command:cat ../secrets/command" }
      D: "\${var.token}"
      E: "with \${var.password}"
    setup: [install]
tasks:
  install: { on: web, run: make install, env: { A: { secret: "env:ACME_KEY" } } }
  lint: { run: "lint --token \${var.token}", stdin: "\${var.password}", on: web }
  test: { run: [test, "\${var.token}"], needs: [install, lint], on: web, inputs: [devorch.yaml], outputs: [report] }
  silent: { run: "hang \${var.token}", on: web, idleTimeout: 1s }
  slow: { run: "hang \${var.token}", on: web, timeout: 1s, retries: 1, retryOn: [timeout] }
  stay: { run: "hang \${var.token}", on: web }
  pushing: { run: "make \${var.token}", on: web, sync: [{ from: ./notes.txt, to: pushed }] }
  pulling: { run: "make \${var.token}", on: web, sync: [{ from: pulled, to: ./pulled, direction: pull }] }
outputs: { url: "http://\${machine.web.ipv4}", token: "\${var.token}" }
`;
const given = ["--var-file", "../secrets/vars.yaml"];

/** How examples end here, where that is not with 0. */
const endings: Readonly<Record<string, number>> = {
  // There is a devorch.yaml.
  "devorch init": 3,
  "devorch init --project acme --provider sim": 3,
  // There is nobody to ask.
  "devorch destroy": 3,
  "devorch down box": 3,
  "devorch forget machine.web": 3,
  "devorch state rm machine.web": 3,
  // It has an instance; it is not in the trash; nothing is locked.
  "devorch adopt machine.web my-old-vm": 3,
  "devorch undo web": 3,
  "devorch force-unlock 6f9619ff-8b86-d011-b42d-00cf4fc964ff": 1,
  // These guests have no SSH server: test/scenarios/ssh.test.ts has some.
  "devorch exec -t web -- htop": 125,
  "devorch forward web 8080": 1,
  "devorch forward web 8080:80 5432": 1,
};
/** A process of its own has no simulated world: test/scenarios/detach.test.ts looks there. */
const elsewhere = "devorch run test --detach";

test("no secret is in anything that a command prints, keeps or calls, and none asks sudo, for every example of every command", async () => {
  const sudo = recordingSudo(mkdtempSync(join(tmpdir(), "devorch-sudo-")));
  onTestFinished(() => rmSync(join(sudo.folder, ".."), { recursive: true }));
  const PATH = `${sudo.folder}:${process.env.PATH}`;
  vi.stubEnv("PATH", PATH);
  onTestFinished(() => void vi.unstubAllEnvs());
  const at = await world({ env: { PATH } });
  const ended: Record<string, number> = {};
  for (const { name, options, examples } of commands)
    for (const example of examples.filter((one) => one !== elsewhere)) {
      // What the last ones changed is put back.
      if (at.changed()) await at.devorch(["apply", "--auto-approve", ...given]);
      const args = at.known(example).split(" ").slice(1);
      const more = [
        ...(options["var-file"] ? given : []),
        ...(options.provider && !args.includes("--provider") ? ["--provider", "sim"] : []),
        ...(["restore", "snapshot restore"].includes(name) ? ["--auto-approve"] : []),
      ];
      const { code } = await at.check(args.toSpliced(name.split(" ").length, 0, ...more));
      if (code !== 0) ended[example] = code;
    }
  expect(ended).toEqual(endings);
  at.expectAllTold();
  expect(sudo.asked()).toBe("");
}, 300_000);

type Client = NonNullable<WorldOptions["client"]>;

/** A client that fails at every command for a guest, and says all that it was given. */
const repeats: Client = (run) => async (argv, options) => {
  if (argv[0] !== "exec") return run(argv, options);
  const stderr = `exec failed: ${await bytesOf(options.stdin)}`;
  return deliver({ end: 2, stdout: "", stderr }, options);
};

/** Says all that it was given and, where that has the words, never ends. */
const hangsAt =
  (words: string, pressed = () => {}): Client =>
  (run) =>
  async (argv, options) => {
    if (argv[0] !== "exec") return run(argv, options);
    const stdin = await bytesOf(options.stdin);
    const said = `${stdin}`;
    if (!said.includes(words)) return run(argv, { ...options, stdin });
    await deliver({ end: 0, stdout: said, stderr: said }, options);
    return new Promise((resolve) => {
      const end = () => resolve({ end: "aborted", stdout: "", stderr: "" });
      if (options.signal.aborted) end();
      options.signal.addEventListener("abort", end);
      pressed();
    });
  };

interface Trouble {
  /** Scripts that fail in the guest. */
  failing: string[];
  client: Client;
  env: Record<string, string>;
}

const everything = ["--var-file", "../secrets/vars.yaml", "--auto-approve"];

test.each<[string, number, string[][], Partial<Trouble>]>([
  [
    "a task that fails",
    7,
    [
      ["run", "test", "--junit", "report.xml", ...given],
      ["run", "test", "--json", ...given],
      ["run", "test", "--keep-going", ...given],
    ],
    {
      failing: [`lint --token ${canaries.variable}`],
      env: { GITHUB_ACTIONS: "true" },
    },
  ],
  ["a task that is silent for too long", 8, [["run", "silent", ...given]], { client: hangsAt("hang") }],
  [
    "a task that takes too long, twice",
    8,
    [["run", "slow", "--json", ...given]],
    { client: hangsAt("hang") },
  ],
  ["an output that is missing", 7, [["run", "test", ...given]], { failing: ["report"] }],
  ["a file that cannot be pushed", 1, [["run", "pushing", ...given]], { failing: ["."] }],
  ["a file that cannot be pulled", 7, [["run", "pulling", ...given]], { failing: ["pulled"] }],
  [
    "a copy that fails",
    1,
    [
      ["cp", "notes.txt", "web:~/refused", ...given],
      ["cp", "web:refused", ".", ...given],
    ],
    { failing: ["~/refused", "refused"] },
  ],
  [
    "a setup task that fails",
    7,
    [
      ["apply", ...everything],
      ["apply", "--json", ...everything],
    ],
    { failing: ["make install"] },
  ],
  ["an image's step that fails", 7, [["image", "build", ...everything]], { failing: ["make golden"] }],
  [
    "an image's check that fails",
    7,
    [["image", "build", "--json", ...everything]],
    { failing: ["verify golden"] },
  ],
  [
    "a machine that does not get ready",
    8,
    [["apply", ...everything, "--debug"]],
    { failing: [`check ${canaries.variable} ${canaries["var-file"]}`] },
  ],
  ["a daemon that repeats all it is told", 8, [["apply", ...everything, "--debug"]], { client: repeats }],
  [
    "commands that never end",
    8,
    [
      ["apply", ...everything],
      ["apply", "--json", ...everything],
    ],
    { client: hangsAt("") },
  ],
])("%s: no secret is in anything that is printed, kept or called", async (_, code, all, trouble) => {
  const at = await world(trouble);
  await at.check(["apply", ...everything]);
  for (const args of all) expect((await at.check(args)).code).toBe(code);
});
test("a lock that is held: no secret is in anything that is printed, kept or called", async () => {
  const at = await world();
  const both = [1, 2].map(() => at.check(["apply", ...everything]));
  expect((await Promise.all(both)).map(({ code }) => code).sort()).toEqual([0, 6]);
});

test.each([1, 2])("%i × Ctrl-C: no secret is in anything that is printed, kept or called", async (times) => {
  const keyboard = new EventTarget();
  const press = () => {
    for (let pressed = 0; pressed < times; pressed++) keyboard.dispatchEvent(new Event("interrupt"));
  };
  const at = await world({ client: hangsAt("hang", press) });
  await at.check(["apply", ...everything]);
  expect((await at.check(["run", "stay", ...given], keyboard)).code).toBe(130);
});

test("what is refused: no secret is in anything that is printed, kept or called", async () => {
  let down = false;
  const at = await world({
    client: (run) => (argv, options) =>
      down
        ? deliver(
            { end: 2, stdout: "", stderr: "list failed: cannot connect to the multipass socket" },
            options,
          )
        : run(argv, options),
  });
  const refused = async (code: number, ...args: string[]) =>
    expect(await at.check(args), args.join(" ")).toMatchObject({ code });
  await at.check(["apply", ...everything]);
  await at.check(["plan", "--out", "stale", "--replace", "machine.db", ...given]);
  await at.check(["stop", "web", ...given]);
  await refused(6, "apply", "stale", "--replace", "machine.db", ...everything);
  await refused(1, "run", "test", ...given);
  at.write("devorch.yaml", yaml.replace("  db:\n", "  db:\n    lifecycle: { protect: true }\n"));
  await refused(0, "apply", ...everything);
  await refused(5, "destroy", ...everything);
  down = true;
  for (const json of [[], ["--json"]]) await refused(4, "run", "test", ...json, ...given);
  for (const wrong of ['cpus: "${var.token}"', 'state: "${var.password}"', 'nothing: "${var.token}"']) {
    at.write("devorch.yaml", yaml.replace("  db:\n", `  db:\n    ${wrong}\n`));
    for (const json of [[], ["--json"]]) await refused(3, "run", "test", ...json, ...given);
  }
});

async function world({ failing = [], client, env: more }: Partial<Trouble> = {}) {
  const at = await cliWorld(yaml, client);
  for (const script of failing) at.guests.failing.add(script);
  const secrets = join(at.folder, "..", "secrets");
  mkdirSync(secrets);
  for (const route of ["file", "key", "command"] as const)
    writeFileSync(join(secrets, route), `${canaries[route]}\n`);
  writeFileSync(join(secrets, "vars.yaml"), `password: ${canaries["var-file"]}\n`);
  const build = { run: "make", on: "web", env: { TOKEN: { secret: "file:../secrets/file" } } };
  at.write("build-tasks.json", JSON.stringify({ tasks: { build } }));
  at.write("notes.txt", "notes");
  at.write("passphrase", "correct horse battery staple");
  const env = {
    ACME_KEY: canaries.env,
    DEVORCH_VAR_token: canaries.variable,
    GITHUB_STEP_SUMMARY: join(at.folder, "summary.md"),
    ...more,
  };
  let told = "";
  const perform = at.guests.perform.bind(at.guests);
  at.guests.perform = (effect, stdin) => {
    told += stdin.toString();
    return perform(effect, stdin);
  };
  const devorch = (args: readonly string[], keyboard?: EventTarget) =>
    at.devorch(args, { env, ...(keyboard && { keyboard }) });
  let looked = -1;
  return {
    devorch,
    write: at.write,
    /** An example with the names of what is here: a run, its task, a machine. */
    known: (example: string) =>
      example
        .replace("1f2e3d4c", () => readdirSync(join(at.folder, ".devorch/runs")).sort().at(-1)!)
        .replace("web-2.test", "web.build")
        .replace("dev-ci-build", "dev-acme-web"),
    /** Whether there was any call but reading ones since this was asked last; at first there is nothing. */
    changed() {
      const since = looked < 0 || mutating(at.calls.slice(looked)).length > 0;
      looked = at.calls.length;
      return since;
    },
    /** Runs a command and looks everywhere. What \`exec\` prints is the guest's, and left as it is. */
    async check(args: readonly string[], keyboard?: EventTarget) {
      const ran = await devorch(args, keyboard);
      const { stdout, stderr } = ["exec", "ssh"].includes(args[0]!) ? { stdout: "", stderr: "" } : ran;
      const texts = [
        ["stdout", stdout] as const,
        ["stderr", stderr] as const,
        ...[at.folder, at.state]
          .flatMap(filesIn)
          .map((file) => [file, readFileSync(file, "latin1")] as const),
        ...at.calls.map((argv) => [`the call ${argv.slice(0, 2).join(" ")}`, argv.join(" ")] as const),
      ];
      const leaks = texts.flatMap(([where, text]) => {
        const leak = /.{0,60}canary-.{0,20}/s.exec(text);
        return leak ? [`${where}: ${leak[0]}`] : [];
      });
      expect(leaks, `devorch ${args.join(" ")}`).toEqual([]);
      return ran;
    },
    /** That none was found says something only if they all were sent. */
    expectAllTold: () =>
      expect(Object.values(canaries).filter((canary) => !told.includes(canary))).toEqual([]),
  };
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}
