import { checkHost, providerMissing } from "../../core/host/check.ts";
import { planSetup } from "../../core/host/setup.ts";
import { exitCodes } from "../../core/problem.ts";
import { hostFacts } from "../../host/host.ts";
import { install } from "../../host/install.ts";
import { nodeHost } from "../../host/node-host.ts";
import type { RunCommand } from "../command.ts";
import { approved } from "../confirm.ts";
import { concludeChecks, providerOf } from "../host-checks.ts";

/** Installs what is missing on this host; all or nothing. The commands are shown before any runs. */
export const run: RunCommand = async (context, args) => {
  const provider = await providerOf(context, args);
  const host = nodeHost(context.world.env);
  const facts = await hostFacts(host);
  const checks = checkHost(facts, provider);
  const { actions, blocked } = planSetup(checks, facts);
  if (blocked.length > 0) {
    context.report(blocked);
    return checks.some(providerMissing) ? exitCodes.providerUnavailable : exitCodes.error;
  }
  if (args.flag("dry-run")) {
    context.print(actions.map(({ argv }) => `${argv.join(" ")}\n`).join(""));
    return exitCodes.success;
  }
  if (actions.length === 0) {
    context.say("Nothing is to be installed.\n");
    return concludeChecks(context, checks);
  }
  context.say(`These commands will run:\n${actions.map(({ argv }) => `  ${argv.join(" ")}\n`).join("")}`);
  if (!(await approved(context, args, "Run them?"))) return exitCodes.success;
  await install(actions, {
    run: host.run,
    facts: () => hostFacts(host),
    clock: context.world.clock,
    signal: context.signal,
    show: (argv) => context.say(context.stderr.palette.bold(`$ ${argv.join(" ")}\n`)),
  });
  return concludeChecks(context, checkHost(await hostFacts(host), provider));
};
