import { type Ledger, scopeText } from "../core/ledger.ts";
import type { Change, Plan, Step } from "../core/plan.ts";
import { DevorchError, exitCodes, type Problem, type ProblemCode } from "../core/problem.ts";
import { replaceFile } from "./atomic.ts";
import type { Files } from "./files.ts";
import { anything, count, fields, isObject, list, optional, record, text, time } from "./shape.ts";
import { digest, newerFormat } from "./state-file.ts";

/**
 * A plan saved by `plan --out`, with everything it rests on. It is a claim to be checked, not an order: `apply FILE`
 * plans again under the lock and demands equality, so that an edited file can do nothing.
 */
export interface SavedPlan {
  project: string;
  environment?: string;
  /** Of the resolved configuration, its sensitive values left out. */
  configurationDigest: string;
  /** Of the sensitive values, when there are any: by scrypt, since short ones could be guessed from a plain hash. */
  sensitive?: { salt: string; digest: string };
  /** Of the ledger; `lineage` is absent when there was none. */
  lineage?: string;
  serial: number;
  /** What was observed → digest of it. */
  observations: Readonly<Record<string, string>>;
  createdAtMs: number;
  /** With every sensitive piece redacted. */
  plan: Plan;
}

/**
 * Mode 0600. Refuses (DEV-425) to write any of the given secret values: callers redact, this makes sure. Replaces an earlier plan or an
 * empty file and nothing else: DEV-420, or DEV-403 when it is no regular file.
 */
export async function writePlanFile(
  files: Files,
  path: string,
  saved: SavedPlan,
  secrets: readonly string[],
): Promise<void> {
  const leak = findSecret(saved, secrets, "");
  if (leak !== undefined) {
    throw refused("DEV-425", `the plan would hold a secret at ${leak}, so it was not saved`, {
      hint: "mark the variable sensitive: true, or take the secret out of the text of devorch.yaml",
    });
  }
  const there = await files.read(path);
  if (there && !there.startsWith(opening)) {
    throw refused("DEV-420", `${path} is no plan of devorch, so it was not replaced`, {
      hint: "name another file, or remove this one first",
    });
  }
  await replaceFile(files, path, seal(saved));
}

/**
 * Reads it back. Throws DEV-420 (absent, truncated or no plan), DEV-406 (newer format), DEV-421 (edited) or
 * DEV-422 (of another project or environment).
 */
export async function readPlanFile(
  files: Files,
  path: string,
  scope: { project: string; environment?: string },
): Promise<SavedPlan> {
  const content = await files.read(path);
  const hint = `save the plan again: devorch plan --out ${path}`;
  if (content === undefined) throw refused("DEV-420", `there is no plan at ${path}`, { hint });
  let file: unknown;
  try {
    file = JSON.parse(content);
  } catch (error) {
    if (!content.startsWith(opening) && !opening.startsWith(content)) throw noPlan(path);
    throw refused("DEV-420", `${path} is truncated`, { hint, cause: error });
  }
  if (!isObject(file) || file.type !== fileType) throw noPlan(path);
  if (typeof file.format === "number" && file.format > planFormat) {
    throw newerFormat(path, file.format, planFormat);
  }
  if (file.format !== planFormat) {
    throw refused("DEV-420", `${path} has format ${JSON.stringify(file.format)}, which is not read`, {
      hint,
    });
  }
  const complaint = shape(file, "");
  if (complaint) throw refused("DEV-420", `${path} is incomplete: ${complaint}`, { hint });
  const saved = file.saved as SavedPlan;
  if (content !== seal(saved)) {
    throw refused("DEV-421", `${path} was changed after it was saved`, { hint });
  }
  if (saved.project !== scope.project || saved.environment !== scope.environment) {
    throw refused("DEV-422", `${path} is a plan for ${scopeText(saved)}, not for ${scopeText(scope)}`, {
      hint: "run apply in the project, and with the --env, that it was made for",
    });
  }
  return saved;
}

/**
 * Whether the ledger is still the one the plan was made on; every apply moves its serial, so a plan that was applied
 * is refused. Throws DEV-423 (exit 6).
 */
export function refuseStalePlan(saved: SavedPlan, ledger: Ledger | undefined): void {
  if (saved.lineage === ledger?.lineage && saved.serial === (ledger?.serial ?? 0)) return;
  throw refused("DEV-423", "the saved plan was applied already, or another run came between", {
    hint: "plan again, look at it, and apply that",
    stale: true,
  });
}

/** The ledger after the plan was applied: moved on even when no step recorded anything. */
export function markApplied(saved: SavedPlan, ledger: Ledger): Ledger {
  return ledger.serial > saved.serial ? ledger : { ...ledger, serial: saved.serial + 1 };
}

const fileType = "devorch-plan";
const planFormat = 1;

const shape = fields<{ digest: string; saved: SavedPlan }>({
  digest: text,
  saved: fields<SavedPlan>({
    project: text,
    environment: optional(text),
    configurationDigest: text,
    sensitive: optional(fields<NonNullable<SavedPlan["sensitive"]>>({ salt: text, digest: text })),
    lineage: optional(text),
    serial: count,
    observations: record(text),
    createdAtMs: time,
    plan: fields<Plan>({
      project: text,
      environment: optional(text),
      changes: list(fields<Pick<Change, "address" | "action">>({ address: text, action: text })),
      drift: list(anything),
      steps: list(fields<Pick<Step, "id" | "address">>({ id: text, address: text })),
      outputs: record(anything),
      problems: list(fields<Pick<Problem, "code" | "message">>({ code: text, message: text })),
    }),
  }),
});

/** How every plan begins, also one that was cut short or is of another format. */
const opening = `{\n "type": "${fileType}",`;

/** The whole file: equal plans give equal bytes, so reading compares bytes. */
function seal(saved: SavedPlan): string {
  return `${JSON.stringify({ type: fileType, format: planFormat, digest: digest(JSON.stringify(saved)), saved }, undefined, 1)}\n`;
}

/** Where a secret occurs. A very short one is only looked for as a whole: `a` is in every text. */
function findSecret(value: unknown, secrets: readonly string[], path: string): string | undefined {
  if (typeof value === "string" || typeof value === "number") {
    const found = secrets.some((secret) =>
      secret.length < 4 ? secret !== "" && secret === String(value) : String(value).includes(secret),
    );
    return found ? path : undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, element] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    // A key that holds a secret must not be told either.
    if (findSecret(key, secrets, "") !== undefined) return path || "the top";
    const found = findSecret(element, secrets, at);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** It is not to be written over: `plan --out` would refuse that, too. */
function noPlan(path: string): DevorchError {
  const hint = "name a plan that devorch plan --out FILE saved; a configuration is named with --file";
  return refused("DEV-420", `${path} is no plan of devorch`, { hint });
}

function refused(
  code: ProblemCode,
  message: string,
  { hint, cause, stale = false }: { hint: string; cause?: unknown; stale?: boolean },
): DevorchError {
  const problem: Problem = { code, severity: "error", message, hint };
  return new DevorchError([problem], {
    exitCode: stale ? exitCodes.lockHeldOrStale : exitCodes.invalid,
    cause,
  });
}
