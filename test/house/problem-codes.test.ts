import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { problemRegistry } from "../../src/core/problem-registry.ts";

const source = join(import.meta.dirname, "../../src");

test("every problem code in the sources is explained, and every explained one is used", () => {
  const used = new Set<string>();
  for (const path of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts") || path.endsWith("problem-registry.ts")) continue;
    for (const [code] of readFileSync(join(source, path), "utf8").matchAll(/DEV-\d{3}\b/g)) used.add(code);
  }
  expect(used.size).toBeGreaterThan(100);
  expect([...used].sort()).toEqual(Object.keys(problemRegistry).sort());
});
