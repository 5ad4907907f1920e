import { addressName } from "../core/address.ts";
import type { Change, ChangeAction, Drift, FieldChange, Plan } from "../core/plan.ts";
import { displayJson, isSensitive, type Lookup, sensitiveText, type Text } from "../core/text.ts";
import { type DiagnosticJson, diagnosticJson } from "./problems.ts";
import { redact } from "./value-text.ts";

/** Terraform's plan JSON, and what devorch has to add under `devorch`. Documented in docs/json.md. */
export interface PlanJson {
  format_version: "1.2";
  devorch_version: string;
  /** There is something to do and nothing blocks it. */
  applyable: boolean;
  /** Problems block the plan. */
  errored: boolean;
  resource_changes: ResourceChangeJson[];
  resource_drift: ResourceJson[];
  output_changes: Record<string, ChangeJson>;
  devorch: {
    project: string;
    environment?: string;
    diagnostics: DiagnosticJson[];
    steps: StepJson[];
  };
}

export interface ResourceJson {
  address: string;
  mode: "managed";
  type: string;
  name: string;
  provider_name: "devorch";
  change: ChangeJson;
}

export interface ResourceChangeJson extends ResourceJson {
  action_reason?: string;
  devorch: { instance: string; reason: string; notes: readonly string[]; blocked: boolean };
}

export interface ChangeJson {
  actions: readonly ("no-op" | "create" | "update" | "delete")[];
  /** Of resources: the fields that differ, and nothing else. */
  before: unknown;
  after: unknown;
  after_unknown: unknown;
  before_sensitive: unknown;
  after_sensitive: unknown;
  replace_paths?: string[][];
}

export interface StepJson {
  id: string;
  address: string;
  action: unknown;
  after: readonly string[];
  cause: string;
}

/** No sensitive value is in the result: `(sensitive)` stands in its place. */
export function planJson(plan: Plan, devorchVersion: string, lookup?: Lookup): PlanJson {
  const errored = plan.problems.some((problem) => problem.severity === "error");
  return {
    format_version: "1.2",
    devorch_version: devorchVersion,
    applyable: !errored && plan.changes.some((change) => change.action !== "keep"),
    errored,
    resource_changes: plan.changes.map(resourceChange),
    resource_drift: driftJson(plan.drift),
    output_changes: Object.fromEntries(
      Object.entries(plan.outputs).map(([name, text]) => [name, outputChange(text, lookup)]),
    ),
    devorch: {
      project: plan.project,
      ...(plan.environment === undefined ? {} : { environment: plan.environment }),
      diagnostics: plan.problems.map(diagnosticJson),
      steps: plan.steps.map(({ id, address, action, after, cause }) => ({
        id,
        address,
        action: redact(action),
        after,
        cause,
      })),
    },
  };
}

const terraformActions: Readonly<Record<ChangeAction, ChangeJson["actions"]>> = {
  create: ["create"],
  update: ["update"],
  replace: ["delete", "create"],
  delete: ["delete"],
  keep: ["no-op"],
};

function resourceChange(change: Change): ResourceChangeJson {
  const { address, action, fields, reasonCode, instance, reason, notes, blocked } = change;
  const forcing = fields.filter((field) => field.policy === "needs-replace").map((field) => pathOf(field));
  const sensitive = (field: FieldChange) => (field.sensitive ? true : undefined);
  return {
    ...resource(address),
    change: {
      actions: terraformActions[action],
      before: action === "create" ? null : nested(fields, (field) => shownValue(field, field.before)),
      after:
        action === "delete"
          ? null
          : nested(fields, (field) => (field.unknown ? undefined : shownValue(field, field.after))),
      after_unknown: nested(fields, (field) => (field.unknown ? true : undefined)),
      before_sensitive: action === "create" ? false : nested(fields, sensitive),
      after_sensitive: action === "delete" ? false : nested(fields, sensitive),
      ...(action === "replace" && forcing.length > 0 ? { replace_paths: forcing } : {}),
    },
    ...(reasonCode === undefined ? {} : { action_reason: reasonCode }),
    devorch: { instance, reason, notes, blocked },
  };
}

function resource(address: Change["address"]): Omit<ResourceJson, "change"> {
  return {
    address,
    mode: "managed",
    type: address.slice(0, address.indexOf(".")),
    name: addressName(address),
    provider_name: "devorch",
  };
}

function shownValue(field: FieldChange, value: unknown): unknown {
  return field.sensitive && value !== undefined ? sensitiveText : redact(value);
}

/** `files.~/.env` is the entry `~/.env` of `files`: what follows the first dot is a key, whatever is in it. */
function pathOf({ path }: FieldChange): string[] {
  const dot = path.indexOf(".");
  return dot < 0 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
}

/** An object of what `pick` makes of each field, by path; fields of which it makes nothing are left out. */
function nested(fields: readonly FieldChange[], pick: (field: FieldChange) => unknown): object {
  const result = new Map<string, unknown>();
  for (const field of fields) {
    const value = pick(field);
    if (value === undefined) continue;
    const [head = "", key] = pathOf(field);
    if (key === undefined) {
      result.set(head, value);
      continue;
    }
    let inner = result.get(head);
    if (!(inner instanceof Map)) {
      inner = new Map<string, unknown>();
      result.set(head, inner);
    }
    (inner as Map<string, unknown>).set(key, value);
  }
  // From entries, so that a key such as `__proto__` is one like any other.
  return Object.fromEntries(
    [...result].map(([key, value]) => [key, value instanceof Map ? Object.fromEntries(value) : value]),
  );
}

/** Machines that somebody else changed: `before` is what devorch recorded, `after` what is live. */
function driftJson(drift: readonly Drift[]): ResourceJson[] {
  const byAddress = new Map<Drift["address"], Drift[]>();
  for (const item of drift) byAddress.set(item.address, [...(byAddress.get(item.address) ?? []), item]);
  return [...byAddress].map(([address, items]) => {
    const gone = items.some((item) => item.path === "instance" && item.live === undefined);
    const side = (key: "recorded" | "live") =>
      Object.fromEntries(items.flatMap((item) => (item[key] === undefined ? [] : [[item.path, item[key]]])));
    return {
      ...resource(address),
      change: {
        actions: gone ? ["delete"] : ["update"],
        before: side("recorded"),
        after: gone ? null : side("live"),
        after_unknown: {},
        before_sensitive: {},
        after_sensitive: gone ? false : {},
      },
    };
  });
}

/** devorch keeps no outputs: one changes when it can be known only after apply. */
function outputChange(text: Text, lookup: Lookup = () => undefined): ChangeJson {
  const after = displayJson(text, lookup);
  const unknown = after === null;
  const sensitive = isSensitive(text);
  return {
    actions: unknown ? ["update"] : ["no-op"],
    before: null,
    after,
    after_unknown: unknown,
    before_sensitive: sensitive,
    after_sensitive: sensitive,
  };
}
