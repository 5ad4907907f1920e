import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { builtBin } from "../support/build.ts";
import { type Scenario, scenario } from "./support.ts";

/** What a `multipass` on PATH is asked: one that notes its arguments and hands them to the simulator. */
let here: Scenario;
let log: string;
let env: Record<string, string>;

const configuration = (cpus: number, more = "") => `apiVersion: devorch/v1
project: acme
provider: multipass
machines:
  db: { from: "24.04", cpus: ${cpus} }
  web: { from: "24.04", state: stopped, dependsOn: [db] }
  box: { from: "24.04", mounts: [{ source: ./shared, target: /workspace }] }
${more}`;
/** With the mounts above there is something to ask in every way. */
const asking = '  idle: { from: "24.04", state: suspended, networks: [{ name: mpqemubr0 }] }\n';

beforeAll(async () => {
  here = await scenario(configuration(1));
  here.write("shared/file", "");
  log = join(here.folder, "..", "calls");
  const { multipassSim } = await builtBin();
  here.write(
    "../bin/multipass",
    `#!/bin/sh\nprintf '%s\\n' "$*" >> '${log}'\nexec '${process.execPath}' '${multipassSim}' "$@"\n`,
  );
  chmodSync(join(here.folder, "../bin/multipass"), 0o755);
  env = { PATH: `${join(here.folder, "../bin")}:${process.env.PATH}` };
  await here.multipass("launch", "24.04", "--name", "stranger");
  expect(await here.devorch(["apply", "--auto-approve"], { env })).toMatchObject({
    stderr: expect.stringMatching(/^warning\[DEV-325\]: multipass on this host is devorch.s simulator/),
    code: 0,
  });
}, 240_000);
afterAll(() => here?.dispose());

/** Asked once a plan, whatever is there. */
const reads = [
  /^version --format json$/,
  /^get local\.driver$/,
  /^list --format json$/,
  /^list --snapshots --format json$/,
  /^info [\w -]+ --format json$/,
  /^networks --format json$/,
];
const ofOwned = /^get local\.dev-acme-(db|web|box)\.(cpus|memory|disk)$/;

test.each([
  { args: ["plan"], code: 0 },
  { args: ["plan", "--detailed-exitcode"], cpus: 2, code: 2 },
  { args: ["plan", "--json"], cpus: 2, code: 0 },
  { args: ["plan", "--out", "saved.plan"], cpus: 2, code: 0 },
  { args: ["plan", "--destroy"], code: 0 },
  { args: ["plan", "--refresh-only"], code: 0 },
  { args: ["plan", "--refresh=false"], code: 0, sizes: 0 },
  { args: ["plan", "--replace", "machine.db"], code: 0 },
  { args: ["plan", "--target", "machine.web"], cpus: 2, code: 0 },
  { args: ["plan"], with: asking, code: 0 },
  { args: ["drift"], cpus: 2, code: 0 },
])(
  "$args asks the provider at most five questions, and sizes of what it owns",
  async ({ args, code, ...more }) => {
    here.write("devorch.yaml", configuration(more.cpus ?? 1, more.with));
    const before = await state();
    rmSync(log, { force: true });
    expect(await here.devorch(args, { env })).toMatchObject({ code });
    const calls = existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : [];
    const sizes = calls.filter((call) => ofOwned.test(call));
    const others = calls.filter((call) => !ofOwned.test(call));
    expect(others.filter((call) => !reads.some((read) => read.test(call)))).toEqual([]);
    expect(new Set(others).size).toBe(others.length);
    expect(others.length).toBeLessThanOrEqual(5);
    expect(new Set(sizes).size).toBe(sizes.length);
    expect(sizes).toHaveLength(more.sizes ?? 9);
    expect(await state()).toEqual(before);
  },
);

const state = async () => JSON.parse((await here.multipass("info", "--format", "json")).stdout);
