import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { runsPath } from "../../src/store/paths.ts";
import { mendLines, mendLog } from "../../src/store/run-log.ts";
import { createRunFolder, listRuns, pruneRuns, runId } from "../../src/store/runs.ts";
import { temporaryFolder } from "../support/store.ts";

const day = 86_400_000;
const everything = { runs: 100, ageMs: 1000 * day, bytes: 1 << 30 };
const id = (days: number) => runId(days * day, "00ff");

async function runsOf(days: readonly number[], bytes = 0): Promise<string> {
  const runs = runsPath(await temporaryFolder());
  for (const at of days) {
    const run = await createRunFolder(runs, id(at));
    const log = run.log("web", "test");
    log.write("stdout", Buffer.alloc(bytes), 0);
    log.close();
  }
  return runs;
}

test("the first runs of a checkout may begin at once", async () => {
  const runs = runsPath(await temporaryFolder());
  const began = await Promise.all([0, 1, 2, 3].map((days) => createRunFolder(runs, id(days))));
  expect(began).toHaveLength(4);
  expect((await readdir(runs)).sort()).toEqual(began.map((run) => run.id).sort());
});

test("a run keeps its result and output, out of reach of others and of git", async () => {
  const runs = runsPath(await temporaryFolder());
  const run = await createRunFolder(runs, runId(0, "00ff"));
  expect(run.id).toBe("19700101T000000Z-00ff");
  const log = run.log("web", "../../evil");
  log.write("stderr", Buffer.from([0, 255]), 1000);
  log.write("stderr", Buffer.from([10]), 2000);
  log.close();
  await run.writeResult({ ok: true });
  expect(await readdir(run.path)).toEqual(["result.json", "web"]);
  const files = await readdir(join(run.path, "web"));
  expect(files).toEqual([
    expect.stringMatching(/^evil~[0-9a-f]{12}\.stderr$/),
    expect.stringMatching(/\.times$/),
  ]);
  const [bytes, times] = files.map((name) => join(run.path, "web", name));
  expect(await readFile(bytes!)).toEqual(Buffer.from([0, 255, 10]));
  expect(await readFile(times!, "utf8")).toBe("1000 stderr 2\n2000 stderr 1\n");
  for (const path of [join(run.path, "result.json"), bytes!, times!]) {
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

test.each([".devorch", ".devorch/runs", ".devorch/.gitignore", "events"])(
  "a link in the place of %s, which a checkout or a guest can put there, is not followed",
  async (place) => {
    const root = await temporaryFolder();
    const theirs = join(root, "theirs");
    await mkdir(theirs);
    await writeFile(join(theirs, "file"), "theirs");
    const runs = runsPath(root);
    const put = async (path: string, target: string) => {
      await mkdir(dirname(path), { recursive: true });
      await symlink(target, path);
    };
    if (place !== "events") {
      await put(join(root, place), place.endsWith("ignore") ? join(theirs, "file") : theirs);
      const made = createRunFolder(runs, id(1));
      if (!place.endsWith("ignore"))
        await expect(made).rejects.toThrow(/DEV-403 .* is a link, and is not used/);
    } else {
      const run = await createRunFolder(runs, id(1));
      await put(join(run.path, "events.ndjson"), join(theirs, "file"));
      await expect(run.note({ type: "job_start" })).rejects.toThrow("DEV-403");
      await expect(mendLines(join(run.path, "events.ndjson"))).rejects.toThrow("DEV-403");
      await put(join(run.path, "dev-a/test.stdout"), join(theirs, "file"));
      await expect(mendLog(join(run.path, "dev-a/test"), 0)).rejects.toThrow("DEV-403");
      const log = run.log("dev-a", "test", true);
      expect(() => log.write("stdout", Buffer.from("x"), 1)).toThrow("DEV-403");
      log.close();
    }
    expect(await readdir(theirs)).toEqual(["file"]);
    expect(await readFile(join(theirs, "file"), "utf8")).toBe("theirs");
  },
);
