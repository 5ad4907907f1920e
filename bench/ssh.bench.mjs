import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const commands = 10;
const outputBytes = 256_000_000;

/** @type {import("./run.mjs").Benchmark[]} */
export default existsSync("/usr/sbin/sshd")
  ? [
      {
        name: "ssh: one more command",
        unit: "ms",
        measure: () => each(async ({ session }) => session.exec({ run: ["/bin/true"] })),
        against: {
          name: "ssh with ControlMaster",
          measure: () => each(({ ssh }) => ssh([], "exec /bin/true")),
        },
        atMost: 1.3,
        samples: 7,
      },
      {
        name: "ssh: one more command, against a handshake each",
        unit: "ms",
        measure: () => each(async ({ session }) => session.exec({ run: ["/bin/true"] })),
        against: {
          name: "ssh without ControlMaster",
          measure: () => each(({ ssh }) => ssh(["-o", "ControlPath=none"], "exec /bin/true")),
        },
        atMost: 0.2,
        samples: 3,
      },
      {
        name: "ssh: much output",
        unit: "ms",
        measure: () => once256MB(({ session }, run) => session.exec({ run, onStdout: () => {} })),
        against: { name: "ssh with ControlMaster", measure: () => once256MB(({ ssh }, run) => ssh([], run)) },
        atMost: 1.25,
        samples: 3,
      },
    ]
  : [];

/** @type {Promise<any> | undefined} */
let started;

/** A sshd on loopback, a session with it, and plain ssh with the same configuration. */
function guest() {
  started ??= start();
  return started;
}

async function start() {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const folder = mkdtempSync(join(root, "node_modules", ".devorch-bench-"));
  process.once("exit", () => rmSync(folder, { recursive: true }));
  const { outputFiles } = await build({
    stdin: {
      contents: 'export * from "./src/ssh/session.ts"; export * from "./test/ssh/sshd.ts";',
      resolveDir: root,
    },
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    write: false,
  });
  const bundle = join(folder, "ssh.mjs");
  writeFileSync(bundle, outputFiles[0]?.contents ?? "");
  const { connect, startSshd } = await import(pathToFileURL(bundle).href);

  const sshd = await startSshd();
  process.once("exit", () => {
    process.kill(sshd.pid);
    rmSync(sshd.directory, { recursive: true });
  });
  const session = await connect(sshd.target, sshd);
  const config = readdirSync(sshd.runtimeDirectory).find((name) => name.endsWith(".conf"));
  const ssh = async (/** @type {string[]} */ options, /** @type {string} */ run) => {
    const shared = ["-F", join(sshd.runtimeDirectory, String(config)), "-o", `ControlPath=${folder}/control`];
    const argv = [...options, ...shared, sshd.target.instance, run];
    await once(spawn("ssh", argv, { stdio: ["ignore", "ignore", "inherit"] }), "close");
  };
  return { session, ssh };
}

/** Milliseconds for one of several calls in a row. @param {(guest: any) => Promise<unknown>} call */
async function each(call) {
  const place = await guest();
  const start = performance.now();
  for (let n = 0; n < commands; n++) await call(place);
  return (performance.now() - start) / commands;
}

/** @param {(guest: any, run: string) => Promise<unknown>} call */
async function once256MB(call) {
  const place = await guest();
  const start = performance.now();
  await call(place, `head -c ${outputBytes} /dev/zero`);
  return performance.now() - start;
}
