import type { LiveInstance } from "../../core/live.ts";
import type { Channel, Clock } from "../../engine/ports.ts";

/** What the steps inside a machine need; the same for every provider. */
export interface Guest {
  channel: Channel;
  clock: Clock;
  /** The instance as it is now, with its addresses. */
  find(instance: string, signal: AbortSignal): Promise<LiveInstance | undefined>;
  /** How long to wait before the next look, jittered. */
  backoffMs(attempt: number): number;
}
