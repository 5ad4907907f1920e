import { spawnSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { file, scratch } from "./scratch.mjs";

const bytes = 1_000_000_000;
const megabyte = Buffer.alloc(2 ** 20);
const flood = `yes 'a line as those of a build log are, more or less' | head -c ${bytes}`;

/** Two chains of tasks, one after the other: what the second has more is what commands cost. */
const [fewCommands, manyCommands] = [10, 60];

/** @type {import("./run.mjs").Benchmark[]} */
export default process.getuid?.() === 0 && existsSync("/usr/sbin/sshd")
  ? [
      {
        name: "run: 1 GB of output",
        unit: "ms",
        measure: gigabyte,
        against: { name: "plain ssh into a file", measure: () => flooded(({ ssh }) => ssh(flood)) },
        atMost: 1.25,
        samples: 3,
      },
      {
        name: "run: 1 GB of output, without what a start takes",
        unit: "ms",
        measure: () => gigabyte() - timed(({ devorch }) => devorch("run", "c0")),
        against: {
          name: "plain ssh into a file",
          measure: () => flooded(({ ssh }) => ssh(flood)) - timed(({ ssh }) => ssh("exec /bin/true")),
        },
        atMost: 1.25,
        samples: 5,
      },
      {
        name: "run: 1 GB of output, with what is kept of it",
        unit: "ms",
        measure: gigabyte,
        against: {
          name: "plain ssh, kept and shown by tee",
          measure: () => flooded(({ sshTee }) => sshTee()),
        },
        atMost: 1.25,
        samples: 3,
      },
      {
        name: "run: one more command",
        unit: "ms",
        measure: () => eachMore(({ devorch }, commands) => devorch("run", `c${commands - 1}`)),
        against: {
          name: "ssh with ControlMaster",
          measure: () =>
            eachMore(({ sharedSsh }, commands) => {
              for (let n = 0; n < commands; n++) sharedSsh();
            }),
        },
        atMost: 1.3,
        samples: 5,
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
  const chain = Array.from({ length: manyCommands }, (_, n) => [
    `c${n}`,
    { run: ["/bin/true"], on: "web", ...(n > 0 && { needs: [`c${n - 1}`] }) },
  ]);
  const tasks = JSON.stringify({ flood: { run: flood, on: "web" }, ...Object.fromEntries(chain) });
  const yaml = `apiVersion: devorch/v1\nproject: bench\nprovider: sim\nmachines: { web: { from: "24.04" } }\ntasks: ${tasks}\n`;
  writeFileSync(join(cwd, "devorch.yaml"), yaml);
  /**
   * Runs a program whose output goes into a file. Its descriptor is closed: a deleted file that somebody holds open keeps its memory.
   *
   * @param {string} output @param {string} program @param {readonly string[]} args
   */
  const into = (output, program, args) => {
    const file = openSync(at(output), "w");
    const { status } = spawnSync(program, args, { cwd, env, stdio: ["ignore", file, "inherit"] });
    closeSync(file);
    if (status !== 0) throw new Error(`${program} ${args.join(" ")}: exit ${status}`);
  };
  /** @param {string[]} args */
  const devorch = (...args) => into("shown", process.execPath, [file("bin/devorch"), ...args]);
  devorch("apply", "--auto-approve");
  devorch("ssh-config");
  writeFileSync(at("ssh_config"), readFileSync(at("shown")));
  /** @param {string} command */
  const ssh = (command) => into("plain", "ssh", ["-F", at("ssh_config"), "dev-web", command]);
  /** What a script would do that devorch takes the place of: words of our own, so a shell may read them. */
  const sshTee = () =>
    into("plain", "sh", ["-c", 'ssh -F "$0" dev-web "$1" | tee "$2"', at("ssh_config"), flood, at("kept")]);
  const shared = [
    "-o",
    "ControlMaster=auto",
    "-o",
    `ControlPath=${at("control")}`,
    "-o",
    "ControlPersist=60",
  ];
  const sharedSsh = () =>
    void spawnSync("ssh", ["-F", at("ssh_config"), ...shared, "dev-web", "exec /bin/true"], {
      stdio: "ignore",
    });
  /** Deletes what the last sample left: to free a gigabyte is no part of writing one. */
  const clear = () => {
    for (const path of [join(cwd, ".devorch"), at("shown"), at("plain"), at("kept")]) {
      rmSync(path, { recursive: true, force: true });
    }
  };
  return { devorch, ssh, sshTee, sharedSsh, clear, peakFile: at("peak"), memoryFile: at("memory") };
}

/** @param {(place: ReturnType<typeof start>) => void} work */
function timed(work) {
  const place = machine();
  place.clear();
  const from = performance.now();
  work(place);
  return performance.now() - from;
}

/**
 * The same with memory for all that is written in the guest's own hands: a virtual machine may have given free memory back to its host, and to get it
 * again takes four times as long as writing it.
 *
 * @param {(place: ReturnType<typeof start>) => void} work
 */
function flooded(work) {
  const { memoryFile } = machine();
  const output = openSync(memoryFile, "w");
  for (let written = 0; written < 2.5 * bytes; written += megabyte.length) writeSync(output, megabyte);
  closeSync(output);
  rmSync(memoryFile);
  return timed(work);
}

/** Milliseconds of one of the commands that a longer chain has more. @param {(place: ReturnType<typeof start>, commands: number) => void} work */
function eachMore(work) {
  const [few, many] = [fewCommands, manyCommands].map((commands) => timed((place) => work(place, commands)));
  return (Number(many) - Number(few)) / (manyCommands - fewCommands);
}

function gigabyte() {
  return flooded(({ devorch }) => devorch("run", "flood"));
}

function peak() {
  const { devorch, peakFile } = machine();
  rmSync(peakFile);
  devorch("run", "flood");
  return Math.max(...readFileSync(peakFile, "utf8").trim().split("\n").map(Number)) / 1024;
}
