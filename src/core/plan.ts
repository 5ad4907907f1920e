import type { Action } from "./action.ts";
import type { Address } from "./address.ts";
import type { LedgerChange, RegistryChange } from "./ledger.ts";
import type { Problem } from "./problem.ts";
import type { Text } from "./text.ts";

/** Changes and steps as plain data: what would happen, why, and in which order. */
export interface Plan {
  project: string;
  environment?: string;
  /** Sorted by address: images, machines, then tasks. */
  changes: readonly Change[];
  /** In an order that respects `after`. */
  steps: readonly Step[];
  /** What is live and is not what devorch last recorded. */
  drift: readonly Drift[];
  outputs: Readonly<Record<string, Text>>;
  /** Warnings, and the errors that block the plan. */
  problems: readonly Problem[];
}

export type ChangeAction = "create" | "update" | "replace" | "delete" | "keep";

/** What must happen to one resource. */
export interface Change {
  address: Address;
  /** Instance name on the provider; of an image, its template. */
  instance: string;
  action: ChangeAction;
  /** Why, in words for a person: `memory 2GiB → 4GiB needs a stop`. */
  reason: string;
  /** Stable word for machines, as Terraform's action_reason: `replace_by_request`. */
  reasonCode?: string;
  fields: readonly FieldChange[];
  /** Said but not acted on: `outdated image`. */
  notes: readonly string[];
  /** An error among `Plan.problems` names this address: nothing is done to it. */
  blocked: boolean;
}

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a number of a field counts. */
export type Unit = "bytes" | "ms";

export interface Drift {
  address: Address;
  instance: string;
  /** `memory`, `state`, or `instance` when it is gone. */
  path: string;
  recorded?: Json;
  live?: Json;
  unit?: Unit;
}

export interface FieldChange {
  /** `memory`, `files.~/.env`, `env.TOKEN`. */
  path: string;
  before?: Json;
  after?: Json;
  unit?: Unit;
  policy: FieldPolicy;
  sensitive?: boolean;
  /** Only known after apply. */
  unknown?: boolean;
}

/** How a field of something that exists can change. */
export type FieldPolicy = "live" | "needs-stop" | "needs-replace";

export interface Step {
  /** Unique in its plan and stable between plans: `machine.web/clone`. */
  id: string;
  address: Address;
  action: Action;
  /** Steps that must be done before. A failed or skipped one skips this step. */
  after: readonly string[];
  /** Why, in words: `image golden changed`. */
  cause: string;
  /** It tidies up: done also when what it waits for failed or was skipped. */
  always?: true;
  /** Written (fsync) before the action starts. */
  intent?: RecordChange;
  /** Written after the action was confirmed. */
  commit?: RecordChange;
}

export type RecordChange = { ledger?: LedgerChange; registry?: RegistryChange };
