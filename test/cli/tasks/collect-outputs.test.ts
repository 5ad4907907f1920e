import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { collectOutputs } from "../../../src/cli/tasks/collect-outputs.ts";
import { Redactor } from "../../../src/core/redact.ts";
import type { Job } from "../../../src/core/tasks/expand-tasks.ts";
import { pack } from "../../../src/drivers/guest/tar.ts";
import { createRunFolder } from "../../../src/store/runs.ts";
import { wallClock } from "../../drivers/wall-clock.ts";

test.each(["outputs", "reports"] as const)(
  "%s land in the run's folder, wherever their paths climb to",
  async (key) => {
    const root = mkdtempSync(join(tmpdir(), "devorch-outputs-"));
    onTestFinished(() => rmSync(root, { recursive: true }));
    writeFileSync(join(root, "theirs"), "evil");
    const project = join(root, "a/b/c");
    const folder = await createRunFolder(join(project, ".devorch/runs"), "run");
    // Eight steps up from where they land is `root`.
    const paths = [..."12345678"].flatMap((ups) => {
      const up = "../".repeat(Number(ups));
      return [`${up}evil${ups}`, `x/${up}deep${ups}`, `/${up}root${ups}`, `~/${up}home${ups}`];
    });
    const task = { name: "t", outputs: [], reports: [], sync: [], [key]: paths };
    const result = await collectOutputs(
      {
        job: { task, target: { instance: "dev-a" } } as unknown as Job,
        result: { status: "passed", tries: { attempts: 1, startedAtMs: 0, durationMs: 0 } },
        signal: new AbortController().signal,
      },
      {
        channel: {
          async exec(_, { onStdout }) {
            for await (const chunk of pack(join(root, "theirs"), "evil")) await onStdout?.(chunk);
            return { kind: "exited", code: 0 };
          },
        },
        clock: wallClock,
        folder,
        redactor: new Redactor(),
        root: project,
      },
    );
    expect(result).toMatchObject({ status: "passed" });
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    const collected = files.filter((file) => file.startsWith("a/b/c/.devorch/runs/run/dev-a/t.outputs/"));
    expect(collected).toHaveLength(paths.length);
    expect(files.filter((file) => !collected.includes(file) && /evil|deep|root|home/.test(file))).toEqual([]);
    for (const file of collected) expect(readFileSync(join(root, file), "utf8")).toBe("evil");
  },
);
