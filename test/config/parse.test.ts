import { expect, test } from "vitest";
import { plain } from "../../src/config/node.ts";
import { parse } from "../../src/config/parse.ts";

function check(input: string | Uint8Array, ...expected: string[]): void {
  const parsed = parse(typeof input === "string" ? Buffer.from(input) : input, "devorch.yaml");
  const problems = "problems" in parsed ? parsed.problems : [];
  expect(
    problems.map(({ code, message, source }) => `${source?.line}:${source?.column} ${code} ${message}`),
  ).toEqual(expected);
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into plain data.
function value(text: string): any {
  const parsed = parse(Buffer.from(text), "devorch.yaml");
  if ("problems" in parsed) throw new Error(parsed.problems.map(({ message }) => message).join("\n"));
  return JSON.parse(JSON.stringify(plain(parsed.root)));
}

test("what is wrong in a JSON file is not told in words of YAML", () => {
  const parsed = parse(Buffer.from('{ "a": [1, 2 }'), "devorch.json");
  expect("problems" in parsed && parsed.problems[0]).toMatchObject({
    code: "DEV-103",
    message: expect.stringMatching(/^not valid JSON: /),
    hint: "see whether a comma, a quote or a bracket is missing, or too many",
  });
});

test("aliases repeat a value, and merge keys give way to what is written beside them", () => {
  expect(value("x: &x { a: 1, b: 2 }\ny: *x\nz: { <<: *x, b: 3 }\n")).toEqual({
    x: { a: 1, b: 2 },
    y: { a: 1, b: 2 },
    z: { a: 1, b: 3 },
  });
  expect(value("x: &x { a: 1 }\ny: &y { a: 2, b: 2 }\nz: { <<: [*x, *y], c: 3 }\n").z).toEqual({
    a: 1,
    b: 2,
    c: 3,
  });
});

test("a byte order mark and Windows line ends change nothing", () => {
  expect(value("\ufeffa: 1\r\nb:\r\n  - x\r\n")).toEqual({ a: 1, b: ["x"] });
});

test("JSON is read as it stands, tabs included", () => {
  expect(value('{\n\t"a": [1, true, null],\n\t"b": "\\u00e9\\/"\n}')).toEqual({
    a: [1, true, null],
    b: "é/",
  });
});

test("keys are text, and none of them reaches a prototype", () => {
  expect(value("1: a\non: b\n")).toEqual({ 1: "a", on: "b" });
  const parsed = parse(Buffer.from("__proto__: { polluted: true }\nconstructor: x\n"), "f");
  expect("root" in parsed && Object.keys(plain(parsed.root) as object)).toEqual(["__proto__", "constructor"]);
});

test("bytes that are not text are refused at the first of them", () => {
  check("a: 1\nb: \0", "2:4 DEV-101 the file holds a NUL byte");
  check(Buffer.from("a: é\nb: caf\xe9\n", "latin1"), "1:4 DEV-101 the file is not UTF-8 text");
  check(
    Buffer.concat([Buffer.from("a: é\nb: "), Buffer.from([0xc3, 0x28])]),
    "2:4 DEV-101 the file is not UTF-8 text",
  );
  check(Buffer.from("\ufeffa: 1\n", "utf16le"), "1:1 DEV-101 the file is UTF-16 text, not UTF-8");
});

test("syntax errors say where YAML could not go on", () => {
  check("a: 1\n\tb: 2\n", "2:1 DEV-103 not valid YAML: tabs are not allowed as indentation");
  check(
    "a: [1, 2\n",
    "2:1 DEV-103 not valid YAML: flow sequence in block collection must be sufficiently indented and end with a ]",
  );
  check(
    "run: echo done: all\n",
    "1:6 DEV-103 not valid YAML: nested mappings are not allowed in compact mappings",
  );
  check("a: 1\n---\nb: 2\n", "2:1 DEV-103 the file holds more than one YAML document");
  check("", "1:1 DEV-103 the file is empty");
  check("# nothing\n", "1:1 DEV-103 the file is empty");
  check("? [a]\n: b\n", "1:3 DEV-103 not valid YAML: with stringKeys, all keys must be strings");
  check("a: !!binary aGk=\n", "1:13 DEV-106 only text, numbers, true and false are values here");
});

test("a key that is written twice names its first place", () => {
  check("a:\n  b: 1\n  c: 2\n  b: 3\n", "4:3 DEV-104 b is written twice");
});

test("aliases that lead nowhere or into themselves are refused", () => {
  check("a: *b\n", "1:4 DEV-105 there is no anchor &b before *b");
  check("a: &a [ *a ]\n", "1:9 DEV-105 *a contains itself");
  check("a: &a { b: { c: *a } }\n", "1:17 DEV-105 *a contains itself");
  check("a: &a 1\nb: { <<: *a }\n", "2:6 DEV-105 << merges maps only");
});

// Guards by construction: these are refused by counting, so there is nothing to time.
test("an alias bomb is refused", () => {
  const levels = Array.from({ length: 20 }, (_, level) =>
    level === 0
      ? "l0: &l0 [x, x, x, x]"
      : `l${level}: &l${level} [${Array(9)
          .fill(`*l${level - 1}`)
          .join(", ")}]`,
  );
  check(levels.join("\n"), "6:10 DEV-105 aliases expand the file to more than 50000 values, or 200 levels");
});

test("aliases that nest deeply are refused", () => {
  const levels = Array.from(
    { length: 5000 },
    (_, level) => `l${level}: &l${level} [${level > 0 ? `*l${level - 1}` : ""}]`,
  );
  check(levels.join("\n"), "201:14 DEV-105 aliases expand the file to more than 50000 values, or 200 levels");
});

test("deep nesting, long values and large files are refused", () => {
  check(
    "[".repeat(200_000),
    "1:100 DEV-102 the file is too large or too deep: nested deeper than 100 levels",
  );
  check(
    "- ".repeat(100_000),
    "1:199 DEV-102 the file is too large or too deep: nested deeper than 100 levels",
  );
  check(
    `a: ${"x".repeat(70_000)}`,
    "1:4 DEV-102 the file is too large or too deep: a single value of more than 64 KiB",
  );
  check("a: 1\n".repeat(60_000), "1:1 DEV-102 the file is too large or too deep: larger than 256 KiB");
  check(
    "-\n".repeat(100_000),
    "50000:2 DEV-102 the file is too large or too deep: more than 100000 words and signs",
  );
  check(
    Buffer.alloc(10 * 1024 * 1024, "a"),
    "1:1 DEV-102 the file is too large or too deep: larger than 256 KiB",
  );
});

test("however much is wrong, twenty problems are told", () => {
  const parsed = parse(Buffer.from(`a: "${"\\x".repeat(10_000)}"`), "f");
  expect("problems" in parsed && parsed.problems.length).toBe(20);
});
