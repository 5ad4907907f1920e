import { randomBytes, scryptSync } from "node:crypto";
import { lstatSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { createPatch } from "diff";
import { canonical, sha256 } from "../core/fingerprint.ts";
import { instanceNamed } from "../core/live.ts";
import type { Json, Plan } from "../core/plan.ts";
import { DevorchError, exitCodes } from "../core/problem.ts";
import { type Lookup, sensitiveText } from "../core/text.ts";
import { planText } from "../render/plan-text.ts";
import { palette } from "../render/style.ts";
import { explained, nodeFiles } from "../store/files.ts";
import { readPlanFile, refuseStalePlan, type SavedPlan, writePlanFile } from "../store/plan-file.ts";
import { lookupIn } from "./lookup.ts";
import { type Observed, optional, type Project } from "./project.ts";

/** Writes what `apply FILE` will demand to find again. A link stays a link. */
export async function savePlan(
  path: string,
  plan: Plan,
  project: Project,
  observed: Observed,
  nowMs: number,
): Promise<void> {
  const target = await explained(path, async () =>
    lstatSync(path, { throwIfNoEntry: false }) ? realpath(path) : path,
  );
  await writePlanFile(
    nodeFiles,
    target,
    savedPlan(plan, project, observed, nowMs),
    sensitiveValues(project.desired as unknown as Json),
  );
}

export function loadPlan(path: string, { desired }: Project): Promise<SavedPlan> {
  return readPlanFile(nodeFiles, path, {
    project: desired.project,
    ...optional("environment", desired.environment),
  });
}

/** Refuses (exit 6) unless planning again, under the lock, gave what was saved. The difference is part of the message. */
export function demandEqual(saved: SavedPlan, plan: Plan, project: Project, observed: Observed): void {
  refuseStalePlan(saved, observed.ledger.serial === 0 ? undefined : observed.ledger);
  const now = savedPlan(plan, project, observed, saved.createdAtMs, saved.sensitive?.salt);
  if (canonical(comparable(saved)) === canonical(comparable(now))) return;
  const why = [
    ...(saved.configurationDigest === now.configurationDigest &&
    saved.sensitive?.digest === now.sensitive?.digest
      ? []
      : ["the configuration or its variables changed"]),
    // What only one of them looked at, for it was planned with other options, tells nothing.
    ...Object.keys(saved.observations)
      .filter((name) => name in now.observations && saved.observations[name] !== now.observations[name])
      .map((name) => `${name} changed`),
  ];
  const lookup = lookupIn(observed);
  const [before, after] = [text(saved.plan, lookup), text(now.plan, lookup)];
  const patch = createPatch("plan", before, after, "saved", "now", { context: 1 });
  throw new DevorchError(
    [
      {
        code: "DEV-340",
        severity: "error",
        message:
          `the saved plan no longer fits: ${why.join(", ") || "planning again gives something else"}\n${patch.split("\n").slice(4).join("\n").trimEnd()}`.trimEnd(),
        hint: "give the options again that it was planned with (--target, --replace, --destroy, --var …), or plan again, look at it, and apply that",
      },
    ],
    { exitCode: exitCodes.lockHeldOrStale },
  );
}

/** Of a forged file's plan, which may hold anything, its JSON. */
function text(plan: Plan, lookup: Lookup): string {
  try {
    return planText(plan, { width: 100, palette: palette(false), lookup });
  } catch {
    return JSON.stringify(plan, undefined, 1);
  }
}

/** What is saved of a plan. `salt`: of an earlier one, to compare with it. */
export function savedPlan(
  plan: Plan,
  { desired }: Project,
  { live, ledger, registry }: Observed,
  nowMs: number,
  salt = randomBytes(16).toString("hex"),
): SavedPlan {
  const sensitive = sensitiveValues(desired as unknown as Json);
  const names = plan.changes.map(({ instance }) => instance);
  const observations = names.map((name): [string, string][] => {
    const { ipv4: _, ...found } = instanceNamed(live, name) ?? { ipv4: [] };
    const snapshots = live.snapshots.filter(({ instance }) => instance === name);
    return [
      [`instance ${name}`, sha256(canonical(found as Json))],
      [`snapshots of ${name}`, sha256(canonical(snapshots as unknown as Json))],
    ];
  });
  return {
    project: desired.project,
    ...optional("environment", desired.environment),
    configurationDigest: sha256(canonical(redacted(desired as unknown as Json))),
    ...(sensitive.length > 0 && {
      sensitive: { salt, digest: scryptSync(JSON.stringify(sensitive), salt, 32).toString("hex") },
    }),
    ...(ledger.serial > 0 && { lineage: ledger.lineage }),
    serial: ledger.serial,
    observations: {
      ...Object.fromEntries(observations.flat()),
      provider: sha256(canonical(live.provider as unknown as Json)),
      templates: sha256(canonical(registry.templates as unknown as Json)),
    },
    createdAtMs: nowMs,
    plan: redacted(JSON.parse(JSON.stringify(plan)) as Json) as unknown as Plan,
  };
}

/** Warnings speak of the host at that moment: they may differ. */
function comparable({ plan, ...saved }: SavedPlan): Json {
  return {
    ...saved,
    plan: { ...plan, problems: plan.problems.filter(({ severity }) => severity === "error") },
  } as unknown as Json;
}

/** Without the values of sensitive pieces: a plan says where they go, never what they are. */
function redacted(value: Json): Json {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item) => redacted(item as Json));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [
        key,
        key === "sensitive" && typeof item === "string" ? sensitiveText : redacted(item as Json),
      ]),
  );
}

function sensitiveValues(value: Json): string[] {
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "sensitive" && typeof item === "string" ? [item] : sensitiveValues(item as Json),
  );
}
