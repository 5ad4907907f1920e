import fc from "fast-check";
import { expect, test } from "vitest";
import { LineRoom, lineRoom } from "../../src/render/plain-lines.ts";

test("lines are copied when all bytes are plain and fit, wherever they are cut, and not else", () => {
  const byte = fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
    { weight: 6, arbitrary: fc.constantFrom(0x09, 0x0a) },
    { weight: 1, arbitrary: fc.constantFrom(0x00, 0x0d, 0x1b, 0x1f, 0x7f, 0x80, 0x9f, 0xa0, 0xff) },
  );
  const prefix = fc.string({ unit: fc.constantFrom("w", ">", " "), minLength: 1, maxLength: 40 });
  const sizes = fc.record({ at: fc.nat(7), space: fc.integer({ min: 40, max: 90 }) });
  const seen = { copied: 0, full: 0, unplain: 0 };
  const room = new LineRoom(90);
  fc.assert(
    fc.property(
      fc.array(byte, { maxLength: 60, size: "max" }),
      prefix,
      sizes,
      (bytes, prefix, { at, space }) => {
        room.bytes.fill("?");
        const start = at + room.bytes.length - space;
        const copied = room.copyPlainLines(Uint8Array.from(bytes), Buffer.from(prefix), start);
        const text = Buffer.from(bytes).toString("latin1");
        const taken = text.lastIndexOf("\n") + 1;
        const lines = text.slice(0, taken).replaceAll(/\n(?!$)/g, `\n${prefix}`);
        const open = taken > 0 && taken < text.length ? prefix + text.slice(taken) : text.slice(taken);
        if (!/^[\x20-\x7e\t\n]*$/.test(text)) seen.unplain++;
        else if (at + lines.length + open.length > space) seen.full++;
        else {
          seen.copied++;
          expect(copied).toEqual({ taken, written: start + lines.length });
          expect(room.bytes.toString("latin1", 0, copied?.written)).toBe("?".repeat(start) + lines);
          return;
        }
        expect(copied).toBeUndefined();
      },
    ),
    { numRuns: 3_000 },
  );
  for (const times of Object.values(seen)) expect(times).toBeGreaterThan(100);
});

test.each([
  ["more than a piece", 64 * 1024 + 1, 10],
  ["a prefix as long as a page", 100, 1025],
  ["more than there is room", 60_001, 10],
])("%s is left to others", (_, length, prefixLength) => {
  const room = new LineRoom(60_000);
  expect(room.copyPlainLines(Buffer.alloc(length, "a"), Buffer.alloc(prefixLength, "p"), 0)).toBeUndefined();
});

test("a whole piece of empty lines behind a long prefix stops at the end of the room", () => {
  const room = new LineRoom(256 * 1024);
  const bytes = Buffer.alloc(64 * 1024, "\n");
  expect(room.copyPlainLines(bytes, Buffer.alloc(1024, "p"), 0)).toBeUndefined();
  expect(room.copyPlainLines(bytes, Buffer.from("p"), 0)).toEqual({ taken: 65_536, written: 131_071 });
});

test("where there is no memory for a module there is no room", () => {
  expect(lineRoom(1024)).toBeInstanceOf(LineRoom);
  expect(lineRoom(2 ** 40)).toBeUndefined();
});
