import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";

/** As much as Node reads at once from a pipe. Strings made of it stay where V8 collects them cheaply. */
const bufferBytes = 64 * 1024;

/**
 * A socket to be a child's stdout, whose other end is read here into one buffer, again and again: a pipe of Node's takes fresh memory for each
 * read, and that costs more than the reading. `listener` is lent the bytes until it has settled, and is awaited.
 * `done` resolves when nobody holds the child's end any more, and rejects with what the listener throws. The folder must be ours alone.
 */
export async function lentOutput(
  folder: string,
  listener: (chunk: Uint8Array) => void | Promise<void>,
): Promise<{ childEnd: Socket; done: Promise<void> }> {
  const path = join(folder, `${randomBytes(6).toString("hex")}.out`);
  const server = createServer({ pauseOnConnect: true });
  const connection = once(server, "connection");
  server.listen(path);
  await once(server, "listening");
  const socket = connect({
    path,
    onread: { buffer: Buffer.allocUnsafeSlow(bufferBytes), callback: take },
  });
  const done = new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("close", () => resolve());
  });
  const [childEnd] = (await connection) as [Socket];
  server.close();
  return { childEnd, done };

  /** `false` stops the reading until `resume`. */
  function take(length: number, buffer: Uint8Array): boolean {
    Promise.resolve(buffer.subarray(0, length))
      .then(listener)
      .then(
        () => socket.resume(),
        (error: Error) => socket.destroy(error),
      );
    return false;
  }
}
