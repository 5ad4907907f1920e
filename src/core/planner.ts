import type { Address, MachineAddress } from "./address.ts";
import { capacityWarnings, type HostFacts } from "./capacity.ts";
import { decide } from "./decide.ts";
import type { Desired } from "./desired.ts";
import { topological } from "./graph.ts";
import type { Ledger, Registry } from "./ledger.ts";
import type { Live } from "./live.ts";
import { mountWarnings } from "./mount-warnings.ts";
import type { Plan } from "./plan.ts";
import { planContext } from "./plan-context.ts";
import { comparePlaces } from "./problem.ts";
import { simulatorWarnings } from "./simulator-warnings.ts";
import { stepsOf } from "./steps.ts";
import { unpinnedWarnings } from "./version-lock.ts";

export interface PlanInput {
  desired: Desired;
  live: Live;
  ledger: Ledger;
  registry: Registry;
  /** Epoch milliseconds; decides which `ttl` and trash windows are over. */
  nowMs: number;
  /** Of all projects on this host. Absent: whoever has a name that is taken is not told. */
  others?: readonly Ledger[];
  /** Absent: no capacity warnings. */
  host?: HostFacts;
  options: PlanOptions;
}

export interface PlanOptions {
  /** Everything this project owns is to go, templates excepted. */
  destroy?: boolean;
  /** Only these and what they depend on; empty: everything. */
  targets?: readonly Address[];
  replace?: readonly MachineAddress[];
  /** Only bring the ledger in line with what is live. */
  refreshOnly?: boolean;
  /** What `up` makes and `down` takes away: not in devorch.yaml, and recorded so. */
  adHoc?: MachineAddress;
  /** Only deletes whose time has come: expired machines and emptied trash. */
  gc?: boolean;
  /** Delete even what holds uncommitted or unpushed work. */
  discardWork?: boolean;
  /** Instance names whose deletion was confirmed by name. */
  confirmed?: readonly string[];
}

/**
 * What must happen, and in which order, so that what is live becomes what is desired.
 * Pure: the same input gives the same plan. Errors among `problems` block their resource and nothing else;
 * whoever applies the plan refuses it while there is one.
 */
export function makePlan(input: PlanInput): Plan {
  const context = planContext(input);
  const decisions = decide(context);
  const sorted = topological(stepsOf(decisions, context));
  if ("cycle" in sorted) throw new Error(`bug: steps wait for each other: ${sorted.cycle.join(" → ")}`);
  const { desired, options } = input;
  return {
    project: desired.project,
    ...(desired.environment && { environment: desired.environment }),
    changes: decisions.map(({ change }) => change),
    steps: sorted.order,
    drift: decisions.flatMap((decision) => (decision.kind === "machine" ? decision.drift : [])),
    outputs: options.destroy ? {} : desired.outputs,
    problems: [
      ...decisions.flatMap(({ problems }) => problems),
      // What only takes things away is never held up by what cannot be made.
      ...(options.destroy || options.gc || options.refreshOnly ? [] : unpinnedWarnings(desired)),
      ...capacityWarnings(decisions, input),
      ...mountWarnings(desired, sorted.order),
      ...simulatorWarnings(desired, sorted.order, input.live.provider),
    ].sort(comparePlaces),
  };
}

export function hasChanges(plan: Plan): boolean {
  return plan.changes.some((change) => change.action !== "keep");
}

/** Errors, not warnings: the plan may be shown but not applied. */
export function blockingProblems(plan: Plan) {
  return plan.problems.filter((problem) => problem.severity === "error");
}
