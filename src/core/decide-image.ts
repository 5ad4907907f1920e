import { capabilities } from "./capabilities.ts";
import { type Checkpoint, longestCheckpoint } from "./checkpoint.ts";
import type { DesiredImage } from "./desired.ts";
import { imageFingerprint } from "./fingerprint.ts";
import type { LiveInstance } from "./live.ts";
import type { Change, FieldChange } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { type PlanProblemCode, planProblem } from "./plan-problems.ts";
import type { Problem } from "./problem.ts";

export interface ImageDecision {
  kind: "image";
  change: Change;
  problems: readonly Problem[];
  want: DesiredImage;
  fingerprint: string;
  /** A half-built template of ours that must go first. */
  leftover?: LiveInstance;
  /** Where the build starts, if not from its beginning. */
  base?: Checkpoint;
}

/** An image is sealed, and stays, or is built: from its beginning, or from a checkpoint, but never from whatever a half-built template is. */
export function decideImage(want: DesiredImage, context: PlanContext): ImageDecision {
  const { live, registry, options } = context;
  const { fingerprint, instance, sealed } = context.template(want.name);
  const known = registry.templates[fingerprint];
  const found = context.instance(instance);
  const problem = (code: PlanProblemCode, values: Readonly<Record<string, string>> = {}) =>
    planProblem(code, want.address, want.source, { instance, ...values });
  const base = sealed ? undefined : longestCheckpoint(want, context);
  const decision = (action: "create" | "keep", reason: string, problems: Problem[] = []): ImageDecision => ({
    kind: "image",
    want,
    fingerprint,
    ...(action === "create" && found && !base?.own && problems.length === 0 && { leftover: found }),
    ...(base && { base }),
    problems,
    change: {
      address: want.address,
      instance,
      action,
      reason: base && action === "create" ? `${reason}; it starts after step ${base.step}` : reason,
      fields: action === "create" ? imageFields(want, fingerprint, base) : [],
      notes: [],
      blocked: problems.length > 0,
    },
  });

  if (sealed || options.refreshOnly) return decision("keep", "");
  const unable = capabilities(live.provider).snapshots
    ? []
    : [problem("DEV-314", { what: "take snapshots", mend: "write `from:` instead of `image:`" })];
  if (!known) {
    const taken = found ? [problem("DEV-316")] : [];
    return decision("create", movedBase(want, context) ?? "no template has this content yet", [
      ...unable,
      ...taken,
    ]);
  }
  if (!found) {
    const reason = known.phase === "sealed" ? "its template is gone" : "an earlier build did not get through";
    return decision("create", reason, unable);
  }
  if (known.phase !== "sealed")
    return decision(
      "create",
      known.phase === "building" ? "an earlier build was interrupted" : "an earlier build failed",
      unable,
    );
  return found.state === "Deleted"
    ? decision("create", "its template was deleted", [problem("DEV-317")])
    : decision("create", "its sealed snapshot is gone", [problem("DEV-311", { snapshot: known.snapshot })]);
}

/** Where a template is there that differs in nothing but its base image. */
function movedBase(want: DesiredImage, { desired, registry }: PlanContext): string | undefined {
  if (want.base === undefined) return undefined;
  const old = Object.values(registry.templates).find(
    ({ base, fingerprint }) =>
      base !== undefined && imageFingerprint({ ...want, base }, desired.project) === fingerprint,
  );
  return old && `its base image moved from ${old.base} to ${want.base}`;
}

function imageFields(want: DesiredImage, fingerprint: string, base?: Checkpoint): FieldChange[] {
  return [
    { path: "from", after: want.from, policy: "live" },
    ...(base
      ? [{ path: "checkpoint", after: `${base.template.name}.${base.snapshot}`, policy: "live" as const }]
      : []),
    { path: "fingerprint", after: fingerprint.slice(0, 12), policy: "live" },
    { path: "disk", after: want.diskBytes, unit: "bytes", policy: "live" },
    ...Object.entries(want.toolchain ?? {}).map(
      ([name, after]): FieldChange => ({ path: `toolchain.${name}`, after, policy: "live" }),
    ),
    ...want.steps
      .slice(base?.count)
      .map((step): FieldChange => ({ path: `steps.${step.name}`, after: step.shell, policy: "live" })),
    { path: "snapshot", after: want.snapshot, policy: "live" },
  ];
}
