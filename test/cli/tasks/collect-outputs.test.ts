import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { collectOutputs } from "../../../src/cli/tasks/collect-outputs.ts";
import { PulledFiles } from "../../../src/cli/tasks/pulled-files.ts";
import { isHostOnly } from "../../../src/core/host-only.ts";
import { Redactor } from "../../../src/core/redact.ts";
import type { Job } from "../../../src/core/tasks/expand-tasks.ts";
import type { JobResult, Output } from "../../../src/core/tasks/task-event.ts";
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
        refused: () => "is not for a guest",
        pulled: new PulledFiles(),
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

/** Collects of a guest whose home is a folder of this host, and its `/` one beside that. */
async function collected(
  fill: (guest: string) => void,
  task: object | ((project: string) => object),
  exitCode = 0,
) {
  const root = mkdtempSync(join(tmpdir(), "devorch-outputs-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const guest = join(root, "guest");
  mkdirSync(join(guest, "home"), { recursive: true });
  fill(guest);
  const project = join(root, "acme");
  const folder = await createRunFolder(join(project, ".devorch/runs"), "run");
  const tries = { attempts: 1, startedAtMs: 0, durationMs: 0 };
  const result =
    exitCode === 0
      ? ({ status: "passed", tries } as const)
      : ({ status: "failed", tries, reason: `exited with ${exitCode}`, exitCode } as const);
  const pulled = new PulledFiles();
  const collect = (on = "a") =>
    collectOutputs(
      {
        job: {
          id: `${on}.t`,
          task: {
            name: "t",
            outputs: [],
            reports: [],
            sync: [],
            ...(typeof task === "function" ? task(project) : task),
          },
          target: { instance: `dev-${on}` },
        } as unknown as Job,
        result,
        signal: new AbortController().signal,
      },
      {
        channel: {
          async exec(_, { run, onStdout, onStderr }) {
            const path = run[4]!;
            const file = path.startsWith("/")
              ? join(guest, path)
              : join(guest, "home", path.replace("~", ""));
            if (existsSync(file))
              for await (const chunk of pack(file, statSync(file).isDirectory() ? "." : "x"))
                await onStdout?.(chunk);
            else await onStderr?.(Buffer.from(`tar: ${path}: Cannot stat: No such file or directory\n`));
            return { kind: "exited", code: existsSync(file) ? 0 : 2 };
          },
        },
        clock: wallClock,
        folder,
        redactor: new Redactor(),
        root: project,
        refused: (path) => (isHostOnly(relative(project, path)) ? "is not for a guest" : undefined),
        pulled,
      },
    );
  const read = (file: string) => readFileSync(join(folder.path, file), "utf8");
  return { collect, read };
}

test("an output that is refused takes no other away, whichever is named first", async () => {
  const { collect, read } = await collected(
    (guest) => {
      mkdirSync(join(guest, "home/zz"));
      writeFileSync(join(guest, "home/zz/f"), "1");
      symlinkSync("/etc/passwd", join(guest, "home/zz/pw"));
    },
    { outputs: ["zz/f", "zz"] },
  );
  const result = await collect();
  expect(result).toMatchObject({
    status: "failed",
    reason: expect.stringContaining("left no output zz: "),
    outputs: [{ path: "zz/f" }],
  });
  expect(outputsOf(result).map(({ file }) => read(file))).toEqual(["1"]);
});

test("outputs that are called alike below different folders are kept apart, and one in another is kept in it", async () => {
  const { collect, read } = await collected(
    (guest) => {
      for (const folder of ["usr", "home/usr", "home/2/usr", "home/w/usr"]) {
        mkdirSync(join(guest, folder), { recursive: true });
        writeFileSync(join(guest, folder, "x"), folder);
      }
    },
    { outputs: ["/usr/x", "~/usr/x", "usr/x", "~/w/usr", "../2/usr/x"], workdir: "w" },
  );
  const kept = outputsOf(await collect());
  expect(
    Object.fromEntries(kept.map(({ path, file }) => [path, read(path === "~/w/usr" ? `${file}/x` : file)])),
  ).toEqual({
    "/usr/x": "usr",
    "~/usr/x": "home/usr",
    "usr/x": "home/w/usr",
    "~/w/usr": "home/w/usr",
    "../2/usr/x": "home/2/usr",
  });
});

test("a folder that is collected after each try holds what the last one left", async () => {
  const { collect, read } = await collected(
    (guest) => {
      mkdirSync(join(guest, "home/o"));
      writeFileSync(join(guest, "home/o/f"), "1");
    },
    { outputs: ["o"] },
  );
  await collect();
  const [kept] = outputsOf(await collect());
  expect(read(`${kept!.file}/f`)).toBe("1");
  expect(() => read(`${kept!.file}/o/f`)).toThrow("ENOENT");
});

test("what cannot be had of a job that failed is told beside why it failed", async () => {
  const { collect } = await collected(
    (guest) => {
      mkdirSync(join(guest, "home/o"));
      symlinkSync("/etc/passwd", join(guest, "home/o/abs"));
    },
    (project) => ({
      outputs: ["o", "none"],
      sync: [{ from: "o", to: join(project, "dist"), direction: "pull" }],
    }),
    1,
  );
  expect(await collect()).toMatchObject({
    status: "failed",
    exitCode: 1,
    reason: expect.stringMatching(
      /^exited with 1, and left no output o: .*abs.*, and left no output none: .*No such file or directory, and could not give o to the host: .*abs/,
    ),
    outputs: [],
  });
});

function outputsOf(result: JobResult): readonly Output[] {
  return "outputs" in result ? (result.outputs ?? []) : [];
}

test("what is pulled does not write where git and devorch look", async () => {
  const fill = (guest: string) => {
    mkdirSync(join(guest, "home/out/.git/hooks"), { recursive: true });
    writeFileSync(join(guest, "home/out/.git/hooks/pre-commit"), "evil");
  };
  const { collect } = await collected(fill, (project) => ({
    sync: [{ from: "~/out", to: join(project, "out"), direction: "pull" }],
  }));
  expect(await collect()).toMatchObject({
    status: "failed",
    reason: expect.stringContaining(".git is not for a guest"),
  });
});

test("what one machine gave to the host no other gives again; a second try does", async () => {
  const { collect } = await collected(
    (guest) => {
      mkdirSync(join(guest, "home/out"));
      writeFileSync(join(guest, "home/out/app"), "1");
    },
    (project) => ({ sync: [{ from: "out", to: join(project, "dist"), direction: "pull" }] }),
  );
  expect(await collect()).toMatchObject({ status: "passed" });
  expect(await collect()).toMatchObject({ status: "passed" });
  expect(await collect("b")).toMatchObject({
    status: "failed",
    reason: expect.stringMatching(/dist\/app has come from a\.t in this run/),
  });
});
