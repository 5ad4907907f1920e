import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { find } from "../../config/find.ts";
import { emptyDesired } from "../../core/desired.ts";
import { diagnose } from "../../core/diagnose.ts";
import { providerMissing } from "../../core/host/check.ts";
import { type Ledger, type Registry, scopeText } from "../../core/ledger.ts";
import { blockingProblems } from "../../core/planner.ts";
import { DevorchError, exitCodes, type Problem, type ProblemCode } from "../../core/problem.ts";
import { templateSights } from "../../core/template-sight.ts";
import { keyHealth } from "../../ssh/key-health.ts";
import { storeHealth } from "../../store/health.ts";
import { readLock } from "../../store/lock.ts";
import { stateRoots, storePaths } from "../../store/paths.ts";
import type { RunCommand } from "../command.ts";
import type { Context } from "../context.ts";
import { checksOfThisHost, concludeChecks } from "../host-checks.ts";
import { wantedFingerprints } from "../images.ts";
import { allLedgers, observe, openProject, openProjectOf, type Project, planFrom } from "../project.ts";

/** Looks at all that could be wrong here, and changes nothing. Without a configuration: at the host, and at what devorch keeps on it. */
export const run: RunCommand = async (context, args) => {
  const configured = args.value("file") !== undefined || find(context.world.cwd) !== undefined;
  const project = configured
    ? await openProject(context, args)
    : await openProjectOf(
        context,
        emptyDesired({ project: "", provider: "multipass", root: context.world.cwd }),
      );
  const found: Problem[] = [];
  const checks = await checksOfThisHost(context, project.desired.provider);
  let unavailable = checks.some(providerMissing);
  /** What cannot be looked at is a finding, and no reason not to look at the rest. */
  const look = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof DevorchError)) throw error;
      found.push(...error.problems);
      unavailable ||= error.exitCode === exitCodes.providerUnavailable;
      return undefined;
    }
  };
  const ledgers = await look(() => allLedgers(context, project));
  if (ledgers && !unavailable) found.push(...((await look(() => ailments(context, project, ledgers))) ?? []));
  if (ledgers) found.push(...keyFindings(project, ledgers));
  const roots = stateRoots(context.world);
  found.push(...(await storeHealth([roots.state, roots.data], project.lockWorld, process.getuid?.())));
  const code = concludeChecks(context, checks, found);
  return unavailable ? exitCodes.providerUnavailable : code;
};

/** Blocked names and templates; what else blocks a plan is for `plan` to say. */
const standsInTheWay: ReadonlySet<ProblemCode> = new Set([
  "DEV-302",
  "DEV-303",
  "DEV-304",
  "DEV-309",
  "DEV-311",
  "DEV-316",
  "DEV-317",
  "DEV-322",
]);

async function ailments(
  context: Context,
  project: Project,
  ledgers: readonly Ledger[],
): Promise<readonly Problem[]> {
  const { clock } = context.world;
  const giveUpAtMs = clock.nowMs() + bootMs;
  for (;;) {
    const observed = await observe(context, project, { refresh: true, signal: context.signal });
    const { live, registry } = observed;
    const found = diagnose({
      live,
      registry,
      ledgers,
      atWork: await scopesAtWork(context, project, ledgers, registry),
      wanted: wantedFingerprints(project.desired, templateSights({ live, registry }, ledgers)),
    });
    if (clock.nowMs() >= giveUpAtMs || !found.some(({ code }) => code === "DEV-821")) {
      const plan = await planFrom(context, project, observed, {});
      return [...found, ...blockingProblems(plan).filter(({ code }) => standsInTheWay.has(code))];
    }
    await clock.sleep(5_000, context.signal);
  }
}

/** For so long a machine on its way is looked at again: a start takes no longer on most hosts. */
const bootMs = 60_000;

/** Where a run holds the lock now. */
async function scopesAtWork(
  { world }: Context,
  { endpoint, lockWorld }: Project,
  ledgers: readonly Ledger[],
  { templates }: Registry,
): Promise<ReadonlySet<string>> {
  const atWork = new Set<string>();
  for (const scope of [...ledgers, ...Object.values(templates).flatMap(({ builder }) => builder ?? [])]) {
    const { lock } = storePaths(stateRoots(world), endpoint, scope.project, scope.environment);
    if ((await readLock(lock, lockWorld))?.fate === "alive") atWork.add(scopeText(scope));
  }
  return atWork;
}

/** Of all projects of this provider endpoint. */
function keyFindings({ paths }: Project, ledgers: readonly Ledger[]): readonly Problem[] {
  const folder = dirname(paths.keys);
  if (!existsSync(folder)) return [];
  const owned = new Set(
    ledgers.flatMap(({ machines }) => Object.values(machines).map(({ instance }) => instance.toLowerCase())),
  );
  return readdirSync(folder)
    .sort()
    .flatMap((project) => keyHealth(join(folder, project), owned));
}
