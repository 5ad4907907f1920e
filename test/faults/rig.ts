import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { corruptMark } from "../../src/store/state-file.ts";
import { type Result, scenario } from "../scenarios/support.ts";
import { builtBin } from "../support/build.ts";

export const kinds = [
  "fail-before",
  "fail-after",
  "hang-before",
  "hang-after",
  "kill-before",
  "kill-after",
] as const;
export type Kind = (typeof kinds)[number];

/**
 * A call of an apply: its words, FOLDER for the rig's own, and which of those with these words it is, from 1. Commands in guests have their
 * scripts on stdin.
 */
export interface Place {
  call: string;
  nth: number;
}

/** What is asked for, and what is there before: somebody's instance, and with `before` an older configuration of ours. */
export interface World {
  before?: string;
  wanted: string;
  /** The names of all instances at the end, but for the template's. */
  instances: readonly string[];
}

/** Three machines and how they come to be what they are: every kind of step that devorch makes but a suspend. */
export const big: World = {
  before: `${head("big")}machines:
  old: { from: "24.04" }
  web: { from: "24.04" }
`,
  wanted: `${head("big")}images:
  golden:
    from: "24.04"
    steps: [{ name: tools, run: touch tools, timeout: 5m }]
    verify: [{ run: test -e tools }]
machines:
  db: { image: golden, cpus: 1, memory: 1G, setup: [prepare], files: [{ from: ./x.env, to: ~/.x }] }
  web: { from: "24.04", cpus: 2, memory: 2G, dependsOn: [db], mounts: [{ source: ., target: /work }] }
  box: { image: golden, state: stopped }
tasks:
  prepare: { run: echo ready, timeout: 5m }
`,
  instances: ["dev-big-box", "dev-big-db", "dev-big-web", "stranger"],
};

/** In place of the path of a rig's folder, which another rig has not. */
const folder = "FOLDER";

/** The same in little, for a test that everybody runs. */
export const small: World = {
  before: `${head("small")}machines: { old: { from: "24.04" } }\n`,
  wanted: `${head("small")}machines: { web: { from: "24.04", files: [{ from: ./x.env, to: ~/.x }], setup: [prepare] } }
tasks: { prepare: { run: echo ready, timeout: 5m } }
`,
  instances: ["dev-small-web", "stranger"],
};

function head(project: string): string {
  return `apiVersion: devorch/v1\nproject: ${project}\nprovider: multipass\ndefaults: { cpus: 1, memory: 1G, disk: 5G }\n`;
}

/** The built devorch over the simulator, behind a multipass that can be told to fail. */
export async function rig(world: World) {
  const here = await scenario(world.before ?? world.wanted);
  here.write("x.env", "X=1\n");
  const { multipassSim } = await builtBin();
  const faults = join(here.folder, "..", "faults");
  const bin = join(here.folder, "..", "bin");
  for (const folder of [faults, bin]) mkdirSync(folder);
  copyFileSync(join(import.meta.dirname, "multipass.sh"), join(bin, "multipass"));
  const env: Record<string, string> = {
    PATH: `${bin}:${process.env.PATH}`,
    FAULTS: faults,
    NODE: process.execPath,
    SIMULATOR: multipassSim,
  };
  const devorch = (args: readonly string[], more: Record<string, string> = {}): Promise<Result> =>
    here.devorch(args, { env: { ...env, ...more } });
  const apply = (more?: Record<string, string>) => devorch(["apply", "--auto-approve"], more);

  expect((await here.multipass("launch", "24.04", "--name", "stranger")).code).toBe(0);
  if (world.before) {
    expect(await apply()).toMatchObject({ code: 0 });
    here.write("devorch.yaml", world.wanted);
  }
  rmSync(join(faults, "log"), { force: true });

  return {
    here,
    devorch,
    apply,
    /** The calls made since the rig stands; of those that only read, the first with its words. */
    places(): Place[] {
      const log = readFileSync(join(faults, "log"), "utf8").replaceAll(here.folder, folder);
      const calls = log.split("\0").slice(0, -1);
      return calls
        .map((call, at) => ({ call, nth: calls.slice(0, at + 1).filter((other) => other === call).length }))
        .filter(({ call, nth }) => nth === 1 || !/^(?:version|list|info|get|networks|find) /.test(call));
    },
    fail({ call, nth }: Place, kind: Kind): void {
      // A read is given up after 3 s then, a start after 16, a command in a guest after 6 to 180.
      if (kind.startsWith("hang")) env.DEVORCH_DEADLINE_FACTOR = "0.05";
      writeFileSync(join(faults, "call"), call.replaceAll(folder, here.folder));
      writeFileSync(join(faults, "nth"), String(nth));
      writeFileSync(join(faults, "kind"), kind);
    },
    /** Whether the call that was to fail was made. */
    taken: () => existsSync(join(faults, `seen-${readFileSync(join(faults, "nth"), "utf8")}`)),
    /** Applies until it ends well, three times at most; then nothing is left to do, nothing is lost, and nothing of others was touched. */
    async converges(): Promise<void> {
      const said: string[] = [];
      // What hung was that one call: what follows has its time, on a busy host, too.
      delete env.DEVORCH_DEADLINE_FACTOR;
      for (let tries = 0; tries < 3; tries++) {
        const { code, stdout, stderr } = await apply();
        said.push(`exit ${code}\n${stdout}${stderr}`);
        if (code === 0) break;
      }
      const trail = said.join("\n");
      expect((await devorch(["plan", "--detailed-exitcode"])).code, trail).toBe(0);
      const live = await here.machines();
      const names = Object.keys(live);
      const [templates, machines] = [names.filter(isTemplate), names.filter((name) => !isTemplate(name))];
      expect(machines.sort(), trail).toEqual([...world.instances].sort());
      expect(templates, trail).toHaveLength(world.wanted.includes("images:") ? 1 : 0);
      expect(live.stranger).toBe("Running");
      expect(corrupted(here.state), trail).toEqual([]);
      expect((await devorch(["doctor", "--json"])).stdout).not.toMatch(/DEV-4\d\d/);
    },
  };
}

const isTemplate = (name: string) => name.startsWith("golden-");

/** State files that were set aside because they could not be read. */
function corrupted(state: string): string[] {
  return readdirSync(state, { recursive: true, encoding: "utf8" }).filter((path) =>
    path.includes(corruptMark),
  );
}
