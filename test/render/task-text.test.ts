import fc from "fast-check";
import { expect, it } from "vitest";
import { neutralise } from "../../src/render/neutralise.ts";
import { palette } from "../../src/render/style.ts";
import { keptText } from "../../src/render/task-text.ts";

it("output is shown line by line behind its job, wherever its bytes were cut", () => {
  const words = fc.constantFrom("a", "b c", "\n", "\r\n", "\r", "é", "\u{1f600}", "\x1b[31m", "\x07", "$&");
  fc.assert(
    fc.property(fc.array(words), fc.array(fc.nat(200)), (parts, cuts) => {
      const bytes = Buffer.from(parts.join(""));
      const text = keptText([{ id: "web.build", machine: "dev-web" }], palette(false), { times: false });
      let shown = "";
      for (let at = 0; at < bytes.length; ) {
        const end = at + 1 + (cuts.pop() ?? 100);
        shown += text.push("web.build", { atMs: 0, stream: "stdout" }, bytes.subarray(at, end));
        at = end;
      }
      shown += text.end();
      const unprefixed = shown.split("\n").slice(0, -1);
      expect(unprefixed.filter((line) => !line.startsWith("web.build | "))).toEqual([]);
      const expected = bytes.toString().split(/\r?\n/);
      if (expected.at(-1) === "") expected.pop();
      expect(unprefixed.map((line) => line.slice("web.build | ".length))).toEqual(expected.map(neutralise));
    }),
  );
});
