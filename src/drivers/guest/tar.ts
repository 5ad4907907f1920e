import { constants, createReadStream, type Stats } from "node:fs";
import { copyFile, lstat, mkdir, open, readdir, readlink, rm, stat, symlink, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { DevorchError } from "../../core/problem.ts";
import { notUtf8 } from "../../io/not-utf8.ts";

/**
 * `path` as a tar stream in which it is called `name`. A link at `path` is followed, links below it are kept as
 * links. Permissions and times are kept, owners and setuid bits are not.
 * What is called as `without` says is left out. Throws DEV-613 for what cannot be read or changes while it is, for names
 * that are not UTF-8, and for sockets, devices and pipes.
 */
export async function* pack(
  path: string,
  name: string,
  without: readonly string[] = [],
): AsyncGenerator<Uint8Array> {
  try {
    yield* packEntry(path, name, await stat(path), without);
  } catch (cause) {
    if (!(cause instanceof Error && "syscall" in cause)) throw cause;
    const { path: at = path, message } = cause as NodeJS.ErrnoException;
    throw uncopied(`${at} cannot be read: ${message}`, "see whether it is there, and readable", cause);
  }
  yield Buffer.alloc(2 * block);
}

export interface UnpackLimits {
  /** Of the contents; those of a hard link count again, since it becomes a file of its own. */
  maxBytes?: number;
  /** Of folders and links, too. */
  maxFiles?: number;
  /** Of each path that would be written: why it must not be, as in `<path> is not for a guest to write to`. */
  refused?: (path: string, isFolder: boolean) => string | undefined;
}

/**
 * Writes a tar stream from a guest nobody trusts to `target`: a folder when the archive begins with `./`, else a
 * file, for which a slash at its end is DEV-613. Nothing is written outside, nor through a link; existing files are replaced, folders merged.
 * Returns whether there was anything in it. Throws DEV-614 for an archive that tries, holds a link that leads
 * out or a name that is not UTF-8, is over the limits or damaged; what came before that stays.
 */
export async function unpack(
  archive: AsyncIterable<Uint8Array>,
  target: string,
  { maxBytes = Number.POSITIVE_INFINITY, maxFiles = 1_000_000, refused }: UnpackLimits = {},
): Promise<boolean> {
  const reader = new Reader(archive);
  try {
    let root: "folder" | "file" | undefined;
    let [bytes, folders] = [0, 0];
    // An entry may need many folders that are no entries.
    const folderMade = () => {
      if (++folders > maxFiles) throw unsafe(`it makes more than ${maxFiles} folders`);
    };
    const count = (size: number) => {
      bytes += size;
      if (bytes > maxBytes) throw unsafe(`it holds more than ${maxBytes} bytes`);
    };
    for await (const entry of entries(reader, maxFiles)) {
      const parts = safeParts(entry.name);
      const expected = root === undefined ? parts.length < 2 : root === "folder";
      if (!expected || (entry.type !== "folder" && parts.length === 0)) {
        throw unsafe(`${JSON.stringify(entry.name)} is more than the one file that was asked for`);
      }
      root ??= entry.type === "folder" ? "folder" : "file";
      count(entry.size);
      if (root === "file" && entry.type !== "file") throw unsafe(`${JSON.stringify(entry.name)} is no file`);
      if (root === "file" && target.endsWith("/"))
        throw uncopied(
          `there is no folder ${target}`,
          "make it, or leave the slash at its end out for a file of that name",
        );
      const goal = root === "file" ? target : join(target, ...parts);
      const why = refused?.(goal, entry.type === "folder");
      if (why !== undefined) throw unsafe(`${goal} ${why}`);
      const path = root === "file" ? target : await place(target, parts, entry.type, folderMade);
      await write(path, entry, { reader, target, parts, count });
    }
    return root !== undefined;
  } finally {
    await reader.close();
  }
}

const block = 512;

async function* packEntry(
  path: string,
  name: string,
  status: Stats,
  without: readonly string[],
): AsyncGenerator<Uint8Array> {
  if (status.isDirectory()) {
    yield* header({ type: "5", name: `${name}/`, status });
    for (const bytes of await readdir(path, "buffer")) {
      const child = readName(bytes, (odd) => `the name of ${path}/${odd}`);
      if (without.includes(child)) continue;
      yield* packEntry(join(path, child), `${name}/${child}`, await lstat(join(path, child)), without);
    }
  } else if (status.isSymbolicLink()) {
    yield* header({
      type: "2",
      name,
      link: readName(await readlink(path, "buffer"), (odd) => `${odd}, to which ${path} leads,`),
      status,
    });
  } else if (status.isFile()) {
    yield* header({ type: "0", name, size: status.size, status });
    let left = status.size;
    if (left > 0) {
      for await (const chunk of createReadStream(path, { end: status.size - 1 })) {
        left -= chunk.length;
        yield chunk;
      }
    }
    if (left > 0)
      throw uncopied(`${path} became shorter while it was copied`, "copy it again when nothing writes to it");
    yield padding(status.size);
  } else {
    throw uncopied(
      `${path} is neither file, folder nor link`,
      "copy a folder without sockets, pipes and devices",
    );
  }
}

function readName(name: Buffer, shown: (odd: string) => string): string {
  const odd = notUtf8(name);
  if (odd !== undefined) throw uncopied(`${shown(odd)} is not UTF-8`, "rename it, or copy what is beside it");
  return name.toString();
}

/** A ustar header; what does not fit goes before it as a pax record. */
function* header(entry: { type: string; name: string; link?: string; size?: number; status: Stats }) {
  const { type, name, link = "", size = 0, status } = entry;
  const records = [
    ...(Buffer.byteLength(name) > 100 ? [`path=${name}`] : []),
    ...(Buffer.byteLength(link) > 100 ? [`linkpath=${link}`] : []),
    ...(size >= 8 ** 11 ? [`size=${size}`] : []),
  ];
  if (records.length > 0) {
    const body = Buffer.concat(records.map(paxRecord));
    yield ustar({ type: "x", name: "pax", link: "", size: body.length, mode: 0o644, seconds: 0 });
    yield body;
    yield padding(body.length);
  }
  yield ustar({
    type,
    name,
    link,
    size,
    mode: status.mode & 0o777,
    seconds: Math.floor(status.mtimeMs / 1000),
  });
}

function ustar(entry: {
  type: string;
  name: string;
  link: string;
  size: number;
  mode: number;
  seconds: number;
}) {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, at: number, digits: number) =>
    bytes.write((value % 8 ** digits).toString(8).padStart(digits, "0"), at);
  bytes.write(entry.name, 0, 100);
  octal(entry.mode, 100, 7);
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(entry.size, 124, 11);
  octal(Math.max(entry.seconds, 0), 136, 11);
  bytes.write(`        ${entry.type}`, 148);
  bytes.write(entry.link, 157, 100);
  bytes.write("ustar\x0000", 257);
  octal(checksum(bytes), 148, 6);
  bytes[154] = 0;
  return bytes;
}

