import { expect, test } from "vitest";
import { amendRegistry, type TemplateRecord } from "../../src/core/ledger.ts";
import type { Problem } from "../../src/core/problem.ts";
import type { RegistryStore } from "../../src/engine/ports.ts";
import { storePaths } from "../../src/store/paths.ts";
import { openRegistryStore } from "../../src/store/registry-store.ts";
import { MemoryFiles } from "../support/memory-files.ts";
import { lockWorld } from "../support/store.ts";

const paths = storePaths({ state: "/s", data: "/s" }, { provider: "multipass" }, "acme", undefined);
const claim = { command: "devorch apply", user: "ada", subject: "templates" };

function open(files: MemoryFiles, warnings: Problem[] = []): RegistryStore {
  const lock = lockWorld(files, 1, async () => "alive");
  return openRegistryStore({ files, paths, lock, claim, warn: (problem) => warnings.push(problem) });
}

function template(fingerprint: string): TemplateRecord {
  return {
    image: "golden",
    instance: "golden-1",
    snapshot: "s",
    fingerprint,
    phase: "sealed",
    createdAtMs: 0,
  };
}

const add = (fingerprint: string) => (registry: Parameters<typeof amendRegistry>[0]) =>
  amendRegistry(registry, { template: "put", fingerprint, record: template(fingerprint) });

test("updates at once are all kept", async () => {
  const files = new MemoryFiles();
  const names = ["a", "b", "c", "d", "e"];
  await Promise.all(names.map((name) => open(files).update(add(name))));
  const registry = await open(files).read();
  expect(Object.keys(registry.templates).sort()).toEqual(names);
  expect(registry.serial).toBe(5);
});

test("a damaged registry gives way to its backup, and without one starts empty, each time with a warning", async () => {
  const files = new MemoryFiles();
  await open(files).update(add("a"));
  const first = await open(files).update(add("b"));
  files.overwrite(paths.registry, "{");
  const warnings: Problem[] = [];
  expect(Object.keys((await open(files, warnings).read()).templates)).toEqual(["a"]);
  await files.remove(`${paths.registry}.bak`);
  expect((await open(files, warnings).read()).templates).toEqual({});
  expect(warnings.map(({ code }) => code)).toEqual(["DEV-409", "DEV-409"]);
  expect(Object.keys(first.templates)).toEqual(["a", "b"]);
});
