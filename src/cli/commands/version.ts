import manifest from "../../../package.json" with { type: "json" };
import { exitCodes } from "../../core/problem.ts";
import { statesOnly } from "../../engine/observe.ts";
import type { RunCommand } from "../command.ts";
import { composeDriver } from "../compose.ts";
import { providerOf } from "../host-checks.ts";

export const run: RunCommand = async (context, args) => {
  // A configuration that is wrong is no reason not to tell.
  const name = await providerOf(context, args).catch(() => "multipass" as const);
  const { driver } = composeDriver(name, context);
  const provider = await driver.observe(statesOnly, context.signal).then(
    ({ provider }) => provider,
    () => undefined,
  );
  if (context.json)
    context.printJson({
      devorch: manifest.version,
      node: process.versions.node,
      multipass: provider?.client ?? null,
      multipassd: provider?.daemon ?? null,
    });
  else {
    context.print(
      `devorch    ${manifest.version}\nnode       ${process.versions.node}\nmultipass  ${provider?.client ?? "not found"}\nmultipassd ${provider?.daemon ?? "not reached"}\n`,
    );
  }
  return exitCodes.success;
};
