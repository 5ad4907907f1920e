import fc from "fast-check";
import { expect, test } from "vitest";
import { Redactor } from "../../src/core/redact.ts";
import { sensitiveText } from "../../src/core/text.ts";

function redactor(...values: string[]): Redactor {
  const result = new Redactor();
  for (const value of values) result.add(value);
  return result;
}

function streamed(redactor: Redactor, pieces: readonly string[]): string {
  const stream = redactor.stream();
  return pieces.map((piece) => stream.push(piece)).join("") + stream.end();
}

test("values are hidden wherever they stand", () => {
  expect(redactor("hunter22").text("hunter22, xhunter22x")).toBe("(sensitive), x(sensitive)x");
});

test("nothing is hidden when nothing is secret, nor what has fewer than four characters", () => {
  expect(redactor().text("abc")).toBe("abc");
  expect(redactor("abc", " abc\n").text("abc")).toBe("abc");
});

test("a value with what surrounds it, and each of its lines, are hidden", () => {
  const key = redactor("\n-----BEGIN-----\nAAAABBBB\n  -----END-----\n");
  expect(key.text("AAAABBBB and -----END-----")).toBe("(sensitive) and (sensitive)");
  expect(key.text("-----BEGIN-----\nAAAABBBB\n  -----END-----")).toBe("(sensitive)");
});

test("characters that mean something in a pattern are themselves", () => {
  expect(redactor("a.*b$(").text("a.*b$( aXXb")).toBe("(sensitive) aXXb");
});

test("of values that overlap no end is left over", () => {
  expect(redactor("abcd", "cdef").text("abcdef")).toBe("(sensitive)");
  expect(redactor("token", "tokens-and-more").text("tokens-and-more token")).toBe("(sensitive) (sensitive)");
  expect(redactor("abab").text("ababab abababab")).toBe("(sensitive) (sensitive)");
});

test("values side by side are hidden one by one", () => {
  expect(redactor("abcd").text("abcdabcd")).toBe("(sensitive)(sensitive)");
});

test("a value cut in pieces is found, and the rest comes as soon as it is harmless", () => {
  const stream = redactor("hunter22").stream();
  expect([
    stream.push("my hun"),
    stream.push("ter2"),
    stream.push("2!"),
    stream.push("hun"),
    stream.push("t"),
  ]).toEqual(["my ", "", "(sensitive)!", "", ""]);
  expect(stream.end()).toBe("hunt");
  expect(stream.end()).toBe("");
});

test("a value that begins like a longer one waits until it is clear which one it is", () => {
  expect(streamed(redactor("token", "tokens-and-more"), ["token", "s-and-", "more"])).toBe("(sensitive)");
  expect(streamed(redactor("token", "tokens-and-more"), ["token", "s-and-less"])).toBe(
    "(sensitive)s-and-less",
  );
});

test("a value whose end looks like its beginning is not torn apart", () => {
  expect(streamed(redactor("abcab"), ["abcab", "!"])).toBe("(sensitive)!");
  expect(streamed(redactor("abcab"), ["abca", "bcab"])).toBe(redactor("abcab").text("abcabcab"));
});

test("however a text is cut, it is shown as if it came whole, and shows no value", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 30 });
  const values = fc.array(fc.string({ unit: fc.constantFrom("a", "b"), minLength: 4, maxLength: 7 }), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 6 }), values, (pieces, values) => {
      const own = redactor(...values);
      const whole = own.text(pieces.join(""));
      expect(streamed(own, pieces)).toBe(whole);
      for (const value of values) expect(whole.split(sensitiveText).join("|")).not.toContain(value);
    }),
    { numRuns: 1000 },
  );
});

test("bytes that are no text are kept, and a value among them is hidden wherever it is cut", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 40 }),
      fc.uint8Array({ maxLength: 40 }),
      fc.nat(60),
      (before, after, cut) => {
        const all = Buffer.concat([before, Buffer.from("gehört-0815"), after]);
        const stream = redactor("gehört-0815").bytes();
        const pieces = [stream.push(all.subarray(0, cut)), stream.push(all.subarray(cut)), stream.end()];
        expect(Buffer.concat(pieces)).toEqual(Buffer.concat([before, Buffer.from(sensitiveText), after]));
      },
    ),
  );
});
