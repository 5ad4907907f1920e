import { readFileSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse as parseYaml, stringify } from "yaml";
import { load } from "../../src/config/load.ts";
import { parse } from "../../src/config/parse.ts";
import type { SourceSpan } from "../../src/core/problem.ts";
import { projectWith } from "../support/project.ts";

const team = new URL("../../examples/team/", import.meta.url);
const example = readFileSync(new URL("devorch.yaml", team));

/** Bytes near to a real configuration: pieces of it cut, repeated, swapped, and salted with YAML's own signs. */
const mutated = fc
  .array(
    fc.record({
      at: fc.nat(example.length),
      remove: fc.nat(20),
      insert: fc.oneof(
        fc.uint8Array({ maxLength: 4 }),
        fc
          .constantFrom("&a ", "*a", "<<: *a", "- ", ": ", "{", "]", '"', "|\n", "\t", "\0", "${", "!!", "? ")
          .map((text) => Buffer.from(text)),
        fc
          .tuple(fc.nat(example.length), fc.nat(80))
          .map(([from, length]) => example.subarray(from, from + length)),
      ),
    }),
    { maxLength: 4 },
  )
  .map((edits) =>
    edits.reduce(
      (bytes, { at, remove, insert }) =>
        Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)]),
      Buffer.from(example),
    ),
  );

test("whatever the bytes are, parsing gives a tree or problems", { timeout: 120_000 }, () => {
  const bytes = fc.oneof(
    mutated,
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: "grapheme" }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(bytes, (input) => {
      const parsed = parse(input, "f");
      if ("root" in parsed) return;
      expect(parsed.problems.length).toBeGreaterThan(0);
      for (const { source, hint } of parsed.problems) {
        expect(hint).toBeTruthy();
        expect(source).toSatisfy((span: SourceSpan) => span.line >= 1 && span.column >= 1);
      }
    }),
    { numRuns: 2000 },
  );
});

test("whatever the configuration is, loading gives the desired state or problems", {
  timeout: 120_000,
}, async () => {
  const root = await projectWith({});
  await fc.assert(
    fc.asyncProperty(mutated, async (input) => {
      await writeFile(join(root, "devorch.yaml"), input);
      const loaded = await load({ cwd: root, env: { DEVORCH_VAR_ref: "x" } });
      if ("problems" in loaded)
        expect(loaded.problems.some(({ severity }) => severity === "error")).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test("the order of keys does not matter, and loading twice gives the same", async () => {
  const root = await projectWith({});
  await cp(fileURLToPath(team), root, { recursive: true });
  const data: unknown = parseYaml(example.toString());
  const desired = async (content: unknown) => {
    await writeFile(join(root, "devorch.yaml"), stringify(content));
    const loaded = await load({ cwd: root, env: {} });
    if ("problems" in loaded) throw new Error(JSON.stringify(loaded.problems));
    return withoutPlaces(loaded.desired);
  };
  const first = await desired(data);
  expect(await desired(data)).toBe(first);
  await fc.assert(
    fc.asyncProperty(fc.integer(), async (seed) => {
      expect(await desired(shuffleKeys(data, seed))).toBe(first);
    }),
    { numRuns: 20 },
  );
});

function withoutPlaces(value: unknown): string {
  return JSON.stringify(value, (key, inner) => (key === "source" || key === "sources" ? undefined : inner));
}

function shuffleKeys(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffleKeys(item, seed));
  if (typeof value !== "object" || value === null) return value;
  const rank = (key: string) => Math.imul(seed ^ key.length, 31 * key.charCodeAt(key.length - 1)) % 97;
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, shuffleKeys(inner, seed)]));
}
