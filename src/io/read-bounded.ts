import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from "node:fs";

/** Why a file was not read, to stand after its name: `is larger than 1 MiB`. */
export class FileRefused extends Error {}

export class FileTooLarge extends FileRefused {}

/**
 * The bytes of a regular file. A checkout can hold pipes, and links to devices, that would be read for ever or into all memory. With `pipes`
 * a pipe that the shell opened is read, too: for what a person names, as in `--var-file <(pass acme)`. One with a name of its own never is:
 * nobody may ever write there, and no signal ends the waiting. Without `links` no link is: for what a guest sent. Throws FileRefused, and
 * what the system throws.
 */
export function readBounded(path: string, maxBytes: number, { pipes = false, links = true } = {}): Buffer {
  if (!links && lstatSync(path).isSymbolicLink()) throw new FileRefused("is a link");
  const inherited = pipes && /^\/(dev|proc\/\w+)\/(stdin|fd\/\d+)$/.test(path);
  // Without O_NONBLOCK the opening of a pipe would wait for somebody who writes.
  const flags = (inherited ? 0 : constants.O_NONBLOCK) | (links ? 0 : constants.O_NOFOLLOW);
  const file = openSync(path, constants.O_RDONLY | flags);
  try {
    const stats = fstatSync(file);
    if (stats.isDirectory()) throw new FileRefused("is a folder");
    if (!stats.isFile() && !(inherited && stats.isFIFO())) throw new FileRefused("is no regular file");
    if (stats.size > maxBytes) throw tooLarge(maxBytes);
    const pieces: Buffer[] = [];
    let length = 0;
    for (;;) {
      const piece = Buffer.allocUnsafe(Math.max(stats.size - length, 8192));
      const read = readSync(file, piece);
      if (read === 0) return Buffer.concat(pieces, length);
      length += read;
      if (length > maxBytes) throw tooLarge(maxBytes);
      pieces.push(piece.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

function tooLarge(maxBytes: number): FileTooLarge {
  return new FileTooLarge(`is larger than ${Math.floor(maxBytes / 2 ** 20)} MiB`);
}
