import type { Event } from "../core/event.ts";

/** The caller's timer, so that long steps can say that they still run. */
export interface Tick {
  type: "tick";
  /** Epoch milliseconds, of the same clock as the events. */
  atMs: number;
}

/** What to write for an event, `""` for nothing. Remembers what it needs between calls: one renderer serves one run. */
export type EventRenderer = (event: Event | Tick) => string;
