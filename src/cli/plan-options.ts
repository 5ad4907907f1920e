import type { Address, MachineAddress } from "../core/address.ts";
import type { Desired } from "../core/desired.ts";
import type { Ledger } from "../core/ledger.ts";
import type { PlanOptions } from "../core/planner.ts";
import { DevorchError, exitCodes, type Problem } from "../core/problem.ts";
import { quote } from "../core/quote.ts";
import type { Arguments } from "./command.ts";
import { invalid } from "./invalid.ts";
import { nearest } from "./nearest.ts";
import { refuseTogether } from "./refuse-together.ts";
import { configuration, planning } from "./table.ts";

/** The planning options of plan, apply and destroy. Throws exit code 3 for addresses that nothing has. */
export function planOptions(args: Arguments, desired: Desired, ledger: Ledger): PlanOptions {
  const known = [
    ...Object.values(desired.images).map(({ address }) => address),
    ...new Set([
      ...desired.machines.map(({ address }) => address),
      ...(Object.keys(ledger.machines) as Address[]),
    ]),
  ];
  refuseTogether(args, "refresh-only", "destroy", "replace");
  const image = args.list("replace").find((address) => !address.startsWith("machine."));
  if (image !== undefined)
    throw invalid("DEV-190", `--replace is for machines, got ${image}`, "write --replace machine.NAME");
  const problems = [...args.list("target"), ...args.list("replace")].flatMap((address): Problem[] => {
    if (known.includes(address as Address)) return [];
    const near = nearest(address, known);
    return [
      {
        code: "DEV-313",
        severity: "error",
        message: `there is no ${address} in the configuration or the ledger`,
        hint: near ? `did you mean ${near}?` : `known: ${known.join(", ") || "nothing yet"}`,
      },
    ];
  });
  if (problems.length > 0) throw new DevorchError(problems, { exitCode: exitCodes.invalid });
  return {
    targets: args.list("target") as Address[],
    replace: args.list("replace") as MachineAddress[],
    confirmed: args.list("confirm"),
    discardWork: args.flag("discard-work"),
    refreshOnly: args.flag("refresh-only"),
    destroy: args.flag("destroy"),
  };
}

/** `--refresh=false`, as in Terraform. */
export function wantsRefresh(args: Arguments): boolean {
  const value = args.value("refresh");
  if (value !== undefined && value !== "true" && value !== "false") {
    throw invalid("DEV-190", `--refresh must be true or false, got "${value}"`, "write --refresh=false");
  }
  return value !== "false";
}

/** What applies a plan saved by these arguments, for a POSIX shell. Of a variable the name alone: not every secret is marked as one. */
export function applyCommand(file: string, args: Arguments): string {
  const options = Object.entries({ ...configuration, ...planning }).flatMap(([name, { type, multiple }]) => {
    if (type === "boolean") return args.flag(name) ? [`--${name}`] : [];
    const values = multiple ? args.list(name) : [args.value(name) ?? []].flat();
    if (name === "var")
      return [...new Set(values.map((value) => `--var ${value.slice(0, value.indexOf("="))}=…`))];
    // Behind a space, what begins with a dash would be another option.
    return values.map((value) => `--${name}${value.startsWith("-") ? "=" : " "}${word(value)}`);
  });
  return ["devorch apply", word(file), ...options].join(" ");
}

const word = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : quote(text));
