import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { load } from "../../src/config/load.ts";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));
const names = readdirSync(examples);

test("there are examples", () => {
  expect(names).toEqual(expect.arrayContaining(["ci", "quickstart", "team"]));
});

test.each(names)("the example %s is valid in every environment, and names its schema", async (name) => {
  const cwd = `${examples}/${name}`;
  expect(readFileSync(`${cwd}/devorch.yaml`, "utf8")).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/\.\.\/schemas\/devorch\.schema\.json\n/,
  );
  const { environments = {} } = parse(readFileSync(`${cwd}/devorch.yaml`, "utf8"));
  for (const environment of [undefined, ...Object.keys(environments)]) {
    const loaded = await load({ cwd, env: {}, ...(environment !== undefined && { environment }) });
    expect(loaded).toMatchObject({ desired: {}, warnings: [] });
  }
});
