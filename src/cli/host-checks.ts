import { find } from "../config/find.ts";
import { type Check, checkHost, providerMissing } from "../core/host/check.ts";
import { type ExitCode, exitCodes, type Problem } from "../core/problem.ts";
import { hostFacts } from "../host/host.ts";
import { nodeHost } from "../host/node-host.ts";
import { checksJson, checksText } from "../render/checks.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { invalid } from "./invalid.ts";
import { loadConfiguration } from "./project.ts";

export async function checksOfThisHost(
  context: Context,
  provider: "multipass" | "sim",
): Promise<readonly Check[]> {
  return checkHost(await hostFacts(nodeHost(context.world.env)), provider);
}

/** Shows the checks and what else was found. Exit code 0 when all is well, 4 when no machine can be had, else 1. */
export function concludeChecks(
  context: Context,
  checks: readonly Check[],
  more: readonly Problem[] = [],
): ExitCode {
  const findings = [...checks.flatMap(({ problem }) => problem ?? []), ...more];
  if (context.json) context.printJson(checksJson(checks, findings));
  else {
    const { width, palette } = context.stdout;
    const sourceText = (file: string) => context.sources.get(file);
    context.print(checksText(checks, findings, { width, palette, sourceText }));
  }
  if (checks.some(providerMissing)) return exitCodes.providerUnavailable;
  return findings.length > 0 ? exitCodes.error : exitCodes.success;
}

/** What `--provider` says, else devorch.yaml, where there is one. */
export async function providerOf(context: Context, args: Arguments): Promise<"multipass" | "sim"> {
  const provider = args.value("provider");
  if (provider === undefined) {
    if (find(context.world.cwd) === undefined) return "multipass";
    return (await loadConfiguration(context, args)).desired.provider;
  }
  if (provider === "multipass" || provider === "sim") return provider;
  throw invalid(
    "DEV-190",
    `--provider must be multipass or sim, got "${provider}"`,
    "write --provider sim for a host without virtual machines",
  );
}
