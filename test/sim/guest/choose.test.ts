import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chooseRuntime, likelyKind } from "../../../src/sim/guest/choose.ts";

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "devorch-choose-"));
});
afterAll(() => rm(home, { recursive: true }));

test("guests are plain processes where that is asked for, and a notice says what that means", async () => {
  const { runtime, notice } = await chooseRuntime(home, { DEVORCH_SIM_RUNTIME: "process" });
  expect(runtime.kind).toBe("process");
  expect(notice).toContain("without isolation");
});

test("guests are isolated where that works, else a notice says why not", async () => {
  const { runtime, notice } = await chooseRuntime(home, {});
  if (runtime.kind === "namespace") expect(notice).toBeUndefined();
  else expect(notice).toMatch(/: (namespaces need|guest probe did not boot)/);
  expect(await readdir(home)).toEqual([]);
});

test("what is likely is told without a guest, and is what is chosen unless a guest does not boot", async () => {
  expect(likelyKind({ DEVORCH_SIM_RUNTIME: "process" })).toBe("process");
  const { runtime, notice } = await chooseRuntime(home, {});
  expect(likelyKind({})).toBe(notice?.includes("did not boot") ? "namespace" : runtime.kind);
});

test("guests stay of the kind they are", async () => {
  expect((await chooseRuntime(home, {}, "process")).runtime.kind).toBe("process");
  await expect(chooseRuntime(home, { DEVORCH_SIM_RUNTIME: "namespace" }, "process")).rejects.toThrow(
    /DEV-902/,
  );
});

test.skipIf(process.getuid?.() === 0)(
  "namespaces that are asked for are never replaced silently",
  async () => {
    await expect(chooseRuntime(home, { DEVORCH_SIM_RUNTIME: "namespace" })).rejects.toThrow(
      /DEV-903.*need root/,
    );
  },
);

test("an unknown kind is refused", async () => {
  await expect(chooseRuntime(home, { DEVORCH_SIM_RUNTIME: "docker" })).rejects.toThrow(/DEV-901.*"docker"/);
});
