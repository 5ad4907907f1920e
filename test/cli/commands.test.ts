import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { parseArguments } from "../../src/cli/arguments.ts";
import { commands } from "../../src/cli/table.ts";
import { cliWorld } from "../support/cli-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
images:
  golden: { from: "24.04" }
machines:
  web: { image: golden, dependsOn: [ db ] }
  db: { from: "24.04", cpus: 2, memory: 2G, disk: 10G }
tasks:
  greet: { run: echo hello }
outputs:
  url: "http://\${machine.web.ipv4}:8080"
  name: "\${machine.web.name}"
  fixed: plain
`;

const firstWords = [...new Set(commands.map(({ name }) => name.split(" ")[0]!))];

test.each(commands)("devorch $name --help has examples that the command line takes", async (command) => {
  const at = await cliWorld(yaml);
  const { code, stdout, stderr } = await at.devorch([...command.name.split(" "), "--help"]);
  expect([code, stderr]).toEqual([0, ""]);
  const shown = stdout.split("\nExamples:\n")[1]!.trim().split(/\n */);
  expect(shown).toEqual(command.examples);
  expect(shown.length).toBeGreaterThan(0);
  for (const example of shown) {
    const [program, ...argv] = example.match(/'[^']*'|\S+/g)!;
    expect(program).toBe("devorch");
    expect(parseArguments(argv, commands), example).toMatchObject({
      kind: "command",
      command: { name: command.name },
    });
  }
});

test("help of a word that several commands begin with lists those", async () => {
  const at = await cliWorld(yaml);
  const { code, stdout } = await at.devorch(["snapshot", "--help"]);
  expect(code).toBe(0);
  expect(stdout.match(/^ {2}[a-z-]+( [a-z-]+)? {2,}/gm)!.map((name) => name.trim())).toEqual([
    "snapshot save",
    "snapshot restore",
    "snapshot ls",
    "snapshot rm",
  ]);
});

test("help lists every command, and a line with nothing on it is answered with help on stderr", async () => {
  const at = await cliWorld(yaml);
  const asked = await at.devorch(["--help"]);
  const text = asked.stdout.replace(/\s+/g, " ");
  for (const { name, summary } of commands) expect(text).toContain(` ${name} ${summary} `);
  const bare = await at.devorch([]);
  expect(bare).toEqual({ code: 3, stdout: "", stderr: asked.stdout });
});

test.each([
  { args: ["plam"], says: "did you mean devorch plan?" },
  { args: ["snapshot", "sav"], says: "write devorch snapshot save" },
  { args: ["plan", "--detailed-exit-code"], says: "did you mean --detailed-exitcode?" },
  { args: ["validate", "web"], says: 'devorch validate takes no argument, got "web"' },
  { args: ["completion", "tcsh"], says: 'there is no completion for "tcsh"' },
  { args: ["explain", "DEV-3O2"], says: "did you mean DEV-302?" },
  {
    args: ["plan", "--refresh-only", "--destroy"],
    says: "--refresh-only and --destroy contradict each other",
  },
  {
    args: ["plan", "--refresh-only", "--replace=machine.web"],
    says: "--refresh-only and --replace contradict",
  },
  { args: ["plan", "--replace", "image.golden"], says: "write --replace machine.NAME" },
  { args: ["apply", "--parallelism", "0"], says: 'a whole number from 1, got "0"' },
  { args: ["plan", "--env", ""], says: "leave --env out" },
  { args: ["run", "t", "--keep-going", "--fail-fast"], says: "--keep-going and --fail-fast contradict" },
])("$args is answered with what to write instead", async ({ args, says }) => {
  const at = await cliWorld(yaml);
  expect(await at.devorch(args)).toEqual({ code: 3, stdout: "", stderr: expect.stringContaining(says) });
});

test.each([
  ["plan", "--file"],
  ["run x", "--config"],
])("%s without a configuration is told to name one with %s", async (line, option) => {
  const at = await cliWorld(yaml);
  const cwd = dirname(at.folder);
  const missing = await at.devorch(line.split(" "), { cwd });
  expect(missing).toMatchObject({ code: 3, stderr: expect.stringContaining(`or name one with ${option}\n`) });
  writeFileSync(join(cwd, "package.json"), "{}");
  const keyless = await at.devorch([...line.split(" "), option, "package.json"], { cwd });
  expect(keyless.stderr).toContain(`or name another file with ${option}\n`);
});

test.each(["exec", "ssh"])(
  "%s tells its own failure by 125, and of a command without -- how to write it",
  async (name) => {
    const at = await cliWorld(yaml);
    const said = await at.devorch([name, "web", "ls", "-la"]);
    expect(said).toMatchObject({
      code: 125,
      stderr: expect.stringContaining(`devorch ${name} MACHINE -- COMMAND`),
    });
    expect(await at.devorch([name, "--termial", "web", "--", "ls"])).toMatchObject({
      code: 125,
      stderr: expect.not.stringContaining("comes after"),
    });
  },
);

test("explain says more about a code, however it is written, and lists all", async () => {
  const at = await cliWorld(yaml);
  const { code, stdout } = await at.devorch(["explain", "DEV-302"]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^DEV-302: .+\n\n.{40}/);
  for (const written of ["302", "dev-302", "dev302"])
    expect((await at.devorch(["explain", written])).stdout).toBe(stdout);
  const [title] = stdout.slice("DEV-302: ".length).split("\n");
  expect((await at.devorch(["explain"])).stdout).toContain(`\nDEV-302  ${title}\n`);
  expect(JSON.parse((await at.devorch(["explain", "302", "--json"])).stdout)).toMatchObject({
    code: "DEV-302",
    title,
  });
});

test("completion for bash gives commands, their second words, their options, and files", async () => {
  const at = await cliWorld(yaml);
  const { stdout } = await at.devorch(["completion", "bash"]);
  const complete = (...words: string[]) => {
    const script = `${stdout}COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _devorch; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const result = spawnSync("bash", ["-c", script, "bash", "devorch", ...words], {
      encoding: "utf8",
      cwd: at.folder,
    });
    expect(result).toMatchObject({ stderr: "", status: 0 });
    return result.stdout.trim().split("\n");
  };
  expect(complete("")).toEqual(firstWords);
  expect(complete("sn")).toEqual(["snapshot"]);
  expect(complete("snapshot", "")).toEqual(["save", "restore", "ls", "rm"]);
  expect(complete("snapshot", "save", "--com")).toEqual(["--comment"]);
  expect(complete("plan", "--detailed")).toEqual(["--detailed-exitcode"]);
  expect(complete("run", "--keep")).toEqual(["--keep-going"]);
  expect(complete("runs", "--keep")).toEqual([""]);
  expect(complete("apply", "devorch.y")).toEqual(["devorch.yaml"]);
});

