import { Chain } from "./chain.ts";
import type { ImageDecision } from "./decide-image.ts";
import type { DesiredImage } from "./desired.ts";
import { checkpointFingerprint } from "./fingerprint.ts";
import { launchDocument } from "./launch-document.ts";
import type { RegistryChange } from "./ledger.ts";
import { leaveCache, takeCache } from "./package-cache.ts";
import type { RecordChange } from "./plan.ts";
import type { PlanContext } from "./plan-context.ts";
import { sealScript } from "./seal-script.ts";
import { checkpointSnapshot, type TemplateComment, templateComment } from "./template.ts";
import { launchTimeoutMs, readyTimeoutMs, taskTimeoutMs } from "./timeouts.ts";
import { toolchainSteps } from "./toolchain.ts";

/** A new template from its beginning, or from a checkpoint; its steps, its checks, and its seal. */
export function buildImage(decision: ImageDecision, context: PlanContext): Chain {
  const { want, fingerprint, change, base } = decision;
  const { project } = context.desired;
  const chain = new Chain(want.address, change.reason);
  beginBuild(chain, decision, context);
  const { instance } = change;
  const { cacheDir } = context.desired.host;
  const count = base?.count ?? 0;
  const tools = base ? [] : toolchainSteps(want.toolchain, want.source);
  const steps = [...tools, ...want.steps.slice(count)];
  steps.forEach((step, index) => {
    const begins = index === 0 || steps[index - 1]!.checkpoint;
    const ends = index === steps.length - 1 || step.checkpoint;
    if (cacheDir !== undefined && begins) takeCache(chain, instance, cacheDir);
    runStep(chain, step, instance);
    if (cacheDir !== undefined && ends) leaveCache(chain, instance);
    if (!step.checkpoint) return;
    const checkpoint = checkpointFingerprint(want, count + index - tools.length + 1, project);
    seal(chain, instance, checkpointSnapshot(checkpoint), {
      comment: { image: want.name, fingerprint: checkpoint, checkpoint: step.name },
      commit: { template: "checkpoint", fingerprint, checkpoint },
    });
    chain.add("start", { do: "start", instance });
    chain.add("wait-ready", { do: "wait-ready", instance, timeoutMs: readyTimeoutMs });
  });
  verifyImage(chain, want, instance);
  seal(chain, instance, want.snapshot, {
    comment: { image: want.name, fingerprint },
    commit: { template: "end", fingerprint, phase: "sealed" },
  });
  return chain;
}

/** The `verify:` commands of an image, in its template or in a clone of it. */
export function verifyImage(chain: Chain, { verify }: DesiredImage, instance: string): void {
  verify.forEach(({ run, expect }, index) => {
    chain.add(`verify:${index + 1}`, {
      do: "run",
      instance,
      command: { run, env: {}, timeoutMs: taskTimeoutMs },
      ...(expect !== undefined && { expect }),
    });
  });
}

/** Until the template runs and is ready for the first step that is due. */
function beginBuild(
  chain: Chain,
  { want, fingerprint, change, leftover, base }: ImageDecision,
  { desired, nowMs, registry: { templates } }: PlanContext,
): void {
  const { instance } = change;
  const { cpus, memoryBytes, diskBytes } = want;
  const known = templates[fingerprint];
  const builder = {
    project: desired.project,
    ...(desired.environment && { environment: desired.environment }),
  };
  const intent = registry({
    template: "put",
    fingerprint,
    record: {
      image: want.name,
      instance,
      snapshot: want.snapshot,
      fingerprint,
      ...(want.base !== undefined && { base: want.base }),
      phase: "building",
      ...(base?.own && known?.checkpoints && { checkpoints: known.checkpoints }),
      createdAtMs: nowMs,
      builder,
    },
  });
  if (base?.own) {
    const { template, snapshot } = base;
    if (template.state !== "Stopped") chain.add("stop", { do: "stop", instance });
    chain.add("restore", { do: "restore", instance, snapshot }, { intent });
  } else if (leftover) chain.add("delete", { do: "delete", instance, purge: true });
  const fresh = leftover !== undefined || known?.phase !== "building";
  if (base && !base.own) {
    const { template, snapshot, step, fingerprint: checkpoint } = base;
    chain.add("clone", { do: "clone", template: template.name, snapshot, instance, fresh }, { intent });
    // A clone carries no snapshots; without this one the next build would need the template that may be collected by then.
    chain.add(
      "checkpoint",
      {
        do: "snapshot",
        instance,
        snapshot,
        comment: templateComment({ image: want.name, fingerprint: checkpoint, checkpoint: step }),
      },
      { commit: registry({ template: "checkpoint", fingerprint, checkpoint }) },
    );
  }
  if (base) {
    chain.add("resize", { do: "resize", instance, cpus, memoryBytes });
    chain.add("start", { do: "start", instance });
  } else
    chain.add(
      "launch",
      {
        do: "launch",
        instance,
        from: want.from,
        cpus,
        memoryBytes,
        diskBytes,
        networks: [],
        ...launchDocument(want),
        timeoutMs: launchTimeoutMs,
        fresh,
      },
      { intent },
    );
  chain.add("wait-ready", { do: "wait-ready", instance, timeoutMs: readyTimeoutMs });
}

function runStep(
  chain: Chain,
  { name, shell, env, timeoutMs }: DesiredImage["steps"][number],
  instance: string,
) {
  chain.add(`step:${name}`, { do: "run", instance, command: { run: shell, env, timeoutMs } });
}

function seal(
  chain: Chain,
  instance: string,
  snapshot: string,
  { comment, commit }: { comment: TemplateComment; commit: RegistryChange },
): void {
  chain.add("clean", {
    do: "run",
    instance,
    command: { run: sealScript(instance), env: {}, timeoutMs: readyTimeoutMs },
  });
  chain.add("stop", { do: "stop", instance });
  chain.add(
    comment.checkpoint === undefined ? "seal" : "checkpoint",
    { do: "snapshot", instance, snapshot, comment: templateComment(comment) },
    { commit: registry(commit) },
  );
}

function registry(change: RegistryChange): RecordChange {
  return { registry: change };
}
