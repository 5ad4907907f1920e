import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { problemRegistry } from "../../src/core/problem-registry.ts";

test("every code that the configuration reports is explained, and no other", () => {
  const folder = new URL("../../src/config/", import.meta.url);
  const text = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8"));
  const used = new Set(text.join("\n").match(/(?<=")DEV-\d+(?=")/g));
  // From DEV-190 on they are the command line's; test/house/problem-codes.test.ts holds all of them.
  const explained = Object.keys(problemRegistry).filter((code) => code < "DEV-190");
  expect([...used].sort()).toEqual(explained);
});
