import type { RunCommand } from "../command.ts";
import { checksOfThisHost, concludeChecks, providerOf } from "../host-checks.ts";

export const run: RunCommand = async (context, args) =>
  concludeChecks(context, await checksOfThisHost(context, await providerOf(context, args)));
