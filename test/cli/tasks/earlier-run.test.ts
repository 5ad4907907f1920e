import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { earlierRun } from "../../../src/cli/tasks/earlier-run.ts";
import type { Job } from "../../../src/core/tasks/expand-tasks.ts";
import { runStartJson } from "../../../src/render/run-result-json.ts";
import { createRunFolder, eventsFile } from "../../../src/store/runs.ts";
import { projectWith } from "../../support/project.ts";

test("a task that is to be tried again has ended its attempt; one that was tried again has not", async () => {
  const runs = join(await projectWith({}), ".devorch/runs");
  const jobs = ["paused", "again"].map((name) => {
    const target = { address: "machine.web", instance: "dev-web" };
    return { id: `web.${name}`, task: { name }, target } as Job;
  });
  const folder = await createRunFolder(runs, "20260101T000000Z-1f2e3d4c");
  const kept = { id: folder.id, desired: { project: "acme" }, jobs, startedAtMs: 0 };
  await folder.writeResult(runStartJson(kept, { host: "here", machine: "m", pid: 1, started: "1" }));
  for (const { id: job } of jobs) {
    await folder.note({ type: "job_start", atMs: 1, job, attempt: 1, because: "of a change" });
    await folder.note({ type: "job_retry", atMs: 5, job, reason: "exited with 75", afterMs: 1000 });
  }
  await folder.note({ type: "job_start", atMs: 1005, job: "web.again", attempt: 2, because: "of a change" });
  await appendFile(join(folder.path, eventsFile), '{"type":"job_end","job":"web.ag');
  const { begun } = await earlierRun(runs, folder.id, jobs);
  expect(begun.get("web.paused")).toMatchObject({ attempt: 1, startedAtMs: 1, endedAtMs: 5 });
  expect(begun.get("web.again")).toMatchObject({ attempt: 2, startedAtMs: 1, attemptAtMs: 1005 });
  expect(begun.get("web.again")).not.toHaveProperty("endedAtMs");
});
