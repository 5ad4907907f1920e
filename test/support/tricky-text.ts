import fc from "fast-check";

const tricky = [
  "'",
  '"',
  "\\",
  "\n",
  "\r",
  "\t",
  "$HOME",
  "`id`",
  "$(id)",
  "${x}",
  "*",
  " ",
  "-n",
  "--",
  "!",
  "#",
  ";",
  "&",
  "|",
  "\x01",
  "\x04",
  "\x7f",
  "\x81é",
  "~",
  "%s",
  "$2",
];

/** Any text a process can be given, with what shells trip over made likely. */
export function trickyText(): fc.Arbitrary<string> {
  return fc
    .array(
      fc.oneof(
        fc.constantFrom(...tricky),
        fc.string({ unit: "grapheme" }),
        fc.string({ unit: "binary-ascii" }),
      ),
    )
    .map((parts) => parts.join("").replaceAll("\0", ""));
}