/** `length key=value\n`, where the length counts its own digits. */
function paxRecord(record: string): Buffer {
  const rest = Buffer.byteLength(record) + 2;
  let length = rest + 1;
  while (String(length).length + rest !== length) length++;
  return Buffer.from(`${length} ${record}\n`);
}

interface Entry {
  type: "file" | "folder" | "link" | "same";
  name: string;
  /** Where a link leads; for `same`, the entry this one is another name of. */
  link: string;
  size: number;
  mode: number;
  seconds: number;
}

/** A path that Linux could open, in folders far deeper than people make. */
const most = { nameBytes: 4096, depth: 200 };

/** Headers of one entry: two long names and a pax header come before it at most. */
const headersEach = 4;

/**
 * Entries in order, at most `maxFiles`; a file's content must be read before the next. Understands ustar, pax and GNU's long names.
 */
async function* entries(reader: Reader, maxFiles: number): AsyncGenerator<Entry> {
  const types: Record<string, Entry["type"]> = {
    "0": "file",
    "\0": "file",
    "5": "folder",
    "2": "link",
    "1": "same",
  };
  let long: { path?: string; linkpath?: string; size?: string } = {};
  let [files, headers] = [0, 0];
  for (;;) {
    const bytes = await reader.take(block);
    if (bytes.every((byte) => byte === 0)) return;
    const sum = checksum(Buffer.concat([bytes.subarray(0, 148), Buffer.alloc(8, " "), bytes.subarray(156)]));
    if (sum !== number(bytes, 148, 8)) throw unsafe("it is damaged");
    const type = String.fromCharCode(bytes[156] ?? 0);
    const size = long.size === undefined ? number(bytes, 124, 12) : Number(long.size);
    if (!Number.isSafeInteger(size) || size < 0) throw unsafe("it is damaged");
    if (type === "x" || type === "g" || type === "L" || type === "K") {
      if (size > 1 << 20) throw unsafe("a name in it is longer than a megabyte");
      if (++headers >= headersEach) throw unsafe("it holds headers without end");
      const body = await reader.take(size);
      await reader.skipPadding(size);
      if (type === "x") long = { ...long, ...paxRecords(body) };
      if (type === "L") long.path = text(body, 0, size);
      if (type === "K") long.linkpath = text(body, 0, size);
      continue;
    }
    const kind = types[type];
    const name = long.path ?? shortName(bytes);
    if (kind === undefined) throw unsafe(`${JSON.stringify(name)} is neither file, folder nor link`);
    const entry = {
      type: kind,
      name,
      link: long.linkpath ?? text(bytes, 157, 100),
      size: kind === "file" ? size : 0,
      mode: number(bytes, 100, 8) & 0o777,
      seconds: number(bytes, 136, 12),
    };
    [long, headers] = [{}, 0];
    if (++files > maxFiles) throw unsafe(`it holds more than ${maxFiles} files`);
    yield entry;
    if (kind === "file") await reader.skipPadding(size);
  }
}

