import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { file, scratch } from "./scratch.mjs";

const bytes = 1_000_000_000;
const flood = `yes 'a line as those of a build log are, more or less' | head -c ${bytes}`;

/** @type {import("./run.mjs").Benchmark[]} */
export default process.getuid?.() === 0 && existsSync("/usr/sbin/sshd")
  ? [
      {
        name: "run: 1 GB of output",
        unit: "ms",
        measure: () => timed(({ devorch }) => devorch("run", "flood")),
        against: { name: "plain ssh into a file", measure: () => timed(({ ssh }) => ssh()) },
        atMost: 1.25,
        samples: 1,
      },
      { name: "run: most memory over 1 GB of output", unit: "MB", measure: peak, atMost: 150, samples: 1 },
    ]
  : [];

/** @type {ReturnType<typeof start> | undefined} */
let started;

/** A machine in namespaces, with an sshd of its own, that both reach. */
function machine() {
  started ??= start();
  return started;
}

function start() {
  const { at, env: base } = scratch("namespace");
  const env = {
    ...base,
    XDG_RUNTIME_DIR: at("run"),
    NODE_OPTIONS: `--require ${file("test/support/peak-memory.cjs")}`,
    PEAK_MEMORY: at("peak"),
  };
  const cwd = at("checkout");
  mkdirSync(cwd);
  const task = JSON.stringify({ run: flood, on: "web" });
  const yaml = `apiVersion: devorch/v1\nproject: bench\nprovider: sim\nmachines: { web: { from: "24.04" } }\ntasks: { flood: ${task} }\n`;
  writeFileSync(join(cwd, "devorch.yaml"), yaml);
  /** @param {string[]} args */
  const devorch = (...args) => {
    rmSync(join(cwd, ".devorch"), { recursive: true, force: true });
    const { status } = spawnSync(process.execPath, [file("bin/devorch"), ...args], {
      cwd,
      env,
      stdio: ["ignore", openSync(at("shown"), "w"), "inherit"],
    });
    if (status !== 0) throw new Error(`devorch ${args.join(" ")}: exit ${status}`);
  };
  devorch("apply", "--auto-approve");
  devorch("ssh-config");
  writeFileSync(at("ssh_config"), readFileSync(at("shown")));
  const ssh = () =>
    void spawnSync("ssh", ["-F", at("ssh_config"), "dev-web", flood], {
      stdio: ["ignore", openSync(at("plain"), "w"), "inherit"],
    });
  return { devorch, ssh, peakFile: at("peak") };
}

/** @param {(place: ReturnType<typeof start>) => void} work */
function timed(work) {
  const place = machine();
  const from = performance.now();
  work(place);
  return performance.now() - from;
}

function peak() {
  const { devorch, peakFile } = machine();
  rmSync(peakFile);
  devorch("run", "flood");
  return Math.max(...readFileSync(peakFile, "utf8").trim().split("\n").map(Number)) / 1024;
}
