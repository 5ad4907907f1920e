import { readdirSync, readFileSync } from "node:fs";
import { expect } from "vitest";

export interface Recording {
  argv: string[];
  exit: number;
  stdout: string;
  stderr: string;
  stdin?: string;
  cwd?: string;
}

const folder = new URL("../recordings/", import.meta.url);

/** Names of all recordings of the real Multipass 1.16.3, without `.json`. */
export const recordingNames: readonly string[] = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.slice(0, -".json".length));

export function recording(name: string): Recording {
  const read = JSON.parse(readFileSync(new URL(`${name}.json`, folder), "utf8")) as Recording;
  if (read.stdin?.startsWith("b'"))
    read.stdin = read.stdin.slice(2, -1).replaceAll("\\n", "\n").replaceAll("\\'", "'");
  return read;
}

/** What differs between two hosts, two minutes or two images, and says nothing about Multipass. */
const NORMALISATIONS: readonly { why: string; apply(text: string): string }[] = [
  {
    why: "how long the spinner turned",
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the spinner is made of them
    apply: (text) => text.replace(/(\x08[-/\\|])+/g, "\b/"),
  },
  {
    why: "the simulator says that it is one",
    apply: (text) => text.replace(/\+sim(\.process)?|This is devorch's.*\n/g, ""),
  },
  {
    why: "times of log lines, snapshots and cloud-init",
    apply: (text) =>
      text
        .replace(/\[\d{4}-\d\d-\d\dT[\d:.]+\]/g, "[TIME]")
        .replace(/\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4} UTC/g, "DATE")
        .replace(/\w{3}, \d\d \w{3} \d{4} [\d:]{8} \+0000/g, "DATE"),
  },
  { why: "addresses", apply: (text) => text.replace(/10\.86\.64\.\d+ */g, "ADDRESS ") },
  {
    why: "hashes of images",
    apply: (text) =>
      text.replace(/\b[0-9a-f]{64}\b/g, "HASH").replace(/^(Image hash: +)[0-9a-f]{12}/gm, "$1HASH"),
  },
  {
    why: "load, and use of disk and memory, which nobody measures here",
    apply: (text) =>
      text
        .replace(/"(total|used)": "?\d+"?/g, '"$1": N')
        .replace(/("load": \[\n)(?: +[\d.]+,?\n){3}/g, "$1N")
        .replace(/(load:\n)(?: +- [\d.]+\n){3}/g, "$1N")
        .replace(/\b(used|usage|total): \d+/g, "$1: N")
        .replace(/^(Load|Disk usage|Memory usage): +[\d.].*$/gm, "$1: N")
        .replace(/,[\d.]+ [\d.]+ [\d.]+,\d+,\d+,\d+,\d+,/g, ",N,"),
  },
  { why: "`list` has no order", apply: sortList },
];

const normalise = (text: string): string => NORMALISATIONS.reduce((text, { apply }) => apply(text), text);

function sortList(text: string): string {
  if (!text.startsWith('{\n    "list"')) return text;
  const { list } = JSON.parse(text) as { list: { name: string }[] };
  // The layout of what JSON.parse forgets is compared wherever the list has one entry.
  return list.length < 2
    ? text
    : JSON.stringify(
        list.sort((a, b) => (a.name < b.name ? -1 : 1)),
        null,
        1,
      );
}

export function expectLike(
  answer: { exit: number | null; stdout: string; stderr: string },
  recorded: Recording,
): void {
  const { exit, stdout, stderr } = answer;
  expect({ exit, stdout: normalise(stdout), stderr: normalise(stderr) }).toEqual({
    exit: recorded.exit,
    stdout: normalise(recorded.stdout),
    stderr: normalise(recorded.stderr),
  });
}
