import fc from "fast-check";
import { expect, test } from "vitest";
import { copyPlainLines } from "../../src/render/plain-lines.ts";

test("lines are copied when all bytes are plain and fit, wherever they lie in memory, and not else", () => {
  const byte = fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
    { weight: 6, arbitrary: fc.constantFrom(0x09, 0x0a) },
    { weight: 1, arbitrary: fc.constantFrom(0x00, 0x0d, 0x1b, 0x1f, 0x7f, 0x80, 0x9f, 0xa0, 0xff) },
  );
  const seen = { copied: 0, full: 0, unplain: 0 };
  const sizes = fc.record({ offset: fc.nat(7), at: fc.nat(7), space: fc.integer({ min: 40, max: 90 }) });
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 60, size: "max" }), sizes, (bytes, { offset, at, space }) => {
      const memory = Uint8Array.from([...Array(offset).fill(0xff), ...bytes, 0xff]);
      const room = Buffer.alloc(space, "?");
      const copied = copyPlainLines(
        memory.subarray(offset, offset + bytes.length),
        Buffer.from("> "),
        room,
        at,
      );
      const text = Buffer.from(bytes).toString("latin1");
      const taken = text.lastIndexOf("\n") + 1;
      const lines = text.slice(0, taken).replaceAll("\n", "\n> ").slice(0, -2);
      if (!/^[\x20-\x7e\t\n]*$/.test(text)) seen.unplain++;
      else if (at + text.replaceAll("\n", "\n> ").length > space) seen.full++;
      else {
        seen.copied++;
        expect(copied).toEqual({ taken, written: at + lines.length });
        expect(room.toString("latin1", 0, at + lines.length)).toBe("?".repeat(at) + lines);
        return;
      }
      expect(copied).toBeUndefined();
    }),
    { numRuns: 3_000 },
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(100);
});
