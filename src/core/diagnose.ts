import { compareText } from "./compare-text.ts";
import { type Ledger, type MachineRecord, type Registry, type Scope, scopeText } from "./ledger.ts";
import { type InstanceState, instanceNamed, type Live } from "./live.ts";
import type { Problem, ProblemCode } from "./problem.ts";
import { keptBecause, templateSights } from "./template-sight.ts";

export interface Patient {
  live: Live;
  registry: Registry;
  /** Of every project and environment on this host. */
  ledgers: readonly Ledger[];
  /** Projects and environments, as `scopeText`, where a run is at work now: unfinished is no fault there. */
  atWork: ReadonlySet<string>;
  /** Fingerprints of the images of the configuration at hand, and of checkpoints from which they could be built: as for `image gc`. */
  wanted: ReadonlySet<string>;
}

/** What is not as it should be among machines and templates, each with the one command that mends it. By ledger, then address. */
export function diagnose(patient: Patient): readonly Problem[] {
  const { ledgers, atWork, live } = patient;
  return [
    ...ledgers
      .filter((ledger) => !atWork.has(scopeText(ledger)))
      .flatMap((ledger) => machineProblems(ledger, live)),
    ...templateProblems(patient),
  ];
}

function machineProblems(ledger: Ledger, live: Live): readonly Problem[] {
  return Object.entries(ledger.machines)
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([address, record]) => {
      const found = complaint(record, instanceNamed(live, record.instance)?.state, ledger);
      return found ? [{ ...found, address }] : [];
    });
}

function complaint(
  { instance, phase }: MachineRecord,
  state: InstanceState | undefined,
  ledger: Ledger,
): Problem | undefined {
  const scope = scopeText(ledger);
  if (phase === "intended" || phase === "created")
    return warning("DEV-820", `${instance} of ${scope} is half-built`, applyOf(ledger));
  // Any of these is the normal state of a short while: who looks once cannot tell.
  if (phase === "complete" && state !== undefined && passing.has(state))
    return warning(
      "DEV-821",
      `${instance} of ${scope} stays ${state}`,
      `wait if the host is slow; else: multipass stop --force ${instance}`,
    );
  return undefined;
}

const passing: ReadonlySet<InstanceState> = new Set(["Unknown", "Starting", "Restarting", "Suspending"]);

function templateProblems({ live, registry, ledgers, wanted, atWork }: Patient): readonly Problem[] {
  return templateSights({ live, registry }, ledgers).flatMap((template) => {
    const { instance, state, record } = template;
    if (state === "unfinished" && record?.builder && !atWork.has(scopeText(record.builder)))
      return [
        warning(
          "DEV-820",
          `the template ${instance} of ${scopeText(record.builder)} is half-built`,
          keptBecause(template, wanted) === undefined ? "devorch image gc" : applyOf(record.builder),
        ),
      ];
    return state === "sealed" && keptBecause(template, wanted) === undefined
      ? [warning("DEV-822", `nobody uses the template ${instance}`, "devorch image gc")]
      : [];
  });
}

function applyOf({ environment }: Scope): string {
  return `devorch apply${environment ? ` --env ${environment}` : ""}`;
}

function warning(code: ProblemCode, message: string, hint: string): Problem {
  return { code, severity: "warning", message, hint };
}
