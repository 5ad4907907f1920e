import type { MachineAddress } from "./address.ts";
import { verifyImage } from "./build-image.ts";
import { Chain } from "./chain.ts";
import type { DesiredImage } from "./desired.ts";
import type { MachineRecord } from "./ledger.ts";
import type { Plan } from "./plan.ts";
import type { PlanContext, Template } from "./plan-context.ts";
import { readyTimeoutMs } from "./timeouts.ts";

/** A machine that verification makes and did not delete, because it was killed, goes with the next `gc` after this time. */
const lifetimeMs = 60 * 60_000;

/**
 * Runs the `verify:` commands of sealed images in throw-away clones: a template is never started again. The clone is in the ledger as an ad-hoc
 * machine while it lives. `id` makes its name unique on the host; `keepFailed` leaves it there when something fails.
 */
export function verifyPlan(
  images: readonly DesiredImage[],
  context: PlanContext,
  { id, keepFailed }: { id: string; keepFailed: boolean },
): Plan {
  const { project, environment } = context.desired;
  return {
    project,
    ...(environment && { environment }),
    changes: images.map(({ address, name }) => ({
      address,
      instance: cloneName(name, id),
      action: "keep",
      reason: "",
      fields: [],
      notes: [],
      blocked: false,
    })),
    steps: images.flatMap((image) => verification(image, context, id, keepFailed)),
    drift: [],
    outputs: {},
    problems: [],
  };
}

/** Where the ledger keeps the clone of an image that is verified. */
export function verifiedClone(image: string): MachineAddress {
  return `machine.verify-${image}`;
}

function verification(image: DesiredImage, context: PlanContext, id: string, keepFailed: boolean) {
  const chain = new Chain(image.address, "its checks were asked for");
  const address = verifiedClone(image.name);
  const template = context.template(image.name);
  const instance = cloneName(image.name, id);
  const left = context.ledger.machines[address];
  if (left && context.instance(left.instance))
    chain.add("delete", { do: "delete", instance: left.instance, purge: true });
  chain.add(
    "clone",
    { do: "clone", template: template.instance, snapshot: template.snapshot, instance, fresh: true },
    {
      intent: {
        ledger: { record: "put", address, machine: recordOf(image, template, instance, context.nowMs) },
      },
      commit: { ledger: { record: "patch", address, patch: { phase: "created" } } },
    },
  );
  chain.add("start", { do: "start", instance });
  chain.add("wait-ready", { do: "wait-ready", instance, timeoutMs: readyTimeoutMs });
  verifyImage(chain, image, instance);
  chain.add(
    "delete",
    { do: "delete", instance, purge: true },
    { ...(!keepFailed && { always: true }), commit: { ledger: { record: "drop", address } } },
  );
  return chain.steps;
}

function recordOf(
  { name, cpus, memoryBytes, diskBytes }: DesiredImage,
  { fingerprint }: Template,
  instance: string,
  nowMs: number,
): MachineRecord {
  return {
    instance,
    phase: "intended",
    generation: 1,
    origin: { image: name, fingerprint },
    createdAtMs: nowMs,
    sizes: { cpus, memoryBytes, diskBytes },
    protect: false,
    adHoc: true,
    expiresAtMs: nowMs + lifetimeMs,
    networks: [],
    files: {},
    mounts: {},
    setup: {},
  };
}

function cloneName(image: string, id: string): string {
  return `verify-${image.slice(0, 40)}-${id}`;
}
