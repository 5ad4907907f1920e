import { setTimeout as delay } from "node:timers/promises";
import type { Clock } from "../../src/engine/ports.ts";

export const wallClock: Clock = {
  nowMs: Date.now,
  sleep: (ms, signal) =>
    delay(ms, undefined, { ...(signal && { signal }) }).catch(() => signal?.throwIfAborted()),
};
