/** A logged client failure. Source: recordings/launch-bad-memory-garbage.json. */
export const unhandled = (nowMs: number, text: string): string =>
  `${stamp(nowMs)} [error] [client] Caught an unhandled exception: ${text}\n`;

export const stamp = (nowMs: number): string => `[${new Date(nowMs).toISOString().slice(0, -1)}]`;
