import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nodeFiles } from "../../src/store/files.ts";
import { markApplied, readPlanFile, refuseStalePlan, writePlanFile } from "../../src/store/plan-file.ts";
import { MemoryFiles } from "../support/memory-files.ts";
import { ledgerOf, problemOf, savedPlan, temporaryFolder } from "../support/store.ts";

const scope = { project: "acme" };
const saved = savedPlan();

async function savedAt(): Promise<string> {
  const path = join(await temporaryFolder(), "plan.json");
  await writePlanFile(nodeFiles, path, saved, []);
  return path;
}

describe("a plan file", () => {
  test("reads back as it was saved, with mode 0600", async () => {
    const path = await savedAt();
    expect(await readPlanFile(nodeFiles, path, scope)).toEqual(saved);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test.each([
    ["absent", "DEV-420", undefined],
    ["of another tool", "DEV-420", '{"format_version":"1.2"}'],
    ["of a newer format", "DEV-406", '{"type":"devorch-plan","format":2}'],
    ["without content", "DEV-420", '{"type":"devorch-plan","format":1,"digest":"","saved":{}}'],
  ])("that is %s is refused with %s", async (_what, code, content) => {
    const path = join(await temporaryFolder(), "plan.json");
    if (content !== undefined) await writeFile(path, content);
    expect((await problemOf(readPlanFile(nodeFiles, path, scope))).code).toBe(code);
  });

  test("that is none is not to be written over, and a configuration has an option of its own", async () => {
    const path = join(await temporaryFolder(), "devorch.yaml");
    await writeFile(path, "apiVersion: devorch/v1\n");
    expect(await problemOf(readPlanFile(nodeFiles, path, scope))).toMatchObject({
      message: `${path} is no plan of devorch`,
      hint: "name a plan that devorch plan --out FILE saved; a configuration is named with --file",
    });
  });

  test("cut short at any byte is refused", async () => {
    const content = await readFile(await savedAt(), "utf8");
    const files = new MemoryFiles();
    for (let length = 0; length < content.length; length++) {
      files.overwrite("/plan", content.slice(0, length));
      expect((await problemOf(readPlanFile(files, "/plan", scope))).code).toMatch(/DEV-42[01]/);
    }
  });

  test("with any byte changed is refused", async () => {
    const content = await readFile(await savedAt(), "utf8");
    const files = new MemoryFiles();
    const place = fc.integer({ min: 0, max: content.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.string({ minLength: 1, maxLength: 1 }), async (at, byte) => {
        fc.pre(content[at] !== byte);
        files.overwrite("/plan", content.slice(0, at) + byte + content.slice(at + 1));
        expect((await problemOf(readPlanFile(files, "/plan", scope))).code).toMatch(/DEV-(42[01]|406)/);
      }),
      { numRuns: 300 },
    );
  });

  test("edited by hand is refused", async () => {
    const path = await savedAt();
    await writeFile(path, (await readFile(path, "utf8")).replace('"serial": 1', '"serial": 2'));
    expect(await problemOf(readPlanFile(nodeFiles, path, scope))).toMatchObject({
      code: "DEV-421",
      hint: `save the plan again: devorch plan --out ${path}`,
    });
  });

  test("of another project or environment is refused", async () => {
    const path = await savedAt();
    expect(await problemOf(readPlanFile(nodeFiles, path, { project: "other" }))).toMatchObject({
      code: "DEV-422",
      message: `${path} is a plan for acme, not for other`,
    });
    const ci = await problemOf(readPlanFile(nodeFiles, path, { project: "acme", environment: "ci" }));
    expect(ci.message).toBe(`${path} is a plan for acme, not for acme (ci)`);
  });

  test("is not saved when it would hold a secret, whose value is not told", async () => {
    const files = new MemoryFiles();
    for (const secret of ['hunter2"\n', "x", "-----BEGIN KEY"]) {
      const whole = secret.length < 4 ? secret : `a ${secret} b`;
      for (const outputs of [
        { url: whole },
        { [whole]: "" },
        { url: { parts: [{ sensitive: whole, variable: "token" }] } },
      ]) {
        const leaky = savedPlan({ plan: { ...saved.plan, outputs } });
        const problem = await problemOf(writePlanFile(files, "/plan", leaky, ["", "other", secret]));
        expect(problem).toMatchObject({
          code: "DEV-425",
          message: expect.not.stringContaining(secret.trim().repeat(2)),
        });
        if (secret.length > 3) expect(problem.message).not.toContain(secret);
        expect(files.names()).toEqual([]);
      }
    }
  });
});

describe("a saved plan", () => {
  const ledger = ledgerOf({}, { serial: 1 });

  test("is refused after it was applied, even when it changed nothing", async () => {
    refuseStalePlan(saved, ledger);
    const applied = markApplied(saved, ledger);
    const stale = Promise.resolve().then(() => refuseStalePlan(saved, applied));
    expect((await problemOf(stale)).code).toBe("DEV-423");
    expect(markApplied(saved, applied)).toBe(applied);
  });

  test("made without a ledger is good until there is one", async () => {
    const { lineage: _, ...first } = savedPlan({ serial: 0 });
    refuseStalePlan(first, undefined);
    const stale = Promise.resolve().then(() => refuseStalePlan(first, ledger));
    expect((await problemOf(stale)).code).toBe("DEV-423");
  });

  test("is refused with a ledger of another lineage", async () => {
    const stale = Promise.resolve().then(() => refuseStalePlan(saved, { ...ledger, lineage: "other" }));
    expect((await problemOf(stale)).code).toBe("DEV-423");
  });
});
