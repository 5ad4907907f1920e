import type { Problem } from "./problem.ts";

/** What execution reports. `atMs` is epoch milliseconds of the executor's clock. */
export type Event =
  | { type: "run_start"; atMs: number; steps: readonly string[] }
  | { type: "step_start"; atMs: number; step: string }
  | { type: "step_output"; atMs: number; step: string; stream: "stdout" | "stderr"; text: string }
  | { type: "step_end"; atMs: number; step: string; outcome: Outcome }
  | { type: "run_end"; atMs: number; status: "done" | "failed" | "interrupted" };

/** How a step ended. */
export type Outcome =
  | { status: "done"; facts: Facts }
  | { status: "failed"; problem: Problem }
  /** A step it waits for failed or was skipped. */
  | { status: "skipped"; because: string }
  | { status: "interrupted" };

/** What an action found out that a later step or the ledger wants. */
export interface Facts {
  ipv4?: string;
  release?: string;
  /** Commit that `checkout` left checked out. */
  commit?: string;
}
