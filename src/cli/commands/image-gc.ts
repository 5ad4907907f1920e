import { amendRegistry, scopeText } from "../../core/ledger.ts";
import { DevorchError, exitCodes } from "../../core/problem.ts";
import { halfBuilt, keptBecause, type TemplateSight } from "../../core/template-sight.ts";
import { ensureWritable } from "../../store/atomic.ts";
import { nodeFiles } from "../../store/files.ts";
import { withLock } from "../../store/lock.ts";
import { templateLockPath } from "../../store/paths.ts";
import type { RunCommand } from "../command.ts";
import { approved } from "../confirm.ts";
import type { Context } from "../context.ts";
import { parseDuration } from "../duration.ts";
import { type Images, lookAtImages, wantedFingerprints } from "../images.ts";
import { plainCall } from "../plain-call.ts";
import { openProject, type Project } from "../project.ts";

/** Deletes the templates that devorch made and nobody on this host uses. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const timeoutMs = parseDuration(args.value("lock-timeout") ?? "0s", "--lock-timeout");
  const images = await lookAtImages(context, project);
  const judged = judge(images, project);
  const removed: TemplateSight[] = [];
  const kept = judged.flatMap(({ template, reason }) =>
    reason === undefined ? [] : [{ instance: template.instance, reason }],
  );
  const spare = judged.flatMap(({ template, reason }) => (reason === undefined ? [template] : []));
  for (const { instance, reason } of kept) context.say(`${instance} stays: ${reason}\n`);
  for (const template of spare) context.say(`${template.instance} ${why(template)}\n`);
  if (spare.length > 0) await ensureWritable(nodeFiles, project.paths.endpoint);
  if (spare.length > 0 && !(await approved(context, args, "Delete these templates?")))
    return exitCodes.success;
  for (const template of spare) {
    const reason = await remove(context, project, template, timeoutMs);
    if (reason === undefined) removed.push(template);
    else {
      kept.push({ instance: template.instance, reason });
      context.say(`${template.instance} stays: ${reason}\n`);
    }
  }
  if (context.json)
    context.printJson({
      format_version: "1.0",
      removed: removed.map(({ image, instance, fingerprint }) => ({
        image,
        template: instance,
        fingerprint,
      })),
      kept: kept.map(({ instance, reason }) => ({ template: instance, reason })),
    });
  else context.print(`${removed.length} removed, ${kept.length} kept.\n`);
  return exitCodes.success;
};

function why(template: TemplateSight): string {
  if (template.state === "gone") return "is gone, and is forgotten";
  const builder = template.record?.builder;
  return halfBuilt(template)
    ? `is half-built${builder ? ` by ${scopeText(builder)}` : ""}`
    : "is used by nobody";
}

/** Every template, and why it stays, if it does. */
function judge(
  { templates }: Images,
  { desired }: Project,
): { template: TemplateSight; reason: string | undefined }[] {
  const wanted = wantedFingerprints(desired, templates);
  return templates.map((template) => ({ template, reason: keptBecause(template, wanted) }));
}

/**
 * Looks again with both locks of the template held, that of its build and that of its clones: a clone's record is written before its lock is
 * taken, so whoever is about to use it is seen. Returns why it stays, if it does.
 */
async function remove(
  context: Context,
  project: Project,
  { fingerprint, instance }: TemplateSight,
  timeoutMs: number,
): Promise<string | undefined> {
  const holding = <T>(lock: string, work: () => Promise<T>) =>
    withLock(
      templateLockPath(project.paths, lock),
      project.claim("image gc", `template ${instance}`),
      project.lockWorld,
      { timeoutMs, signal: context.signal },
      work,
    );
  try {
    return await holding(fingerprint, () =>
      holding(instance, async () => {
        const now = judge(await lookAtImages(context, project), project).find(
          ({ template }) => template.fingerprint === fingerprint && template.instance === instance,
        );
        if (!now || now.reason !== undefined) return now?.reason;
        await project.driver.perform({ do: "delete", instance, purge: true }, plainCall(context.signal));
        await project.registryStore.update((registry) =>
          amendRegistry(registry, { template: "drop", fingerprint }),
        );
        return undefined;
      }),
    );
  } catch (error) {
    if (error instanceof DevorchError && error.problems[0]!.code === "DEV-410")
      return error.problems[0]!.message;
    throw error;
  }
}
