import { DevorchError } from "../core/problem.ts";
import type { Session } from "./session.ts";

export interface Forward {
  /** Settles when the connection broke (DEV-606) or `close` was called. */
  closed: Promise<void>;
  close(): Promise<void>;
}

/**
 * Makes `localPort` of this host's loopback lead to `guestPort` of the guest's, until `close`. Returns when it
 * accepts connections. Throws DEV-612 when the local port cannot be used.
 */
export async function forward(session: Session, localPort: number, guestPort: number): Promise<Forward> {
  const spec = ["-L", `127.0.0.1:${localPort}:127.0.0.1:${guestPort}`];
  const { exitCode, stderr } = await session.control("forward", spec);
  if (exitCode !== 0) {
    throw new DevorchError([
      {
        code: "DEV-612",
        severity: "error",
        message: `port ${localPort} cannot be forwarded to ${session.target.instance}: ${stderr.trim()}`,
        hint: "choose another local port; only root can use those below 1024",
      },
    ]);
  }
  // A forward alone does not keep the shared connection open, a command does.
  const stop = new AbortController();
  const closed = session.exec({ run: ["sleep", "2147483647"], signal: stop.signal }).then(
    () => {},
    (error) => {
      if (!stop.signal.aborted) throw error;
    },
  );
  closed.catch(() => {});
  return {
    closed,
    close: async () => {
      // First: Ctrl-C on a terminal ends that command's ssh, too, which is then no broken connection.
      stop.abort();
      await session.control("cancel", spec);
      await closed;
    },
  };
}
