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
outputs: { url: "http://\${machine.web.ipv4}", token: "\${var.token}" }
`;
const given = ["--var-file", "../secrets/vars.yaml"];

test("no secret is in anything that a command prints, keeps or calls, and none asks sudo, for every example of every command", async () => {
  const sudo = recordingSudo(mkdtempSync(join(tmpdir(), "devorch-sudo-")));
  onTestFinished(() => rmSync(join(sudo.folder, ".."), { recursive: true }));
  const PATH = `${sudo.folder}:${process.env.PATH}`;
  vi.stubEnv("PATH", PATH);
  onTestFinished(() => void vi.unstubAllEnvs());
  const at = await world({ env: { PATH } });
  for (const { name, options, examples } of commands)
    for (const example of examples) {
      // What the last ones changed is put back.
      if (at.changed()) await at.devorch(["apply", "--auto-approve", ...given]);
      const args = example.split(" ").slice(1);
      await at.check(args.toSpliced(name.split(" ").length, 0, ...(options["var-file"] ? given : [])));
    }
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

/** Says all that it was given and never ends. */
const hangs: Client = (run) => async (argv, options) => {
  if (argv[0] !== "exec") return run(argv, options);
  const said = `${await bytesOf(options.stdin)}`;
  await deliver({ end: 0, stdout: said, stderr: said }, options);
  return new Promise((resolve) => {
    const end = () => resolve({ end: "aborted", stdout: "", stderr: "" });
    options.signal.addEventListener("abort", end);
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
    { client: hangs },
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
  const devorch = (args: readonly string[]) => at.devorch(args, { env });
  let looked = -1;
  return {
    devorch,
    /** Whether there was any call but reading ones since this was asked last; at first there is nothing. */
    changed() {
      const since = looked < 0 || mutating(at.calls.slice(looked)).length > 0;
      looked = at.calls.length;
      return since;
    },
    /** Runs a command and looks everywhere. What \`exec\` prints is the guest's, and left as it is. */
    async check(args: readonly string[]) {
      const ran = await devorch(args);
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
