import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { load } from "../../src/config/load.ts";
import type { Desired } from "../../src/core/desired.ts";
import type { Live } from "../../src/core/live.ts";
import { pack } from "../../src/drivers/guest/tar.ts";
import { type Backup, sealBackup } from "../../src/store/backup.ts";
import { recordings } from "../drivers/recording.ts";
import { type CliWorld, cliWorld } from "../support/cli-world.ts";

/** As test runners write them. */
export const guestReports = [
  `<?xml version="1.0"?><testsuites><testsuite name="a" tests="2"><properties><property name="p" value="v"/></properties><testcase name="fine &lt;&#x41;" classname="A" time="1,000.5"><system-out><![CDATA[said]]></system-out></testcase><testcase name="bad"><failure message="m">at x<![CDATA[<b>]]></failure></testcase><testcase name="none"><skipped/></testcase></testsuite></testsuites>\n`,
  `<testsuite><!-- c --><testcase name="broken" time="0.1"><error type="T"/></testcase></testsuite>`,
  "TAP version 14\n1..4\nok 1 - a\n  ---\n  duration_ms: 2.5\n  ...\nnot ok 2 b # c\n  at x:1\nok 3 # SKIP later\nnot ok 4 d # TODO\nBail out! no disk\n",
].map((text) => Buffer.from(text));

/** What the product and the real Multipass have written and said. */
export interface Samples {
  world: CliWorld;
  desired: Desired;
  live: Live;
  configurations: readonly Buffer[];
  taskFiles: readonly Buffer[];
  /** Written by `apply`, `plan --out` and `run` in `world`; the paths are below its root. */
  files: Readonly<Record<Kept, Buffer>>;
  paths: Readonly<Record<Kept, string>>;
  answers: readonly Buffer[];
  errors: readonly Buffer[];
  guestAnswers: readonly Buffer[];
  archives: readonly Buffer[];
  imageArchive: Buffer;
  backup: Buffer;
  backupContent: Buffer;
  key: Buffer;
  knownHosts: Buffer;
}

const keptFiles = {
  ledger: /ledger\.json$/,
  journal: /journal\/[^/]*\.ndjson$/,
  registry: /registry\.json$/,
  plan: /saved\.plan$/,
  taskRecord: /tasks\/[^/]*\/check\.json$/,
  inputs: /tasks\/inputs-[^/]*$/,
  result: /runs\/.*\/result\.json$/,
  times: /\.times$/,
  events: /events\.ndjson$/,
  versionLock: /devorch\.lock\.json$/,
} as const;
type Kept = keyof typeof keptFiles;

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
images:
  golden: { from: "24.04", steps: [ { run: make tools, checkpoint: true } ], toolchain: { git: true } }
machines:
  web:
    image: golden
    replicas: 2
    repo: { url: "https://example.com/acme.git", ref: main, path: ~/acme }
    files: [ { from: ./a.txt, to: ~/a.txt } ]
    mounts: [ { source: ., target: /workspace } ]
    env: { PEER: "\${machine.db.ipv4}", KEY: { secret: "env:ACME_KEY" } }
    setup: [ install ]
    lifecycle: { protect: true, trash: 24h }
  db: { from: "24.04", lifecycle: { ttl: 8h } }
tasks:
  install: { run: make install }
  check: { run: make check, on: db, inputs: [ a.txt ] }
