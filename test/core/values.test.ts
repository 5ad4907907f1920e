import { expect, test } from "vitest";
import { addressName, machineAddress } from "../../src/core/address.ts";
import { capabilities } from "../../src/core/capabilities.ts";
import { instanceNamed } from "../../src/core/live.ts";
import { comparePlaces, DevorchError, type Problem } from "../../src/core/problem.ts";
import { displayedSize, formatSize } from "../../src/core/size.ts";
import { parseTemplateComment, templateComment, templateInstance } from "../../src/core/template.ts";
import { displayText, isSensitive, references, revealText } from "../../src/core/text.ts";
import { emptyLive, GiB } from "./support.ts";

test.each([
  [4 * GiB, "4GiB"],
  [1.5 * GiB, "1.5GiB"],
  [1500 * 2 ** 20, "1500MiB"],
  [2 ** 40, "1TiB"],
  [512, "512B"],
  [2 ** 20 + 1, "1048577B"],
  [0, "0B"],
])("%d bytes are written %s", (bytes, text) => expect(formatSize(bytes)).toBe(text));

test.each([
  [GiB, "1.0GiB"],
  [4300 * 2 ** 20, "4.2GiB"],
  [512 * 2 ** 20, "512.0MiB"],
  [2048 * GiB, "2048.0GiB"],
  [1, "1.0B"],
  [0, "0.0B"],
])("Multipass shows %d bytes as %s", (bytes, text) => expect(displayedSize(bytes)).toBe(text));

const fingerprint = "0123456789abcdef".repeat(4);

test("a template's comment comes back as it was written", () => {
  expect(parseTemplateComment(templateComment({ image: "golden", fingerprint }))).toEqual({
    image: "golden",
    fingerprint,
  });
});

test.each([
  "",
  "my snapshot",
  "{",
  "{}",
  "[1]",
  '{"devorch":2,"image":"g","fingerprint":"FP"}',
  '{"devorch":1,"fingerprint":"FP"}',
  '{"devorch":1,"image":"g","fingerprint":"FPx"}',
  '{"devorch":1,"image":"g","fingerprint":"xFP"}',
  '{"devorch":1,"image":"g","fingerprint":7}',
  '{"devorch":1,"image":7,"fingerprint":"FP"}',
  ' {"devorch":1,"image":"g","fingerprint":"FP"}',
])("the comment %j is nobody's template", (comment) =>
  expect(parseTemplateComment(comment.replace("FP", fingerprint))).toBeUndefined(),
);

test("a template is called after its image and the beginning of its fingerprint", () => {
  expect(templateInstance("golden", fingerprint)).toBe("golden-01234567");
});

test("the first replica has the machine's name, later ones a number", () => {
  expect([1, 2, 10].map((replica) => machineAddress("web", replica))).toEqual([
    "machine.web",
    "machine.web-2",
    "machine.web-10",
  ]);
  expect(addressName("task.web.test")).toBe("web.test");
});

test.each([
  [
    { client: "1.16.3", daemon: "1.16.3", driver: "qemu" },
    { clone: true, snapshots: true, suspend: true },
  ],
  [
    { client: "1.16.3", daemon: "1.14.1", driver: "qemu" },
    { clone: false, snapshots: true, suspend: true },
  ],
  [
    { client: "1.12.0", driver: "qemu" },
    { clone: false, snapshots: false, suspend: true },
  ],
  [{ client: "1.13.0" }, { clone: false, snapshots: true, suspend: true }],
  [{ client: "1.15.0-rc+g12ab" }, { clone: true, snapshots: true, suspend: true }],
  [{ client: "2.0.0" }, { clone: true, snapshots: true, suspend: true }],
  [{ client: "0.99.9" }, { clone: false, snapshots: false, suspend: true }],
  [{ client: "unknown" }, { clone: true, snapshots: true, suspend: true }],
  [
    { client: "1.16.3", driver: "lxd" },
    { clone: false, snapshots: false, suspend: true },
  ],
  [
    { client: "1.17.0", driver: "applevz" },
    { clone: true, snapshots: false, suspend: false },
  ],
])("%j can %j", (provider, can) => expect(capabilities({ simulated: false, ...provider })).toEqual(can));

const text = {
  parts: [
    "http://",
    { ref: { machine: "db", attribute: "ipv4" } },
    "/?t=",
    { sensitive: "hunter22", variable: "token" },
  ],
} as const;

test("a person sees neither secrets nor what is not known yet", () => {
  expect(displayText("plain")).toBe("plain");
  expect(displayText({ secret: "env:TOKEN" })).toBe("(sensitive)");
  expect(displayText(text)).toBe("http://(known after apply)/?t=(sensitive)");
  expect(displayText(text, () => "10.0.0.2")).toBe("http://10.0.0.2/?t=(sensitive)");
});

test("the guest gets the whole text, once all of it is known", () => {
  expect(revealText("plain", () => undefined)).toBe("plain");
  expect(revealText(text, () => undefined)).toBeUndefined();
  expect(revealText(text, () => "10.0.0.2")).toBe("http://10.0.0.2/?t=hunter22");
});

test("a text knows what it refers to, and whether it is secret", () => {
  expect(references(text)).toEqual([{ machine: "db", attribute: "ipv4" }]);
  expect([references("a"), references({ secret: "env:A" })]).toEqual([[], []]);
  expect([text, "a", { secret: "env:A" }, { parts: ["a"] }].map(isSensitive)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test("instances are found without case", () => {
  const live = { ...emptyLive, instances: [{ name: "Web", state: "Running", ipv4: [], release: "" }] };
  expect(instanceNamed(live, "wEB")?.name).toBe("Web");
  expect(instanceNamed(live, "we")).toBeUndefined();
});

test("problems are told in the order of their places, those without one last", () => {
  const at = (file: string, line: number, column: number) => ({ source: { file, line, column } });
  const problem = (code: Problem["code"], place = {}): Problem => ({
    code,
    severity: "error",
    message: "",
    ...place,
  });
  const problems = [
    problem("DEV-2"),
    problem("DEV-1"),
    problem("DEV-3", at("b", 1, 1)),
    problem("DEV-3", at("a", 2, 1)),
    problem("DEV-3", at("a", 1, 2)),
    problem("DEV-3", at("a", 1, 1)),
    problem("DEV-2", at("a", 1, 1)),
  ];
  const places = problems
    .sort(comparePlaces)
    .map(({ code, source: s }) => `${code}${s ? ` ${s.file}${s.line}${s.column}` : ""}`);
  expect(places).toEqual(["DEV-2 a11", "DEV-3 a11", "DEV-3 a12", "DEV-3 a21", "DEV-3 b11", "DEV-1", "DEV-2"]);
});

test("an error says its problems, and exits 1 unless told otherwise", () => {
  const error = new DevorchError([{ code: "DEV-1", severity: "error", message: "oh" }], { cause: "why" });
  expect([error.message, error.exitCode, error.cause, error.name]).toEqual([
    "DEV-1 oh",
    1,
    "why",
    "DevorchError",
  ]);
  expect(new DevorchError(error.problems, { exitCode: 5 }).exitCode).toBe(5);
});
