import { type Address, type MachineAddress, machineAddress } from "./address.ts";
import { compareText } from "./compare-text.ts";
import { decideImage, type ImageDecision } from "./decide-image.ts";
import { decideMachine, type MachineDecision } from "./decide-machine.ts";
import type { Desired } from "./desired.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlanOptions } from "./planner.ts";

/** What must happen to one resource, with the values from which its steps are made. */
export type Decision = ImageDecision | MachineDecision;

/** One decision a resource, desired or owned: images, then machines, each sorted by address. */
export function decide(context: PlanContext): Decision[] {
  const { desired, ledger, options } = context;
  const inScope = scopeOf(desired, options);
  const images =
    options.destroy || options.gc
      ? []
      : Object.values(desired.images)
          .filter(({ address }) => inScope(address))
          .sort((a, b) => compareText(a.address, b.address))
          .map((image) => decideImage(image, context));
  const wanted = new Map(desired.machines.map((machine) => [machine.address, machine]));
  const moves = new Map(
    [...desired.moved, ...movesOfReplicas(context)]
      .filter(({ from, to }) => ledger.machines[from] && !ledger.machines[to])
      .map(({ from, to }) => [to, from]),
  );
  const movedAway = new Set(moves.values());
  const owned = (Object.keys(ledger.machines) as MachineAddress[]).filter(
    (address) => !movedAway.has(address),
  );
  const machines: MachineDecision[] = [];
  for (const address of [...new Set([...wanted.keys(), ...owned])].filter(inScope).sort(compareText)) {
    const decision = decideMachine(address, wanted.get(address), moves.get(address), context);
    if (decision) machines.push(decision);
  }
  return [...images, ...machines];
}

/** A machine that moves takes its further replicas along, but for those that have a move of their own. */
function movesOfReplicas({ desired: { machines, moved }, ledger }: PlanContext): Desired["moved"] {
  if (moved.length === 0) return [];
  const taken = new Set([
    ...machines.map(({ address }) => address),
    // What was made ad hoc under a replica's name is none.
    ...(Object.keys(ledger.machines) as MachineAddress[]).filter(
      (address) => ledger.machines[address]!.adHoc,
    ),
    ...moved.map(({ from }) => from),
  ]);
  const named = new Set(moved.map(({ to }) => to));
  return moved.flatMap(({ from, to }) =>
    machines
      .filter(({ key, address }) => machineAddress(key, 1) === to && !named.has(address))
      .map(({ address }) => ({ from: `${from}${address.slice(to.length)}` as const, to: address }))
      .filter((move) => !taken.has(move.from)),
  );
}

/** Whether an address counts: everything, or the targets with all that they depend on. */
function scopeOf(desired: Desired, options: PlanOptions): (address: Address) => boolean {
  if (!options.targets?.length) return () => true;
  const scope = new Set<Address>();
  const machines = new Map<Address, Desired["machines"][number]>(
    desired.machines.map((machine) => [machine.address, machine]),
  );
  const add = (address: Address): void => {
    if (scope.has(address)) return;
    scope.add(address);
    const machine = machines.get(address);
    if (!machine || options.destroy) return;
    if ("image" in machine.origin) add(`image.${machine.origin.image}`);
    for (const other of machine.dependsOn) add(other);
  };
  for (const target of options.targets) add(target);
  return (address) => scope.has(address);
}
