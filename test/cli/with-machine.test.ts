import { expect, it } from "vitest";
import { parse } from "yaml";
import { withMachine } from "../../src/cli/with-machine.ts";

const machine = { image: "golden", repo: { url: "https://example.com/acme.git", ref: "topic" } };
const added = `  box:
    image: golden
    repo:
      url: https://example.com/acme.git
      ref: topic
`;

it.each([
  [
    "in the middle of the file",
    "# ours\nmachines:\n  web: {image: golden}   # the site\n\ntasks: {}\n",
    "site\n",
  ],
  [
    "after a value of several lines",
    "machines:\n  web:\n    from: '24.04'\n    cloudInit: |\n      a: 1\n      b: 2\n# end\n",
    "b: 2\n",
  ],
  [
    "before what is indented like it",
    "machines:\n  web:\n    from: '24.04'\n    # repo: later\n\nx: 1\n",
    "later\n",
  ],
  ["after a machine without a value", "machines:\n  web:\n", "web:\n"],
  ["where the last line has no newline", "machines:\n  web: { from: '24.04' }", "}"],
])("%s, a machine is added and every other byte stays", (_, text, before) => {
  const at = text.indexOf(before) + before.length;
  const newline = before.endsWith("\n") ? "" : "\n";
  expect(withMachine(text, "box", machine)).toBe(`${text.slice(0, at)}${newline}${added}${text.slice(at)}`);
});

it.each([
  "# ours\nproject: acme # this\n",
  "# ours\nmachines: {}\nproject: acme # this\n",
  "# ours\nproject: acme # this\nmachines: { web: { image: golden } }\n",
  "# ours\nproject: acme # this\nmachines:\n",
])("where no machines stand in lines, comments and order stay: %j", (text) => {
  const saved = withMachine(text, "box", machine);
  expect(saved).toMatch(/# ours\n[\s\S]*project: acme # this\n/);
  const before = parse(text);
  expect(parse(saved)).toEqual({ ...before, machines: { ...before.machines, box: machine } });
});