outputs: { url: "http://\${machine.web.ipv4}" }
`;

export async function gatherSamples(): Promise<Samples> {
  const world = await cliWorld(yaml);
  const env = { ACME_KEY: "canary-0815" };
  world.write("a.txt", "a\n");
  world.write(
    "devorch.lock.json",
    JSON.stringify({
      format: 1,
      images: { golden: { from: "24.04", base: "24.04 1", packages: { uv: "0.7.3" } } },
    }),
  );
  const devorch = async (...args: string[]) => {
    const { code, stderr } = await world.devorch(args, { env });
    if (code !== 0) throw new Error(`devorch ${args.join(" ")} ended with ${code}: ${stderr}`);
  };
  await devorch("apply", "--auto-approve");
  await devorch("plan", "--out", "saved.plan");
  // What was written just now is not remembered: let an hour pass.
  const realNow = Date.now;
  Date.now = () => realNow() + 3_600_000;
  await devorch("run", "check").finally(() => {
    Date.now = realNow;
  });
  await devorch("image", "export", "images.tar");

  const root = dirname(world.folder);
  const names = readdirSync(root, { recursive: true, encoding: "utf8" }).sort().reverse();
  const found = Object.entries(keptFiles).map(([kind, pattern]) => {
    const name = names.find((path) => pattern.test(path));
    if (name === undefined) throw new Error(`nothing has written a ${kind}`);
    return [kind, name] as const;
  });
  const files = Object.fromEntries(
    found.map(([kind, name]) => [kind, readFileSync(join(root, name))]),
  ) as Samples["files"];
  const loaded = await load({ cwd: world.folder, env });
  if (!("desired" in loaded)) throw new Error("the configuration of the samples is wrong");
  const calls = recordings(() => true);
  const backup: Backup = {
    format: 1,
    project: "acme",
    provider: "sim",
    ledger: JSON.parse(String(files.ledger)),
    keys: { id_ed25519: "k" },
    configuration: { "devorch.yaml": yaml, "a/b.txt": "b" },
  };
  const pin =
    readFileSync(new URL("../ssh/known-hosts.test.ts", import.meta.url), "utf8").match(
      /AAAA[A-Za-z0-9+/=]{20,}/,
    )?.[0] ?? "AAAA";
  execFileSync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "acme", "-f", join(root, "key")]);
  const { instances, snapshots } = await observed(world, loaded.desired);
  return {
    world,
    desired: loaded.desired,
    live: {
      provider: { client: "1.16.3+sim", daemon: "1.16.3+sim", driver: "sim", simulated: true },
      instances,
      snapshots,
    },
    configurations: [
      Buffer.from(yaml),
      ...["quickstart", "team", "ci"].map((name) =>
        readFileSync(new URL(`../../examples/${name}/devorch.yaml`, import.meta.url)),
      ),
    ],
    taskFiles: [
      Buffer.from(
        'vars: { a: { default: b } }\ntasks: { test: { run: "echo ${var.a}", on: web, retries: 2, outputs: [ x ] } }\n',
      ),
    ],
    files,
    paths: Object.fromEntries(found.map(([kind, name]) => [kind, join(root, name)])) as Samples["paths"],
    answers: calls
      .filter(({ argv, exit }) => exit === 0 && argv.includes("json"))
      .map(({ stdout }) => Buffer.from(stdout)),
    errors: calls.filter(({ stderr }) => stderr !== "").map(({ stderr }) => Buffer.from(stderr)),
    guestAnswers: [
      ...calls.filter(({ name }) => /cloudinit-status/.test(name)).map(({ stdout }) => Buffer.from(stdout)),
      Buffer.from(`ssh-ed25519 ${pin} root@web\n`),
      Buffer.from(snapshots[0]?.comment ?? ""),
    ],
    archives: [
      await archiveOf(sampleFolder(join(root, "sample"))),
      await archiveOf(join(world.folder, "a.txt")),
    ],
    imageArchive: readFileSync(join(world.folder, "images.tar")),
    backup: Buffer.from(await sealBackup(backup, "p", 1)),
    backupContent: Buffer.from(JSON.stringify(backup)),
    key: readFileSync(join(root, "key")),
    knownHosts: Buffer.from(`web ssh-ed25519 ${pin}\n`),
  };
}

async function observed({ sim }: CliWorld, _: Desired): Promise<Pick<Live, "instances" | "snapshots">> {
  const { parseList, parseSnapshots } = await import("../../src/drivers/multipass/parse.ts");
  const [list, snapshots] = [
    await sim.call(["list", "--format", "json"]),
    await sim.call(["list", "--snapshots", "--format", "json"]),
  ];
  return { instances: parseList(list.stdout), snapshots: parseSnapshots(snapshots.stdout) };
}

function sampleFolder(folder: string): string {
  mkdirSync(join(folder, "sub"), { recursive: true });
  writeFileSync(join(folder, "run.sh"), "#!/bin/sh\n", { mode: 0o755 });
  writeFileSync(join(folder, "sub", "n".repeat(120)), "long name");
  symlinkSync("../run.sh", join(folder, "sub/link"));
  return folder;
}

async function archiveOf(path: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of pack(path, ".")) parts.push(part);
  return Buffer.concat(parts);
}
