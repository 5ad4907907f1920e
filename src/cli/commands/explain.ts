import { DevorchError, exitCodes } from "../../core/problem.ts";
import { problemRegistry } from "../../core/problem-registry.ts";
import type { RunCommand } from "../command.ts";
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
    throw new DevorchError(
      [
        {
          code: "DEV-192",
          severity: "error",
          message: `there is no problem code "${args.positionals[0]}"`,
          hint: `did you mean ${nearest(asked, codes) ?? codes[0]}? devorch explain lists them`,
        },
      ],
      { exitCode: exitCodes.invalid },
    );
  }
  if (context.json) context.printJson({ code: asked, ...text });
  else context.print(`${context.stdout.palette.bold(`${asked}: ${text.title}`)}\n\n${text.text}\n`);
  return exitCodes.success;
};
