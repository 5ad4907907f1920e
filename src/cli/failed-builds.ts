import type { ImageAddress } from "../core/address.ts";
import { amendRegistry } from "../core/ledger.ts";
import type { Plan } from "../core/plan.ts";
import type { Progress } from "../core/progress.ts";
import type { Context } from "./context.ts";
import { plainCall } from "./plain-call.ts";
import type { Project } from "./project.ts";

/**
 * A template in which cloud-init, a step or a check failed: it is removed, stopped if it holds checkpoints, or kept for a look
 * when that was asked for. What else failed is left to the next build, which knows what to make of it.
 */
export async function endFailedBuilds(
  context: Context,
  project: Project,
  plan: Plan,
  { steps }: Progress,
  keep: boolean,
): Promise<void> {
  for (const { step, status } of steps.values()) {
    const { action, address } = step;
    if (typeof status === "string" || status.status !== "failed") continue;
    if (!address.startsWith("image.")) continue;
    if (action.do !== "run" && !(action.do === "wait-ready" && status.problem.code === "DEV-503")) continue;
    const { instance } = action;
    if (keep) {
      context.say(
        `${instance} is kept for a look: multipass shell ${instance}; building it again, or multipass delete --purge ${instance}, removes it\n`,
      );
      continue;
    }
    const fingerprint = builtBy(plan, address as ImageAddress);
    const useful = [...steps.values()].some(
      ({ step: { action: other }, status: end }) =>
        (other.do === "snapshot" || other.do === "restore") &&
        other.instance === instance &&
        typeof end === "object" &&
        end.status === "done",
    );
    await project.driver.perform(
      useful ? { do: "stop", instance } : { do: "delete", instance, purge: true },
      plainCall(context.signal),
    );
    await project.registryStore.update((registry) =>
      amendRegistry(
        registry,
        useful ? { template: "end", fingerprint, phase: "checkpoints" } : { template: "drop", fingerprint },
      ),
    );
    context.say(
      useful
        ? `${instance} was stopped; the next build starts from its last checkpoint\n`
        : `${instance} was removed; --keep-failed keeps it for a look\n`,
    );
  }
}

function builtBy(plan: Plan, image: ImageAddress): string {
  const [change] = plan.steps.flatMap(({ address, intent }) =>
    address === image && intent?.registry ? [intent.registry] : [],
  );
  if (!change) throw new Error(`bug: ${image} is built without an intent`);
  return change.fingerprint;
}
