import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/table.ts";

const source = join(import.meta.dirname, "../../src");

test("every devorch command that a message or a text names exists", () => {
  const known = new Set(commands.flatMap(({ name }) => [name, name.split(" ")[0]!]));
  // Words that follow "devorch" in prose, not in a command line.
  const prose = new Set(
    (
      "and asks built cannot changes checks did does drives knows leaves left looked looks needs never on owns reads recorded records refuses " +
      "says sets simulator starts uses waited without"
    ).split(" "),
  );
  const unknown: string[] = [];
  let named = 0;
  for (const path of readdirSync(source, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts") || path.startsWith("generated")) continue;
    const text = readFileSync(join(source, path), "utf8").replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, "");
    for (const [, word = ""] of text.matchAll(/\bdevorch ([a-z][a-z-]*)\b/g)) {
      if (known.has(word)) named++;
      else if (!prose.has(word)) unknown.push(`${path}: devorch ${word}`);
    }
  }
  expect(named).toBeGreaterThan(30);
  expect(unknown).toEqual([]);
});
