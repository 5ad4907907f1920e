import { exitCodes } from "../../core/problem.ts";
import { problemRegistry } from "../../core/problem-registry.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { nearest } from "../nearest.ts";

export const run: RunCommand = async (context, args) => {
  const codes = Object.keys(problemRegistry) as (keyof typeof problemRegistry)[];
  const asked = args.positionals[0]?.toUpperCase().replace(/^(?:DEV-?)?(\d+)$/, "DEV-$1");
  if (asked === undefined) {
    context.print(codes.map((code) => `${code}  ${problemRegistry[code]!.title}\n`).join(""));
    return exitCodes.success;
  }
  const text = codes.includes(asked as never)
    ? problemRegistry[asked as keyof typeof problemRegistry]
    : undefined;
  if (!text) {
    throw invalid(
      "DEV-192",
      `there is no problem code "${args.positionals[0]}"`,
      `did you mean ${nearest(asked, codes) ?? codes[0]}? devorch explain lists them`,
    );
  }
  if (context.json) context.printJson({ code: asked, ...text });
  else context.print(`${context.stdout.palette.bold(`${asked}: ${text.title}`)}\n\n${text.text}\n`);
  return exitCodes.success;
};
