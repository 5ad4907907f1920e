import { writeSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import { explained, nodeFiles } from "./files.ts";

export type Stream = "stdout" | "stderr";

/**
 * What one job says: its bytes as they are in `<base>.stdout` and `<base>.stderr`, and in `<base>.times` a line for each piece:
 * epoch milliseconds, stream, length. A file is made (mode 0600) when it gets its first byte, and a piece has its line only once it is there,
 * so that a reader may follow.
 */
export class RunLog {
  readonly #base: string;
  readonly #files = new Map<string, Promise<FileHandle>>();

  constructor(base: string) {
    this.#base = base;
  }

  path(extension: Stream | "times"): string {
    return `${this.#base}.${extension}`;
  }

  /** Throws DEV-401, 402 or 403. One call at a time for each stream. */
  async write(stream: Stream, bytes: Uint8Array, atMs: number): Promise<void> {
    const [file, times] = await Promise.all([this.#file(stream), this.#file("times")]);
    await explained(this.path(stream), async () => {
      await file.appendFile(bytes);
      // Not awaited: lines of two streams must not mix.
      writeSync(times.fd, `${atMs} ${stream} ${bytes.length}\n`);
    });
  }

  async close(): Promise<void> {
    // A file that could not be opened was told when it was written to.
    for (const file of this.#files.values())
      await file.then(
        (handle) => handle.close(),
        () => {},
      );
  }

  #file(extension: Stream | "times"): Promise<FileHandle> {
    let file = this.#files.get(extension);
    if (!file) {
      const path = this.path(extension);
      file = nodeFiles.makeFolder(dirname(path)).then(() => explained(path, () => open(path, "ax", 0o600)));
      this.#files.set(extension, file);
    }
    return file;
  }
}
