import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { problemRegistry } from "../../src/core/problem-registry.ts";

test("every code that the configuration reports is explained, and no other", () => {
  const folder = new URL("../../src/config/", import.meta.url);
  const text = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  const used = new Set(text.join("\n").match(/(?<=")DEV-\d+(?=")/g));
  const explained = Object.keys(problemRegistry).filter((code) => code.startsWith("DEV-1"));
  expect([...used].sort()).toEqual(explained);
});
