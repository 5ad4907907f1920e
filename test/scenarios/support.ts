import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { vi } from "vitest";
import { chooseRuntime } from "../../src/sim/guest/choose.ts";
import { sshdMissing } from "../ssh/sshd.ts";
import { builtBin } from "../support/build.ts";
import { recordingSudo } from "../support/recording-sudo.ts";

// A dozen commands, each a process or more, take minutes where others keep the machine busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

export interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

/** Why machines with an sshd of their own cannot be had here; shown in the name of skipped tests. */
export async function machinesMissing(): Promise<string | undefined> {
  if (sshdMissing) return sshdMissing;
  const home = mkdtempSync(join(tmpdir(), "devorch-probe-"));
  const { notice } = await chooseRuntime(home, {});
  rmSync(home, { recursive: true });
  return notice;
}

interface Options {
  input?: string;
  env?: Record<string, string>;
  /** Hears stdout and stderr while it runs. */
  onOutput?(text: string, child: ChildProcess): void;
}

/** A checkout with a devorch.yaml, and the built devorch over a simulator of its own. */
export interface Scenario {
  folder: string;
  state: string;
  /** What the commands run with. */
  env: Readonly<Record<string, string>>;
  write(path: string, text: string): void;
  devorch(args: readonly string[], options?: Options): Promise<Result>;
  multipass(...args: string[]): Promise<Result>;
  /** The journal of the newest run, a JSON value a line. */
  journal(): string;
  /** Name → state, as the provider lists it. */
  machines(): Promise<Record<string, string>>;
  dispose(): Promise<void>;
}

export async function scenario(
  yaml: string,
  runtime: "process" | "namespace" = "process",
  parent = tmpdir(),
): Promise<Scenario> {
  const bin = await builtBin();
  const root = mkdtempSync(join(parent, "devorch-scenario-"));
  const folder = join(root, "checkout");
  const state = join(root, "state");
  const sudo = recordingSudo(root);
  mkdirSync(folder);
  const env = {
    PATH: `${sudo.folder}:${process.env.PATH}`,
    HOME: join(root, "home"),
    DEVORCH_STATE_DIR: state,
    DEVORCH_SIM_HOME: join(root, "sim"),
    DEVORCH_SIM_RUNTIME: runtime,
    XDG_RUNTIME_DIR: join(root, "run"),
    XDG_CACHE_HOME: process.env.XDG_CACHE_HOME!,
  };
  mkdirSync(env.HOME);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write("devorch.yaml", yaml);
  const run = (file: string, args: readonly string[], options: Options = {}) =>
    new Promise<Result>((resolve, reject) => {
      const child = spawn(process.execPath, [file, ...args], {
        cwd: folder,
        env: { ...env, ...options.env },
      });
      const output = { stdout: "", stderr: "" };
      child.stdout.setEncoding("utf8").on("data", (text: string) => {
        output.stdout += text;
        options.onOutput?.(text, child);
      });
      child.stderr.setEncoding("utf8").on("data", (text: string) => {
        output.stderr += text;
        options.onOutput?.(text, child);
      });
      child.on("error", reject);
      child.on("close", (code) => resolve({ code: code ?? -1, ...output }));
      child.stdin.end(options.input ?? "");
    });
  const multipass = (...args: string[]) => run(bin.multipassSim, args);
  return {
    folder,
    state,
    env,
    write,
    multipass,
    devorch: (args, options) => run(bin.devorch, args, options),
    journal() {
      const paths = readdirSync(state, { recursive: true, encoding: "utf8" });
      const newest = paths
        .filter((path) => /journal\/[^/]+\.ndjson$/.test(path))
        .sort()
        .at(-1);
      return newest === undefined ? "" : readFileSync(join(state, newest), "utf8");
    },
    async machines() {
      const { list } = JSON.parse((await multipass("list", "--format", "json")).stdout) as {
        list: { name: string; state: string }[];
      };
      return Object.fromEntries(list.map(({ name, state: is }) => [name, is]));
    },
    async dispose() {
      await multipass("delete", "--all", "--purge");
      // Only setup may ask, which no scenario does.
      if (sudo.asked()) throw new Error(`sudo was asked on the host: ${sudo.asked()}`);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
