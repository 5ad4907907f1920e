import fc from "fast-check";

/** What parsers of ours trip over: signs of YAML, JSON, NDJSON, shells and terminals, and numbers at the edges. */
const tokens = [
  ..."\0\t\n\r\x1b\x7f\"'`\\/{}[]:,-#&*!|>%@?~$",
  ...[
    "\x1b]0;x\x07",
    "\u202e",
    "\ufeff",
    "\ud800",
    "${",
    "${var.x}",
    "$${",
    "<<: *a",
    "&a ",
    "*a",
    "!!binary ",
    "---\n",
    "? ",
    "- ",
    ": ",
    "|\n",
    "../",
    "..",
    "//",
    "/",
  ],
  ...[
    "__proto__",
    "constructor",
    "toString",
    "null",
    "true",
    "{}",
    "[]",
    '""',
    "0",
    "-1",
    "1e309",
    "-0",
    "9007199254740993",
    "NaN",
    "0x10",
    "1_000",
    "\\u0000",
  ],
].map((text) => Buffer.from(text));

const hostileValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  "",
  "\0",
  "\x1b[2J",
  "../..",
  "__proto__",
  "x".repeat(10_000),
  [],
  [null],
  [[]],
  {},
  { a: {} },
  JSON.parse('{"__proto__":{"a":1},"constructor":1,"toString":1}'),
  JSON.parse("[".repeat(500) + "]".repeat(500)),
];

/** Bytes near to a sample: pieces of it cut, repeated, mixed with those of another, and salted. */
export function mutatedBytes(samples: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const edit = fc.record({
    at: fc.nat(2 ** 30),
    remove: fc.oneof(fc.nat(3), fc.nat(64)),
    insert: fc.oneof(
      fc.constantFrom(...tokens),
      fc.uint8Array({ maxLength: 4 }).map((bytes) => Buffer.from(bytes)),
      fc.tuple(fc.constantFrom(...samples), fc.nat(2 ** 30), fc.nat(80)).map(([from, at, length]) => {
        const start = at % (from.length + 1);
        return from.subarray(start, start + length);
      }),
    ),
  });
  return fc
    .record({
      sample: fc.constantFrom(...samples),
      edits: fc.array(edit, { maxLength: 6 }),
      keep: fc.oneof({ weight: 5, arbitrary: fc.constant(Number.POSITIVE_INFINITY) }, fc.nat(4096)),
    })
    .map(({ sample, edits, keep }) =>
      edits
        .reduce((bytes, { at, remove, insert }) => {
          const start = at % (bytes.length + 1);
          return Buffer.concat([bytes.subarray(0, start), insert, bytes.subarray(start + remove)]);
        }, sample)
        .subarray(0, keep),
    );
}

/** JSON near to a sample: values that are somewhere in it replaced, taken out, renamed or swapped for others of it. One value a line where the sample is so. */
export function mutatedJson(samples: readonly Buffer[]): fc.Arbitrary<Buffer> {
  const edit = fc.record({
    at: fc.nat(2 ** 30),
    how: fc.oneof(
      fc.constantFrom("drop", "rename", "copy" as const).map((what) => ({ what })),
      fc.constantFrom(...hostileValues).map((value) => ({ what: "put" as const, value })),
    ),
    other: fc.nat(2 ** 30),
  });
  const parsed = samples
    .map((sample) => ({ lines: linesOf(String(sample)) }))
    .filter(({ lines }) => lines.length > 0);
  return fc
    .record({ sample: fc.constantFrom(...parsed), edits: fc.array(edit, { minLength: 1, maxLength: 4 }) })
    .map(({ sample, edits }) => {
      const root = { lines: structuredClone(sample.lines) };
      for (const { at, how, other } of edits) {
        const places = placesIn(root.lines);
        const { holder, key } = places[at % places.length]!;
        switch (how.what) {
          case "put":
            holder[key] = structuredClone(how.value);
            break;
          case "drop":
            if (!Array.isArray(holder)) delete holder[key];
            else if (holder !== root.lines || holder.length > 1) holder.splice(Number(key), 1);
            break;
          case "rename":
            if (Array.isArray(holder)) break;
            holder[`${key}x`] = holder[key];
            delete holder[key];
            break;
          case "copy": {
            const from = places[other % places.length]!;
            holder[key] = structuredClone(from.holder[from.key]);
          }
        }
      }
      return Buffer.from(root.lines.map((line) => JSON.stringify(line)).join("\n"));
    });
}

type Holder = Record<string, unknown>;

function linesOf(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    const lines = text.split("\n").filter((line) => line !== "");
    try {
      return lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      return [];
    }
  }
}

function placesIn(value: unknown): { holder: Holder; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}
