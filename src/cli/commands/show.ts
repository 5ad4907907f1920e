import type { Json } from "../../core/plan.ts";
import { exitCodes } from "../../core/problem.ts";
import { formatSize } from "../../core/size.ts";
import { neutraliseLine } from "../../render/neutralise.ts";
import type { RunCommand } from "../command.ts";
import { ownedMachine } from "../owned-machine.ts";
import { observe, openProject } from "../project.ts";

/** All that is known of one machine: what the ledger remembers, and what the provider says. */
export const run: RunCommand = async (context, args) => {
  const project = await openProject(context, args);
  const observed = await observe(context, project, { refresh: true, signal: context.signal });
  const { address, record, live } = ownedMachine(args.positionals[0], observed);
  const value = { address, recorded: record, live: live ?? null } as unknown as Json;
  if (context.json) context.printJson({ format_version: "1.0", ...(value as object) });
  else
    context.print(
      `${context.stdout.palette.bold(address)}\n${lines(value as { [key: string]: Json }, "  ")}`,
    );
  return exitCodes.success;
};

function lines(value: { readonly [key: string]: Json }, indent: string): string {
  return Object.entries(value)
    .filter(([key]) => key !== "address")
    .map(([key, item]) => {
      const name = neutraliseLine(key);
      if (item !== null && typeof item === "object" && !Array.isArray(item)) {
        const inner = lines(item as { [key: string]: Json }, `${indent}  `);
        return inner ? `${indent}${name}:\n${inner}` : "";
      }
      return `${indent}${name}: ${neutraliseLine(shown(key, item))}\n`;
    })
    .join("");
}

function shown(key: string, value: Json): string {
  if (typeof value === "number" && key.endsWith("Bytes")) return formatSize(value);
  if (typeof value === "number" && key.endsWith("AtMs")) return new Date(value).toISOString();
  if (Array.isArray(value)) return value.join(", ") || "none";
  return value === null ? "gone" : String(value);
}
