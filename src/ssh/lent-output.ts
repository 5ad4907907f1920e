import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { join } from "node:path";

/** More than a socket holds, so that a reader who is behind catches up at once. */
const bufferBytes = 256 * 1024;
/** Strings made of a piece stay where V8 collects them cheaply. */
const pieceBytes = 64 * 1024;

export interface LentOutput {
  /** To be a child's stdout. */
  childEnd: Socket;
  /**
   * `listener` is lent the bytes until it has settled, and is awaited. Resolves when nobody holds the child's end any more, and rejects with what
   * the listener throws.
   */
  read(listener: (chunk: Uint8Array) => void | Promise<void>): Promise<void>;
  /** Reads no more, whoever may hold the child's end. */
  destroy(): void;
}

/**
 * A socket whose other end is read here into one buffer, again and again: a pipe of Node's takes fresh memory for each
 * read, and that costs more than the reading. Until it is read it keeps no process from ending. The folder must be ours alone.
 */
export async function lentOutput(folder: string): Promise<LentOutput> {
  const path = join(folder, `${randomBytes(6).toString("hex")}.out`);
  const server = createServer({ pauseOnConnect: true });
  const connection = once(server, "connection");
  server.listen(path);
  await once(server, "listening");
  const socket = connect({
    path,
    onread: { buffer: Buffer.allocUnsafeSlow(bufferBytes), callback: take },
  });
  const [childEnd] = (await connection) as [Socket];
  server.close();
  const done = once(socket, "close");
  done.catch(() => {});
  let listener: Parameters<LentOutput["read"]>[0] = () => {};
  socket.unref();
  childEnd.unref();
  return {
    childEnd,
    async read(given) {
      listener = given;
      socket.ref();
      await done;
    },
    destroy: () => void socket.destroy(),
  };

  /** `false` stops the reading until `resume`. */
  function take(length: number, buffer: Uint8Array): boolean {
    try {
      const heard = tell(buffer.subarray(0, length));
      if (!heard) return true;
      heard.then(
        () => socket.resume(),
        (error: Error) => socket.destroy(error),
      );
    } catch (error) {
      socket.destroy(error as Error);
    }
    return false;
  }

  function tell(bytes: Uint8Array): Promise<void> | undefined {
    for (let at = 0; at < bytes.length; at += pieceBytes) {
      const heard = listener(bytes.subarray(at, at + pieceBytes));
      if (heard instanceof Promise) return heard.then(() => tell(bytes.subarray(at + pieceBytes)));
    }
    return undefined;
  }
}
