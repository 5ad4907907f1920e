import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { processRunner } from "../../src/drivers/multipass/process-runner.ts";
import { cliWorld } from "../support/cli-world.ts";
import { base, hostileVariants, maps, setTraps, type Variant, write } from "../support/hostile.ts";
import { expectNeutral } from "../support/neutral.ts";
import { fields } from "../support/schema-fields.ts";
import type { WorldOptions } from "../support/simulated-world.ts";
import { expectWellFormed } from "../support/well-formed.ts";

/** Which texts a field is given; a build takes a hundred commands, and what stands in an environment or a file of tasks goes the ways of the rest. */
function wanted(path: string, kind: string): boolean {
  return kind === "shell" || !/^(images|environments|\(file\))/.test(path);
}

/** Whose value the command in the guest is told, byte for byte. */
const told = /tasks\.\*\.(run\.\[\]|env\.\*|stdin)$|vars\.\*\.default$/;

const env = ["--env", "ci"];

test("every field of the schemas takes hostile values, or none", async () => {
  const at = await hostileWorld();
  const { taken, none } = await hostileVariants(at.folder, wanted);
  const found = new Set([...taken.map(({ path }) => path), ...none]);
  expect([...found].sort()).toEqual(fields.map(({ path }) => path).sort());
  expect(taken.length).toBeGreaterThan(200);
});

test("hostile values in images and machines go through apply, and nothing of them runs on the host or spoils what is shown", async () => {
  const at = await hostileWorld();
  const variants = await at.have((section) => section === "images" || section === "machines");
  at.knowNetworks(variants);
  await at.neutral(["plan", ...env]);
  expect((await at.neutral(["apply", "--auto-approve", ...env])).stdout).toContain("machine.web");
  const machines = variants.filter(({ section }) => section === "machines");
  expect(Object.keys(at.machines()).length).toBeGreaterThan(machines.length / 2);
  expect(at.calls.filter((argv) => argv.includes("--network"))).not.toEqual([]);
  for (const command of ["status", "state list", "ssh-config", "graph", "plan --markdown"])
    await at.neutral([...command.split(" "), ...env]);
  expect(at.pwned()).toBe("");
  // Or guests would run nothing at all.
  for (const home of [/\/dev-acme-ci-code-/, /\/code-/]) expect(at.obeyed()).toMatch(home);
}, 300_000);

test("hostile values in tasks, variables and outputs go through run, and nothing of them runs on the host or spoils what is shown", async () => {
  const at = await hostileWorld();
  const variants = await at.have((section) => ["tasks", "vars", "outputs"].includes(section));
  expect((await at.neutral(["apply", "--auto-approve", ...env])).code).toBe(0);
  const { tasks } = JSON.parse(readFileSync(join(at.folder, "devorch.yaml"), "utf8")) as { tasks: object };
  await at.neutral(["run", ...Object.keys(tasks), ...env, "--keep-going", "--junit", "report.xml"]);
  expectWellFormed(readFileSync(join(at.folder, "report.xml"), "utf8"));
  await at.neutral(["run", "tasks.yaml", ...env, "--keep-going"]);
  const summary = readFileSync(join(at.folder, "summary.md"), "utf8");
  expectNeutral("summary.md", summary);
  expect(summary.replace(/(?<!`)(`+)(?!`).*?[^`]\1(?!`)/gs, "")).not.toMatch(/<script>|<!--/);
  for (const args of [["runs"], ["logs"], ["output", ...env]]) await at.neutral(args);
  const heard = at.heard();
  for (const { path, text, name } of variants.filter(({ path }) => told.test(path)))
    expect(heard, `${path} of ${name}`).toContain(JSON.stringify(text));
  expect(at.pwned()).toBe("");
  expect(at.obeyed()).toContain("/dev-acme-ci-code\n");
}, 300_000);

test("hostile values of what there is one of go through plan and apply, one by one", async () => {
  const at = await hostileWorld();
  const variants = (await hostileVariants(at.folder, wanted)).taken.filter(
    ({ section }) => !maps.includes(section),
  );
  for (const section of ["allowOutside", "host", "include"])
    expect(variants.map((variant) => variant.section)).toContain(section);
  for (const variant of variants) {
    write(at.folder, [variant]);
    const of = variant.environment ? ["--env", variant.environment] : [];
    await at.neutral(["plan", "--markdown", ...of]);
    await at.neutral(["apply", "--auto-approve", ...of]);
  }
  expect(at.pwned()).toBe("");
}, 300_000);

/** The simulator's model, whose guests really run what they are told: as nobody, in a home of their own, with little on their PATH. */
async function hostileWorld() {
  const root = mkdtempSync(join(tmpdir(), "devorch-hostile-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  chmodSync(root, 0o755);
  const traps = setTraps(root);
  mkdirSync(join(root, "guest"));
  writeFileSync(join(root, "guest/sudo"), "#!/bin/sh\necho sudo is not for tests >&2; exit 1\n", {
    mode: 0o755,
  });
  vi.stubEnv("PATH", `${traps.folder}:${process.env.PATH}`);
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
  const variables = {
    ACME_TOKEN: "token",
    PATH: process.env.PATH!,
    GITHUB_STEP_SUMMARY: join(world.folder, "summary.md"),
  };
  return {
    ...world,
    /** Runs a command, and looks at all it prints. */
    async neutral(args: readonly string[]) {
      const ran = await world.devorch(args, { env: variables });
      expectNeutral(args.join(" "), ran.stdout + ran.stderr);
      expect(ran.stderr).not.toMatch(/bug:|at .*\.ts:\d+/);
      return ran;
    },
    ...traps,
    folder: world.folder,
    /** Writes a configuration with all variants of these sections. */
    async have(sections: (section: string) => boolean) {
      const { taken } = await hostileVariants(world.folder, wanted);
      const variants = taken.filter(({ section }) => sections(section));
      write(world.folder, variants);
      return variants;
    },
    /** The host has all networks that machines ask for, or the plan would refuse them. */
    knowNetworks(variants: readonly Variant[]) {
      const networks = variants
        .filter(({ path }) => path.includes(".networks."))
        .map(({ value }) => (value as { networks: { name: string }[] }).networks[0]!.name);
      world.sim.world = {
        ...world.sim.world,
        networks: [...new Set(networks)].map((name) => ({ name, type: "bridge", description: "" })),
      };
    },
  };
}

const nobody = 65534;

/** Makes $1 with one commit; it belongs to $2, or git would not read it. */
const repository = `set -eu
git init -q -b main "$1"
cd "$1"
git -c user.name=a -c user.email=a commit -q --allow-empty -m first
[ -z "$2" ] || chown -R "$2:$2" "$1"`;
