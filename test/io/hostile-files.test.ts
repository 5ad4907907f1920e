import { execFileSync, spawnSync } from "node:child_process";
import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keptRun } from "../../src/cli/tasks/kept-runs.ts";
import { load } from "../../src/config/load.ts";
import { DevorchError } from "../../src/core/problem.ts";
import { resolveSecret } from "../../src/secrets/resolve-secret.ts";
import { nodeFiles } from "../../src/store/files.ts";
import { InputFiles } from "../../src/store/input-files.ts";
import { readJournal } from "../../src/store/journal.ts";
import { ledgerFormat } from "../../src/store/ledger-format.ts";
import { readPlanFile } from "../../src/store/plan-file.ts";
import { RunLogReader } from "../../src/store/run-log-reader.ts";
import { readStateFile } from "../../src/store/state-file.ts";
import { readVersionLock } from "../../src/store/version-lock-file.ts";
import { builtBin } from "../support/build.ts";
import { acme, projectWith } from "../support/project.ts";

/** What a checkout can hold in a file's place. */
const kinds: Readonly<Record<string, (path: string) => void>> = {
  pipe: (path) => void execFileSync("mkfifo", [path]),
  "link to a device": (path) => symlinkSync("/dev/zero", path),
  "file that fills the memory": (path) => {
    writeFileSync(path, "");
    truncateSync(path, 2 ** 33);
  },
};

/** Each reads the file of its name below `root`; DevorchErrors and problems become their texts. */
const readers: Readonly<Record<string, { file: string; read(root: string): Promise<unknown> }>> = {
  "an include": {
    file: "more.yaml",
    read: (root) => configuration(root, acme("include: [more.yaml]")),
  },
  "package.json": { file: "package.json", read: (root) => load({ cwd: root, env: {} }).then(told) },
  "a script": {
    file: "step.sh",
    read: (root) => configuration(root, acme("images: { a: { from: x, steps: [ { script: step.sh } ] } }")),
  },
  "a cloud-init document": {
    file: "init.yaml",
    read: (root) => configuration(root, acme("machines: { a: { from: x, cloudInit: init.yaml } }")),
  },
  "a certificate": {
    file: "ca.pem",
    read: (root) => configuration(root, acme("host: { caCertificates: [ca.pem] }")),
  },
  "a secret": {
    file: "token",
    read: (root) => resolveSecret({ secret: "file:token" }, { root, env: {}, closed: [] }),
  },
  "the version lock": { file: "devorch.lock.json", read: (root) => readVersionLock(nodeFiles, root) },
  "a saved plan": {
    file: "saved.plan",
    read: (root) => readPlanFile(nodeFiles, join(root, "saved.plan"), { project: "acme" }),
  },
  "the ledger": {
    file: "ledger.json",
    read: (root) => readStateFile(nodeFiles, join(root, "ledger.json"), ledgerFormat),
  },
  "a journal": { file: "1.ndjson", read: (root) => readJournal(nodeFiles, join(root, "1.ndjson")) },
  "the result of a run": {
    file: "result.json",
    read: (root) => keptRun(join(root, ".."), root.split("/").at(-1)!),
  },
};

describe.each(Object.entries(kinds))("a %s", (kind, make) => {
  test.each(Object.entries(readers))(
    "in place of %s is refused, with its name and what to do",
    async (_, reader) => {
      const root = await projectWith({});
      make(join(root, reader.file));
      const said = await reader.read(root).catch((error: unknown) => {
        if (error instanceof DevorchError)
          return error.problems.map(({ message, hint }) => `${message} → ${hint}`);
        throw error;
      });
      if (reader.file === "package.json") expect(String(said)).toContain("there is no devorch.yaml");
      else {
        expect(String(said)).toContain(reader.file);
        expect(String(said)).toMatch(
          kind.startsWith("file")
            ? /larger than \d+ (MiB|KiB).* → ./s
            : /(is (no regular|not a) file|is outside the project).* → ./s,
        );
      }
    },
  );

  test("among the inputs of a task is not waited for", async () => {
    const root = await projectWith({ a: "1" });
    if (kind.startsWith("file")) return;
    make(join(root, "b"));
    const files = await InputFiles.open(root, join(root, "memory"));
    expect([...files.hashes(["*"]).keys()]).toEqual(["a", "b"]);
  });

  test("in place of what a task said is read in part at most", async () => {
    const root = await projectWith({});
    make(join(root, "x.times"));
    make(join(root, "x.stdout"));
    const reader = new RunLogReader(join(root, "x"));
    expect(await reader.next()).toEqual([]);
    const piece = { atMs: 0, stream: "stdout", offset: 0, length: 2 ** 40 } as const;
    expect((await reader.bytes(piece)).length).toBeLessThanOrEqual(2 ** 24);
  });
});

test("a pipe that the shell made is read, and within the same bounds", async () => {
  const root = await projectWith({
    "devorch.yaml": acme("vars: { a: {} }\nmachines: { w: { from: x, env: { A: '${var.a}' } } }"),
  });
  const { devorch } = await builtBin();
  const validate = (text: string) =>
    spawnSync("bash", ["-c", '"$0" validate --var-file <(printf "$1")', devorch, text], {
      cwd: root,
      encoding: "utf8",
    });
  expect(validate("a: 1")).toMatchObject({ status: 0 });
  expect(validate("%02000000d").stderr).toMatch(/larger than 1 MiB/);
});

test("a pipe with a name is not waited for, also when a person names it", async () => {
  const root = await projectWith({ "devorch.yaml": acme("") });
  execFileSync("mkfifo", [join(root, "pipe")]);
  const refusal = "pipe is no regular file → name a file of text";
  expect(told(await load({ cwd: root, env: {}, file: "pipe" }))).toBe(refusal);
  expect(told(await load({ cwd: root, env: {}, varFiles: ["pipe"] }))).toBe(refusal);
});

async function configuration(root: string, yaml: string): Promise<string> {
  writeFileSync(join(root, "devorch.yaml"), yaml);
  return told(await load({ cwd: root, env: {} }));
}

function told(loaded: Awaited<ReturnType<typeof load>>): string {
  return "problems" in loaded
    ? loaded.problems.map(({ message, hint }) => `${message} → ${hint}`).join("\n")
    : "accepted";
}