/** Not to be read where a long name is given: it may be cut within a character. */
function shortName(header: Buffer): string {
  const prefix = header.toString("latin1", 257, 263) === "ustar\0" ? text(header, 345, 155) : "";
  return (prefix && `${prefix}/`) + text(header, 0, 100);
}

/** Only names and sizes count; values hold no newline that would end a record early, their length says. */
function paxRecords(body: Buffer): { path?: string; linkpath?: string; size?: string } {
  const found: Record<string, string> = {};
  let rest = body;
  while (rest.length > 0) {
    const length = Number.parseInt(rest.toString("latin1", 0, 12), 10);
    if (!(length > 0 && length <= rest.length)) throw unsafe("it is damaged");
    const [, key = "", value = ""] =
      rest.toString("latin1", 0, length - 1).match(/^\d+ ([^=]*)=(.*)$/s) ?? [];
    if (key === "path" || key === "linkpath" || key === "size")
      found[key] = utf8(Buffer.from(value, "latin1"));
    rest = rest.subarray(length);
  }
  return found;
}

/** A member's name as steps below the target. */
function safeParts(name: string): string[] {
  const parts = name.split("/").filter((part) => part !== "" && part !== ".");
  if (name.startsWith("/") || parts.includes("..") || name.includes("\0")) {
    throw unsafe(`${JSON.stringify(name)} leads out of it`);
  }
  if (Buffer.byteLength(name) > most.nameBytes || parts.length > most.depth)
    throw unsafe(
      `${JSON.stringify(`${name.slice(0, 40)}…`)} is a path longer than ${most.nameBytes} bytes or ${most.depth} folders`,
    );
  return parts;
}

