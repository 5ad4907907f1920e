import { capabilities } from "./capabilities.ts";
import type { DesiredImage } from "./desired.ts";
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
}

/** An image is sealed, and stays, or is built from its beginning: a half-built template is never gone on with. */
export function decideImage(want: DesiredImage, context: PlanContext): ImageDecision {
  const { live, registry, options } = context;
  const { fingerprint, instance, sealed } = context.template(want.name);
  const known = registry.templates[fingerprint];
  const found = context.instance(instance);
  const problem = (code: PlanProblemCode, values: Readonly<Record<string, string>> = {}) =>
    planProblem(code, want.address, want.source, { instance, ...values });
  const decision = (action: "create" | "keep", reason: string, problems: Problem[] = []): ImageDecision => ({
    kind: "image",
    want,
    fingerprint,
    ...(action === "create" && found && problems.length === 0 && { leftover: found }),
    problems,
    change: {
      address: want.address,
      instance,
      action,
      reason,
      fields: action === "create" ? imageFields(want, fingerprint) : [],
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
    return decision("create", "no template has this content yet", [...unable, ...taken]);
  }
  if (!found) {
    const reason = known.phase === "sealed" ? "its template is gone" : "an earlier build did not get through";
    return decision("create", reason, unable);
  }
  if (known.phase === "building")
    return decision("create", "an earlier build was interrupted: it starts anew", unable);
  return found.state === "Deleted"
    ? decision("create", "its template was deleted", [problem("DEV-317")])
    : decision("create", "its sealed snapshot is gone", [problem("DEV-311", { snapshot: known.snapshot })]);
}

function imageFields(want: DesiredImage, fingerprint: string): FieldChange[] {
  return [
    { path: "from", after: want.from, policy: "live" },
    { path: "fingerprint", after: fingerprint.slice(0, 12), policy: "live" },
    { path: "disk", after: want.diskBytes, unit: "bytes", policy: "live" },
    ...Object.entries(want.toolchain ?? {}).map(
      ([name, after]): FieldChange => ({ path: `toolchain.${name}`, after, policy: "live" }),
    ),
    ...want.steps.map(
      (step): FieldChange => ({ path: `steps.${step.name}`, after: step.shell, policy: "live" }),
    ),
    { path: "snapshot", after: want.snapshot, policy: "live" },
  ];
}
