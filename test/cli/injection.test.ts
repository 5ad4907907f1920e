import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { load } from "../../src/config/load.ts";
import { processRunner } from "../../src/drivers/multipass/process-runner.ts";
import { cliWorld } from "../support/cli-world.ts";
import { expectNeutral } from "../support/neutral.ts";
import { fields } from "../support/schema-fields.ts";
import type { WorldOptions } from "../support/simulated-world.ts";
import { expectWellFormed } from "../support/well-formed.ts";

/** What must not happen is that `pwned` runs, on the host or in a guest. */
const texts: Readonly<Record<string, string>> = {
  shell: "$(pwned)`pwned`;pwned;'$(pwned);pwned;'\"$(pwned);pwned;\" | pwned & pwned",
  lines: "a\npwned\n- pwned\nProxyCommand pwned\n  LocalCommand pwned",
  option: "-oProxyCommand=pwned",
  git: "--upload-pack=pwned",
  transport: "ext::pwned",
  terminal: "\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e]]></failure><script>\n::error::x\n```\n| <!-- |",
};

/** Where the text is a command by its meaning. */
const code = /\.(run|shell|cloudInit|script)$/;

/** Which the plan refuses, since the host has no such network: with it, nothing would be applied. */
const planned = /\.networks\./;

/** Whose value the command in the guest is told, byte for byte. */
const told = /^tasks\.\*\.(run\.\[\]|env\.\*|stdin)$/;

interface Variant {
  path: string;
  text: string;
  section: "images" | "machines" | "tasks";
  name: string;
  value: object;
}

const base = {
  apiVersion: "devorch/v1",
  project: "acme",
  provider: "sim",
  images: { golden: { from: "24.04" } },
  machines: { web: { from: "24.04" }, db: { from: "24.04" } },
};