/** The path of a member, once every folder above it exists and is no link. */
async function place(
  target: string,
  parts: readonly string[],
  type: Entry["type"],
  folderMade: () => void = () => {},
): Promise<string> {
  let path = target;
  await mkdir(path, { recursive: true });
  for (const [index, part] of parts.entries()) {
    path = join(path, part);
    if (index === parts.length - 1 && type !== "folder") return path;
    await mkdir(path).then(folderMade, (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    if (!(await lstat(path)).isDirectory())
      throw unsafe(`${JSON.stringify(part)} in it leads through a link`);
  }
  return path;
}

async function write(
  path: string,
  entry: Entry,
  from: { reader: Reader; target: string; parts: readonly string[]; count: (size: number) => void },
): Promise<void> {
  switch (entry.type) {
    case "folder":
      return;
    case "file":
      return writeFile(path, entry, from.reader);
    case "link":
      checkLink(entry, from.parts);
      await rm(path, { force: true });
      return symlink(entry.link, path);
    case "same": {
      const original = await place(from.target, safeParts(entry.link), "file");
      const status = await lstat(original);
      if (!status.isFile()) throw unsafe(`${JSON.stringify(entry.link)} is no file to be named twice`);
      from.count(status.size);
      await rm(path, { force: true });
      await copyFile(original, path, constants.COPYFILE_EXCL);
      return utimes(path, entry.seconds, entry.seconds);
    }
  }
}

async function writeFile(path: string, entry: Entry, reader: Reader): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rm(path, { force: true });
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW;
  const file = await open(path, flags, entry.mode | 0o600);
  try {
    for await (const chunk of reader.stream(entry.size)) await file.writeFile(chunk);
    await file.utimes(entry.seconds, entry.seconds);
  } finally {
    await file.close();
  }
}

/**
 * `..` may stand at the beginning of a link only: after a name it could go up from wherever another link
 * had led, and what looks inside would be outside.
 */
function checkLink({ name, link }: Entry, parts: readonly string[]): void {
  const steps = link.split("/").filter((step) => step !== "" && step !== ".");
  const down = steps.findIndex((step) => step !== "..");
  const ups = down < 0 ? steps.length : down;
  if (link.startsWith("/") || ups >= parts.length || steps.slice(ups).includes("..")) {
    throw unsafe(`the link ${JSON.stringify(name)} leads out of it, to ${JSON.stringify(link)}`);
  }
}

/** Reads a stream of chunks by numbers of bytes. */
class Reader {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]();
  }

  async take(length: number): Promise<Buffer> {
    const parts: Uint8Array[] = [];
    for await (const part of this.stream(length)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *stream(length: number): AsyncGenerator<Uint8Array> {
    let left = length;
    while (left > 0) {
      if (this.#rest.length === 0) {
        const { done, value } = await this.#chunks.next();
        if (done) throw unsafe("it ends early");
        this.#rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      }
      const part = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }

  /** Lets go of the source, also when it was not read to its end. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  async skipPadding(size: number): Promise<void> {
    await this.take(padding(size).length);
  }
}

function padding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block);
}

function checksum(bytes: Buffer): number {
  return bytes.reduce((sum, byte) => sum + byte, 0);
}

/** Octal digits, or GNU's base 256 for large values. */
function number(bytes: Buffer, at: number, length: number): number {
  if ((bytes[at] ?? 0) & 0x80) return Number(bytes.readBigUInt64BE(at + length - 8));
  return Number.parseInt(field(bytes, at, length).toString("latin1").trim() || "0", 8);
}

function text(bytes: Buffer, at: number, length: number): string {
  return utf8(field(bytes, at, length));
}

/** What comes before a NUL. */
function field(bytes: Buffer, at: number, length: number): Buffer {
  const end = bytes.indexOf(0, at);
  return bytes.subarray(at, end < 0 || end > at + length ? at + length : end);
}

function utf8(name: Buffer): string {
  const odd = notUtf8(name);
  if (odd !== undefined) throw unsafe(`the name ${odd} in it is not UTF-8`);
  return name.toString();
}

function unsafe(reason: string): DevorchError {
  return new DevorchError([
    {
      code: "DEV-614",
      severity: "error",
      message: `the archive is not unpacked further: ${reason}`,
      hint: "look at where it comes from, and make it again without that",
    },
  ]);
}

function uncopied(message: string, hint: string, cause?: unknown): DevorchError {
  return new DevorchError([{ code: "DEV-613", severity: "error", message, hint }], { cause });
}