test.each(["zsh", "fish"])("completion for %s knows every command and its options", async (shell) => {
  const at = await cliWorld(yaml);
  const { code, stdout } = await at.devorch(["completion", shell]);
  expect(code).toBe(0);
  for (const word of firstWords) expect(stdout).toMatch(new RegExp(`[ "]${word}[ "]`));
  for (const { options } of commands)
    for (const option of Object.keys(options))
      expect(stdout).toMatch(new RegExp(shell === "fish" ? ` -l ${option}\n` : `[ "]--${option}[ "]`));
});

test("version tells devorch's, Node's and the provider's", async () => {
  const at = await cliWorld(yaml);
  const { stdout } = await at.devorch(["version", "--json"]);
  expect(JSON.parse(stdout)).toEqual({
    devorch: expect.stringMatching(/^\d+\.\d+\.\d+$/),
    node: process.versions.node,
    multipass: "1.16.3+sim",
    multipassd: "1.16.3+sim",
  });
  expect((await at.devorch(["--version"])).stdout).toBe(`${JSON.parse(stdout).devorch}\n`);
});

test("validate counts what it found, and reports all mistakes at once, each with its place", async () => {
  const at = await cliWorld(yaml);
  const good = await at.devorch(["validate"]);
  expect(good).toMatchObject({ code: 0, stderr: "" });
  expect(good.stdout).toMatch(/^valid: \S*devorch\.yaml \(1 image, 2 machines, 1 task\)\n$/);
  expect(JSON.parse((await at.devorch(["validate", "--json"])).stdout)).toMatchObject({
    valid: true,
    error_count: 0,
    diagnostics: [],
  });
  at.write("devorch.yaml", yaml.replace("cpus: 2", "cpus: two").replace("dependsOn", "dependOn"));
  const bad = await at.devorch(["validate"]);
  expect([bad.code, bad.stdout]).toEqual([3, ""]);
  expect(bad.stderr.match(/devorch\.yaml:\d+:\d+/g)).toEqual(["devorch.yaml:8:25", "devorch.yaml:9:30"]);
  expect(bad.stderr.match(/^ *\| +\^+$/gm)).toHaveLength(2);
  expect(bad.stderr).toContain("help: did you mean dependsOn?");
  const told = await at.devorch(["validate", "--json"]);
  expect(told).toMatchObject({ code: 3, stderr: "" });
  expect(JSON.parse(told.stdout)).toMatchObject({
    valid: false,
    error_count: 2,
    diagnostics: [{ range: { start: { line: 8 } } }, { range: { start: { line: 9 } } }],
  });
});

