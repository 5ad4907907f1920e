import { ask } from "./ask.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { invalid } from "./invalid.ts";

/** Whether to go on: `--auto-approve` says so, or a person who is asked. If not, says that nothing was changed. */
export async function approved(context: Context, args: Arguments, question: string): Promise<boolean> {
  if (args.flag("auto-approve") || (await confirm(context, question))) return true;
  context.say("Nothing was changed.\n");
  return false;
}

/** Asks; only the word `yes` means yes. Without a terminal to ask at, throws exit code 3. */
async function confirm(context: Context, question: string): Promise<boolean> {
  const { stdin, stderr } = context.world;
  if (!stdin.isTTY) {
    throw invalid(
      "DEV-191",
      "there is nobody to ask: standard input is not a terminal",
      "pass --auto-approve to act without asking",
    );
  }
  const asked = `\n${context.stderr.palette.bold(question)}\n  Only "yes" goes on: `;
  return (await ask(context, asked, stderr)).trim() === "yes";
}
