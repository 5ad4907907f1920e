import { chmod, mkdir, utimes, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { nodeFiles } from "../../src/store/files.ts";
import { storeHealth } from "../../src/store/health.ts";
import { openLedgerStore } from "../../src/store/ledger-store.ts";
import { acquireLock } from "../../src/store/lock.ts";
import { type StorePaths, storePaths } from "../../src/store/paths.ts";
import { ledgerOf, lockWorld, temporaryFolder } from "../support/store.ts";

const world = lockWorld(nodeFiles, 1, async ({ pid }) =>
  pid === 2 ? "dead" : pid === 3 ? "unknown" : "alive",
);
const hour = 3_600_000;
const claim = { command: "devorch apply", user: "ada", subject: "acme" };

async function healthy(): Promise<StorePaths> {
  const folder = await temporaryFolder();
  const paths = storePaths({ state: folder, data: folder }, { provider: "multipass" }, "acme", undefined);
  await openLedgerStore({ files: nodeFiles, paths, project: "acme", warn: () => {} }).write(ledgerOf({}));
  await acquireLock(paths.lock, claim, world, { timeoutMs: 0 });
  return paths;
}

async function findings(paths: StorePaths): Promise<readonly string[]> {
  const clock = { ...world.clock, nowMs: Date.now };
  const problems = await storeHealth([dirname(paths.endpoint)], { ...world, clock }, process.getuid?.());
  return problems.map((p) =>
    `${p.code} ${p.message} → ${p.hint}`.replaceAll(dirname(paths.endpoint), "STATE"),
  );
}

test("healthy folders give no findings, nor do absent ones", async () => {
  expect(await findings(await healthy())).toEqual([]);
  expect(await storeHealth(["/absent"], world, undefined)).toEqual([]);
});

test("whatever is wrong is told, with the command that mends it", async () => {
  const paths = await healthy();
  await chmod(paths.ledger, 0o644);
  await writeFile(paths.ledger, "{");
  await writeFile(`${paths.ledger}.corrupt-1`, "", { mode: 0o600 });
  for (const [name, age] of [
    ["ledger.json.tmp-old", 2 * hour],
    ["ledger.json.tmp-new", 0],
  ] as const) {
    await writeFile(join(paths.scope, name), "", { mode: 0o600 });
    const time = new Date(Date.now() - age);
    await utimes(join(paths.scope, name), time, time);
  }
  await mkdir(join(paths.endpoint, "templates"), { mode: 0o700 });
  for (const pid of [2, 3]) {
    const path = join(paths.endpoint, "templates", `${pid}.lock`);
    await acquireLock(
      path,
      claim,
      { ...lockWorld(nodeFiles, pid, world.processes.fate), newId: () => `id-of-${pid}` },
      { timeoutMs: 0 },
    );
  }
  expect(await findings(paths)).toEqual([
    "DEV-430 others have access to STATE/multipass/projects/acme/ledger.json (mode 0644) → chmod 600 'STATE/multipass/projects/acme/ledger.json'",
    expect.stringMatching(
      /^DEV-434 STATE\/multipass\/projects\/acme\/ledger.json is damaged: .* → the next apply/,
    ),
    "DEV-431 STATE/multipass/projects/acme/ledger.json.corrupt-1 is a damaged file that was set aside → rm 'STATE/multipass/projects/acme/ledger.json.corrupt-1' once its project is well",
    "DEV-432 STATE/multipass/projects/acme/ledger.json.tmp-old is left over from a run that was killed → rm 'STATE/multipass/projects/acme/ledger.json.tmp-old'",
    "DEV-433 acme is locked by a run that died (pid 2) → the next run takes it over; or devorch force-unlock id-of-2",
    "DEV-433 acme is locked by a process that cannot be seen from here (pid 3 on here) → if it is surely gone: devorch force-unlock id-of-3",
  ]);
});
