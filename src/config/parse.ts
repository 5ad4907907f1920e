import { Composer, type Document, Lexer, LineCounter, Parser, type YAMLError } from "yaml";
import type { Problem, SourceSpan } from "../core/problem.ts";
import { convert } from "./convert.ts";
import { problem } from "./diagnostic.ts";
import type { Node } from "./node.ts";

/** More than a configuration needs, and little enough to answer within a second whatever the bytes are. */
const limits = { bytes: 256 * 1024, lexemes: 100_000, lexemeLength: 64 * 1024, depth: 100, problems: 20 };

export type Parsed = { root: Node; text: string } | { problems: Problem[]; text: string };

/**
 * One YAML or JSON document with a span for every node; aliases and merge keys are resolved.
 * Bad input gives problems (DEV-101 to DEV-106) and never throws.
 */
export function parse(bytes: Uint8Array, file: string): Parsed {
  const decoded = decode(bytes, file);
  if ("problem" in decoded) return { problems: [decoded.problem], text: "" };
  const { text } = decoded;
  const lines = new LineCounter();
  lines.addNewLine(0);
  const span = (start: number, end = start): SourceSpan => {
    const [from, to] = [lines.linePos(start), lines.linePos(end)];
    return { file, line: from.line, column: from.col, endLine: to.line, endColumn: to.col };
  };
  const composed = compose(text, lines);
  const refuse = (...problems: Problem[]) => ({ problems: problems.slice(0, limits.problems), text });
  if ("tooLarge" in composed) {
    return refuse(tooLarge(composed.tooLarge, span(composed.offset)));
  }
  const [document, second] = composed.documents;
  if (second) {
    return refuse(
      problem(
        "DEV-103",
        span(second.range[0]),
        "the file holds more than one YAML document",
        "write one document, and remove the line ---",
      ),
    );
  }
  if (!document?.contents) {
    return refuse(
      problem("DEV-103", span(0), "the file is empty", "write apiVersion: devorch/v1 and project: NAME"),
    );
  }
  const faults = [...document.errors, ...document.warnings].slice(0, limits.problems);
  if (faults.length > 0) {
    return refuse(...faults.map((fault) => syntaxProblem(fault, span(...fault.pos))));
  }
  const converted = convert(document, text, span);
  return "problems" in converted ? refuse(...converted.problems) : { root: converted.root, text };
}

function decode(bytes: Uint8Array, file: string): { text: string } | { problem: Problem } {
  if (bytes.length > limits.bytes) {
    const place = { file, line: 1, column: 1 };
    return { problem: tooLarge(`larger than ${limits.bytes / 1024} KiB`, place) };
  }
  const refuse = (message: string, offset: number) => {
    const before = bytes.subarray(0, offset);
    const line = before.reduce((count, byte) => (byte === 10 ? count + 1 : count), 1);
    const place = { file, line, column: offset - before.lastIndexOf(10) };
    return { problem: problem("DEV-101", place, message, "save the file as UTF-8 text") };
  };
  const [first, next] = bytes;
  if ((first === 0xff && next === 0xfe) || (first === 0xfe && next === 0xff)) {
    return refuse("the file is UTF-16 text, not UTF-8", 0);
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) return refuse("the file holds a NUL byte", nul);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return refuse("the file is not UTF-8 text", firstInvalidByte(bytes));
  }
}

function firstInvalidByte(bytes: Uint8Array): number {
  const lossy = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  let offset = 0;
  for (const character of lossy) {
    const encoded = Buffer.from(character);
    if (encoded.some((byte, index) => bytes[offset + index] !== byte)) break;
    offset += encoded.length;
  }
  return offset;
}

type Composed = { documents: Document.Parsed[] } | { tooLarge: string; offset: number };

/** yaml's own pipeline, stopped early: its composer recurses, and needs quadratic time for deep nesting. */
function compose(text: string, lines: LineCounter): Composed {
  const parser = new Parser(lines.addNewLine);
  const composer = new Composer({
    prettyErrors: false,
    stringKeys: true,
    uniqueKeys: false,
  });
  const documents: Document.Parsed[] = [];
  let [count, offset] = [0, 0];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
    if (parser.stack.length > limits.depth) {
      return { tooLarge: `nested deeper than ${limits.depth} levels`, offset };
    }
    if (lexeme.length > limits.lexemeLength) {
      return { tooLarge: `a single value of more than ${limits.lexemeLength / 1024} KiB`, offset };
    }
    if (++count > limits.lexemes) return { tooLarge: `more than ${limits.lexemes} words and signs`, offset };
    if (!isMark(lexeme)) offset += lexeme.length;
  }
  for (const token of parser.end()) documents.push(...composer.next(token));
  documents.push(...composer.end(true, text.length));
  return { documents };
}

/** The lexer's own marks (document, flow error, scalar) stand for no character of the text. */
function isMark(lexeme: string): boolean {
  return lexeme === "\u0002" || lexeme === "\u0018" || lexeme === "\u001f";
}

export const splitHint =
  "move scripts and cloud-init to files of their own, and split the configuration with include";

function tooLarge(what: string, place: SourceSpan): Problem {
  return problem("DEV-102", place, `the file is too large or too deep: ${what}`, splitHint);
}

/** What to do about yaml's error codes that people meet most. */
const syntaxHints: Record<string, string> = {
  BAD_INDENT: "indent siblings alike, by spaces, and close every bracket",
  TAB_AS_INDENT: "indent with spaces, not tabs",
  MISSING_CHAR: "close what was opened, or put the value in quotes",
  BLOCK_AS_IMPLICIT_KEY: "put a value that contains `: ` in quotes",
  MULTILINE_IMPLICIT_KEY: "write `KEY: VALUE` on one line, with a space after the colon",
  UNEXPECTED_TOKEN: "put a value with special characters in quotes",
  BAD_SCALAR_START: "put a value that starts with @, ` or % in quotes",
  BAD_DQ_ESCAPE: "write the value in single quotes, or double the backslash",
  BAD_ALIAS: "an alias is *NAME, after an anchor &NAME; put a value that starts with * in quotes",
  NON_STRING_KEY: "write a plain word as the key",
  TAG_RESOLVE_FAILED: "remove the tag; put a value that starts with ! in quotes",
};

function syntaxProblem(fault: YAMLError, place: SourceSpan): Problem {
  const sentence = fault.message.split("\n")[0]!.replace(/[.:]$/, "");
  const json = place.file.endsWith(".json");
  const message = `not valid ${json ? "JSON" : "YAML"}: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  const hint = json
    ? "see whether a comma, a quote or a bracket is missing, or too many"
    : (syntaxHints[fault.code] ?? "put values with special characters in quotes");
  return problem("DEV-103", place, message, hint);
}