test("graph draws Mermaid, or DOT, of resources or of the steps of the plan", async () => {
  const at = await cliWorld(yaml);
  const resources = await at.devorch(["graph"]);
  expect(resources).toMatchObject({ code: 0, stdout: expect.stringMatching(/^flowchart /) });
  for (const name of ["image.golden", "machine.web", "machine.db"]) expect(resources.stdout).toContain(name);
  expect(at.calls).toEqual([]);
  expect((await at.devorch(["graph", "--dot"])).stdout).toMatch(/^digraph /);
  const { devorch } = JSON.parse((await at.devorch(["plan", "--json"])).stdout);
  const steps = await at.devorch(["graph", "--steps", "--dot"]);
  expect(steps.stdout).toMatch(/^digraph /);
  expect(devorch.steps.length).toBeGreaterThan(3);
  expect(steps.stdout.match(/label=/g)).toHaveLength(devorch.steps.length);
  expect(steps.stdout).toMatch(/label="machine\.web: clone golden-\w{8}"/);
});

test("status and show tell what is recorded and what is live", async () => {
  const at = await cliWorld(yaml);
  expect((await at.devorch(["status"])).stdout).toMatch(/^No machines\./);
  await at.devorch(["apply", "--auto-approve"]);
  const { stdout } = await at.devorch(["status", "--json"]);
  const { machines, ...scope } = JSON.parse(stdout);
  expect(scope).toEqual({ format_version: "1.0", project: "acme", environment: null });
  expect(machines).toMatchObject([
    {
      address: "machine.db",
      instance: "dev-acme-db",
      state: "Running",
      cpus: 2,
      memory: "2GiB",
      from: "24.04",
    },
    { address: "machine.web", instance: "dev-acme-web", state: "Running", from: "golden", notes: [] },
  ]);
  await at.sim.call(["stop", "dev-acme-web"]);
  const shown = JSON.parse((await at.devorch(["show", "web", "--json"])).stdout);
  expect(shown).toMatchObject({
    address: "machine.web",
    recorded: { instance: "dev-acme-web", phase: "complete" },
    live: { name: "dev-acme-web", state: "Stopped" },
  });
  const text = await at.devorch(["show", "web"]);
  expect(text.stdout).toMatch(/^machine\.web\n {2}\S*recorded[\s\S]*live/);
  await at.sim.call(["delete", "--purge", "dev-acme-web"]);
  expect(JSON.parse((await at.devorch(["show", "web", "--json"])).stdout)).toMatchObject({ live: null });
});

test("a plan's outputs are known where the plan leaves them as they are, and no further", async () => {
  const at = await cliWorld(yaml);
  const says =
    'address: "${machine.web.ipv4}"\n  state: "${machine.web.state}"\n  name: "${machine.web.name}"\n  other: "${machine.db.ipv4}"\n';
  const written = yaml.replace(/outputs:[\s\S]*/, `outputs:\n  ${says}`);
  at.write("devorch.yaml", written);
  await at.devorch(["apply", "--auto-approve"]);
  const before = JSON.parse((await at.devorch(["output", "--json"])).stdout);
  const unknown = async (...args: string[]) => {
    const { output_changes } = JSON.parse((await at.devorch(["plan", "--json", ...args])).stdout);
    return Object.entries(
      output_changes as Record<string, { after: unknown; after_unknown: boolean }>,
    ).flatMap(([name, { after, after_unknown }]) => {
      if (!after_unknown) expect(after, name).toBe(before[name].value);
      return after_unknown ? [name] : [];
    });
  };
  expect(await unknown()).toEqual([]);
  expect(await unknown("--replace", "machine.web")).toEqual(["address", "name", "state"]);
  at.write("devorch.yaml", written.replace("image: golden", "image: golden, state: stopped"));
  expect(await unknown()).toEqual(["address", "state"]);
  expect((await at.devorch(["plan"])).stdout).toContain("\n  state   = (known after apply)\n");
  // Stopped for it, and started again.
  at.write("devorch.yaml", written.replace("image: golden", "image: golden, cpus: 3"));
  expect(await unknown()).toEqual(["address"]);
});

