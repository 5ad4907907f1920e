import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { linkOnTheWay, prepareTask } from "../../../src/drivers/guest/prepare-task.ts";
import { projectWith } from "../../support/project.ts";
import { VirtualClock } from "../virtual-clock.ts";

test.each([
  ["after five minutes", undefined, 300_000, " in 5 min"],
  ["when the task's time ends", 4000, 4000, ""],
])(
  "a port that never answers is given up %s, and told from those that did",
  async (_, timeMs, atMs, within) => {
    const clock = new VirtualClock();
    const over = new AbortController();
    if (timeMs !== undefined) clock.sleep(timeMs).then(() => over.abort(new Error("did not start in 4 s")));
    const channel = {
      async exec(_: string, { onStdout, signal }: { onStdout?: unknown; signal?: AbortSignal }) {
        (onStdout as (chunk: Uint8Array) => void)(Buffer.from("80\n"));
        await clock.sleep(3_600_000, signal);
        return { kind: "exited", code: 0 } as const;
      },
    };
    const task = { ports: [80, 5432, 6379], sync: [] };
    const where = { instance: "dev-a", root: "/", signal: over.signal };
    await expect(prepareTask({ channel, clock }, task, where)).rejects.toMatchObject({
      problems: [{ code: "DEV-706", message: `port 5432 of dev-a did not answer${within}` }],
    });
    expect(clock.nowMs()).toBe(atMs);
  },
);

test("a link is found on each way below the root, also where a name begins with two dots, and outside none is looked for", async () => {
  const root = await projectWith({ "project/..data/f": "", "project/plain/f": "" });
  const project = join(root, "project");
  for (const at of ["outside", "project/..data/link", "project/link"]) symlinkSync("/", join(root, at));
  expect(linkOnTheWay(project, join(project, "link/etc"))).toBe(join(project, "link"));
  expect(linkOnTheWay(project, join(project, "..data/link"))).toBe(join(project, "..data/link"));
  expect(linkOnTheWay(project, join(project, "plain/f"))).toBeUndefined();
  expect(linkOnTheWay(project, join(project, "missing/f"))).toBeUndefined();
  expect(linkOnTheWay(project, join(root, "outside"))).toBeUndefined();
});