test("hostile values of every field go through apply and run, and nothing of them runs or spoils what is shown", async () => {
  const at = await hostileWorld();
  const variants = await accepted(at.folder);
  const sections = (name: Variant["section"]) => variants.filter(({ section }) => section === name);
  for (const name of ["images", "machines", "tasks"] as const)
    expect(sections(name).length).toBeGreaterThan(3);
  at.write("devorch.yaml", JSON.stringify(configuration(variants)));

  await at.neutral(["plan"]);
  expect((await at.neutral(["apply", "--auto-approve"])).stdout).toContain("machine.web");
  expect(Object.keys(at.machines()).length).toBeGreaterThan(sections("machines").length / 2);
  const names = sections("tasks").map(({ name }) => name);
  await at.neutral(["run", ...names, "--keep-going", "--junit", "report.xml"]);
  expectWellFormed(readFileSync(join(at.folder, "report.xml"), "utf8"));
  const summary = readFileSync(join(at.folder, "summary.md"), "utf8");
  expectNeutral("summary.md", summary);
  expect(summary.replace(/(?<!`)(`+)(?!`).*?[^`]\1(?!`)/gs, "")).not.toMatch(/<script>|<!--/);
  for (const args of [
    ["status"],
    ["state", "list"],
    ["runs"],
    ["logs"],
    ["ssh-config"],
    ["graph"],
    ["output"],
  ])
    await at.neutral(args);
  await at.neutral(["plan", "--markdown"]);

  const heard = at.heard();
  for (const { path, text, name } of variants.filter(({ path }) => told.test(path)))
    expect(heard, `${path} of ${name}`).toContain(JSON.stringify(text));
  expect(at.pwned()).toBe("");
}, 300_000);

/** Each field of images, machines and tasks with each text, in a resource of its own, where it is not refused. */
async function accepted(folder: string): Promise<Variant[]> {
  const found: Variant[] = [];
  for (const [index, { path, place }] of fields.entries()) {
    const section = path.split(".")[0] as Variant["section"];
    if (!/^(images|machines|tasks)\.\*/.test(path) || code.test(path) || planned.test(path)) continue;
    for (const [kind, text] of Object.entries(texts)) {
      // A build takes a hundred commands; what an image is given goes the ways of a machine's and a task's.
      if (section === "images" && kind !== "shell") continue;
      const [value] = Object.values(
        (place(text) as Record<Variant["section"], Record<string, object>>)[section],
      );
      const variant = { path, text, section, name: `v${index}-${kind}`, value: complete(section, value!) };
      writeFileSync(join(folder, "devorch.yaml"), JSON.stringify(configuration([variant])));
      if ("desired" in (await load({ cwd: folder, env: {} }))) found.push(variant);
    }
  }
  return found;
}

function configuration(variants: readonly Variant[]) {
  const of = (wanted: Variant["section"]) =>
    Object.fromEntries(
      variants.flatMap(({ section, name, value }) => (section === wanted ? [[name, value]] : [])),
    );
  return {
    ...base,
    images: { ...base.images, ...of("images") },
    machines: { ...base.machines, ...of("machines") },
    tasks: of("tasks"),
  };
}

/** What a resource needs beside the field. */
function complete(section: Variant["section"], value: object): object {
  if (section === "images") {
    const { toolchain, ...rest } = value as { toolchain?: { aliases?: object } };
    // The others are looked up in the network.
    return { from: "24.04", ...rest, ...(toolchain && { toolchain: { aliases: toolchain.aliases ?? {} } }) };
  }
  if (section === "machines") return "image" in value ? value : { from: "24.04", ...value };
  const run = "run" in value && Array.isArray(value.run) ? ["tell", ...value.run] : ["tell"];
  return { on: "web", ...value, run };
}

/** The simulator's model, whose guests really run what they are told: as nobody, in a home of their own, with little on their PATH. */
async function hostileWorld() {
  const root = mkdtempSync(join(tmpdir(), "devorch-hostile-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  chmodSync(root, 0o755);
  const program = (path: string, script: string) => {
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };
  const log = (name: string) => {
    writeFileSync(join(root, name), "");
    chmodSync(join(root, name), 0o666);
    return join(root, name);
  };
  const [pwned, heard] = [log("pwned"), log("heard")];
  program(
    join(root, "everywhere/pwned"),
    `echo "$0 in $PWD, of $(tr '\\0' ' ' </proc/$PPID/cmdline)" >>${pwned}`,
  );
  program(join(root, "guest/sudo"), "echo sudo is not for tests >&2; exit 1");
  program(
    join(root, "guest/tell"),
    `${process.execPath} -e '
      const say = JSON.stringify;
      const stdin = require("node:fs").readFileSync(0, "utf8");
      const told = [...process.argv.slice(1), ...Object.values(process.env), stdin].map((text) => say(text)).join("\\n");
      require("node:fs").appendFileSync("${heard}", told + "\\n");
      console.log("\\x1b]0;pwned\\x07\\x1b[2J\\u202e]]></system-out><script>\\n\`\`\`\\n::error::pwned\\n##[error]pwned");
    ' -- "$@"
exit 3`,
  );
  vi.stubEnv("PATH", `${join(root, "everywhere")}:${process.env.PATH}`);
  onTestFinished(() => void vi.unstubAllEnvs());
  const asRoot = process.getuid?.() === 0;
  execFileSync("sh", ["-c", repository, "sh", join(root, "acme.git"), asRoot ? String(nobody) : ""]);
  const home = (instance: string) => {
    const path = join(root, "homes", instance);
    mkdirSync(path, { recursive: true });
    if (asRoot) chownSync(path, nobody, nobody);
    return path;
  };
  const client: WorldOptions["client"] = (run, clock) => async (argv, options) => {
    if (argv[0] !== "exec") return run(argv, options);
    const at = home(argv[2]!);
    const user = asRoot ? ["setpriv", `--reuid=${nobody}`, `--regid=${nobody}`, "--clear-groups"] : [];
    const env = {
      PATH: `${join(root, "guest")}:${process.env.PATH}`,
      HOME: at,
      // As in a guest of plain processes, where no packages are installed.
      DEVORCH_SIM_BIN: at,
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.${root}/.insteadOf`,
      GIT_CONFIG_VALUE_0: "https://example.com/",
    };
    const command = ["setsid", "--wait", "env", "-C", at, ...user];
    return clock.during(() => processRunner({ command, env })(argv.slice(argv.indexOf("--") + 1), options));
  };
  const world = await cliWorld(JSON.stringify(base), client);
  for (const file of ["a.txt", "x"]) world.write(file, "text");
  const env = {
    ACME_TOKEN: "token",
    PATH: process.env.PATH!,
    GITHUB_STEP_SUMMARY: join(world.folder, "summary.md"),
  };
  return {
    ...world,
    /** Runs a command, and looks at all it prints. */
    async neutral(args: readonly string[]) {
      const ran = await world.devorch(args, { env });
      expectNeutral(args.join(" "), ran.stdout + ran.stderr);
      expect(ran.stderr).not.toMatch(/bug:|at .*\.ts:\d+/);
      return ran;
    },
    pwned: () => readFileSync(pwned, "utf8"),
    heard: () => readFileSync(heard, "utf8"),
  };
}

const nobody = 65534;

/** Makes $1 with one commit; it belongs to $2, or git would not read it. */
const repository = `set -eu
git init -q -b main "$1"
cd "$1"
git -c user.name=a -c user.email=a commit -q --allow-empty -m first
[ -z "$2" ] || chown -R "$2:$2" "$1"`;