test("the output of a machine that is to rest is null for programs, and no apply is promised to give it", async () => {
  const at = await cliWorld(yaml.replace("image: golden", "image: golden, state: stopped"));
  const { stdout } = await at.devorch(["apply", "--auto-approve", "--json"]);
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(events.find(({ type }) => type === "outputs").outputs).toMatchObject({
    url: { value: null },
    name: { value: "dev-acme-web" },
  });
  const { stderr } = await at.devorch(["output", "url"]);
  expect(stderr).toMatch(/DEV-541[\s\S]*help: machine\.web [\s\S]*state: stopped/);
  expect(stderr).not.toContain("apply");
});

test.each([
  { args: ["output", "toString"], code: "DEV-192" },
  { args: ["output", "constructor", "--json"], code: "DEV-192" },
  { args: ["image", "show", "toString"], code: "DEV-350" },
  { args: ["image", "build", "toString"], code: "DEV-350" },
])("$args names nothing, though every object of JavaScript has that", async ({ args, code }) => {
  const at = await cliWorld(yaml);
  const { code: exit, stdout, stderr } = await at.devorch(args);
  expect([exit, stdout + stderr]).toEqual([3, expect.stringContaining(code)]);
});

test("an image, a setup task and an output may be called constructor", async () => {
  const named = yaml
    .replace("  golden:", "  constructor:")
    .replace("image: golden", "image: constructor, setup: [ constructor ]")
    .replace("  greet:", "  constructor:")
    .replace("  fixed:", "  constructor:");
  const at = await cliWorld(named);
  at.write("devorch.lock.json", '{ "format": 1, "images": {} }');
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  expect(at.ran()).toContainEqual(expect.stringContaining("echo hello"));
  expect(await at.devorch(["plan", "--detailed-exitcode"])).toMatchObject({ code: 0 });
  expect(await at.devorch(["output", "constructor"])).toMatchObject({ code: 0, stdout: "plain\n" });
});

test("output gives the address that is live, and says how to get one that is not known", async () => {
  const at = await cliWorld(yaml);
  const early = await at.devorch(["output", "url"]);
  expect(early).toMatchObject({ code: 1, stdout: "" });
  expect(early.stderr).toMatch(/DEV-541[\s\S]*run devorch apply first/);
  expect(JSON.parse((await at.devorch(["output", "--json"])).stdout).url).toEqual({
    sensitive: false,
    value: null,
  });

  const applied = await at.devorch(["apply", "--auto-approve"]);
  const listed = JSON.parse((await at.sim.call(["info", "dev-acme-web", "--format", "json"])).stdout);
  const value = `http://${listed.info["dev-acme-web"].ipv4[0]}:8080`;
  const outputs = `\nOutputs:\n  fixed = plain\n  name  = dev-acme-web\n  url   = ${value}\n`;
  expect(applied.stdout.endsWith(outputs)).toBe(true);
  expect(await at.devorch(["output", "url"])).toEqual({ code: 0, stdout: `${value}\n`, stderr: "" });
  expect((await at.devorch(["output", "url", "--json"])).stdout).toBe(`${JSON.stringify(value)}\n`);
  expect((await at.devorch(["output"])).stdout).toBe(outputs);
  expect(JSON.parse((await at.devorch(["output", "--json"])).stdout)).toEqual({
    url: { sensitive: false, value },
    name: { sensitive: false, value: "dev-acme-web" },
    fixed: { sensitive: false, value: "plain" },
  });
  const misspelt = await at.devorch(["output", "urls"]);
  expect(misspelt).toMatchObject({ code: 3, stdout: "" });
  expect(misspelt.stderr).toMatch(/DEV-192[\s\S]*write url/);
  at.write("devorch.yaml", yaml.replace(/outputs:[\s\S]*/, ""));
  expect((await at.devorch(["output", "url"])).stderr).toContain("write outputs: in devorch.yaml");
});
