import type { Decision } from "./decide.ts";
import type { MachineDecision } from "./decide-machine.ts";
import type { PlanInput } from "./planner.ts";
import type { Problem } from "./problem.ts";
import { formatSize } from "./size.ts";

export interface HostFacts {
  memoryBytes: number;
  /** Free where the provider keeps its disks. */
  diskFreeBytes?: number;
}

/** Warnings when what is wanted does not fit on the host. Only machines of this project are counted: others' sizes are not looked up. */
export function capacityWarnings(decisions: readonly Decision[], { host }: PlanInput): Problem[] {
  if (!host) return [];
  const wanted = decisions.flatMap((decision) =>
    decision.kind === "machine" && decision.want && !goes(decision) ? [decision] : [],
  );
  const running = wanted.filter(({ want }) => want!.state === "running");
  const memory = running.reduce((sum, { want }) => sum + want!.memoryBytes, 0);
  const disk = wanted
    .filter(({ change }) => change.action === "create")
    .reduce((sum, { want }) => sum + want!.diskBytes, 0);
  const warnings: Problem[] = [];
  if (memory > host.memoryBytes) {
    warnings.push({
      code: "DEV-318",
      severity: "warning",
      message: `${running.length} running machines want ${formatSize(memory)} of memory, the host has ${formatSize(host.memoryBytes)}`,
      hint: "lower `memory:`, set `state: stopped` on some, or ask for fewer replicas",
    });
  }
  if (host.diskFreeBytes !== undefined && disk > host.diskFreeBytes) {
    warnings.push({
      code: "DEV-319",
      severity: "warning",
      message: `new machines may grow to ${formatSize(disk)} of disk, ${formatSize(host.diskFreeBytes)} is free`,
      hint: "lower `disk:`, or make room before the disks fill up",
    });
  }
  return warnings;
}

function goes({ change, record }: MachineDecision): boolean {
  return change.action === "delete" || (change.action === "keep" && record?.phase === "expired");
}
