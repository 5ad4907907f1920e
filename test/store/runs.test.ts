import { once } from "node:events";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runsPath } from "../../src/store/paths.ts";
import { createRunFolder, listRuns, pruneRuns, runId } from "../../src/store/runs.ts";
import { temporaryFolder } from "../support/store.ts";

const day = 86_400_000;
const everything = { runs: 100, ageMs: 1000 * day, bytes: 1 << 30 };
const id = (days: number) => runId(days * day, "00ff");

async function runsOf(days: readonly number[], bytes = 0): Promise<string> {
  const runs = runsPath(await temporaryFolder());
  for (const at of days) {
    const run = await createRunFolder(runs, id(at));
    const out = await run.output("web", "test", "stdout");
    out.end("x".repeat(bytes));
    await once(out, "close");
  }
  return runs;
}

test("a run keeps its result and output, out of reach of others and of git", async () => {
  const runs = runsPath(await temporaryFolder());
  const run = await createRunFolder(runs, runId(0, "00ff"));
  expect(run.id).toBe("19700101T000000Z-00ff");
  const out = await run.output("web", "../../evil", "stderr");
  out.end(Buffer.from([0, 255]));
  await once(out, "close");
  await run.writeResult({ ok: true });
  expect(await readdir(run.path)).toEqual(["result.json", "web"]);
  const [file] = await readdir(join(run.path, "web"));
  expect(file).toMatch(/^evil~[0-9a-f]{12}\.stderr$/);
  expect(await readFile(join(run.path, "web", file!))).toEqual(Buffer.from([0, 255]));
  for (const path of [join(run.path, "result.json"), join(run.path, "web", file!)]) {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  }
  expect(await readFile(join(runs, "..", ".gitignore"), "utf8")).toBe("*\n");
});

test("the oldest runs go when there are too many, and never an active one", async () => {
  const runs = await runsOf([1, 2, 3, 4]);
  expect(await pruneRuns(runs, { ...everything, runs: 2 }, 5 * day, new Set([id(1)]))).toEqual([id(2)]);
  expect(await listRuns(runs)).toEqual([id(1), id(3), id(4)]);
});

test("runs go when they are too old", async () => {
  const runs = await runsOf([1, 2, 3]);
  expect(await pruneRuns(runs, { ...everything, ageMs: 2 * day }, 4 * day, new Set())).toEqual([id(1)]);
});

test("the oldest runs go when all together are too large", async () => {
  const runs = await runsOf([1, 2, 3], 1000);
  expect(await pruneRuns(runs, { ...everything, bytes: 2500 }, 4 * day, new Set())).toEqual([id(1)]);
});

test("where there are no runs, there is nothing to list or to delete", async () => {
  const runs = runsPath(await temporaryFolder());
  expect(await listRuns(runs)).toEqual([]);
  expect(await pruneRuns(runs, everything, 0, new Set())).toEqual([]);
});
