import { createInterface } from "node:readline/promises";
import { DevorchError, exitCodes } from "../core/problem.ts";
import type { Context } from "./context.ts";

/** Asks; only the word `yes` means yes. Without a terminal to ask at, throws exit code 3. */
export async function confirm(context: Context, question: string): Promise<boolean> {
  const { stdin, stderr } = context.world;
  if (!stdin.isTTY) {
    throw new DevorchError(
      [
        {
          code: "DEV-191",
          severity: "error",
          message: "there is nobody to ask: standard input is not a terminal",
          hint: "pass --auto-approve to act without asking",
        },
      ],
      { exitCode: exitCodes.invalid },
    );
  }
  const lines = createInterface({ input: stdin, output: stderr });
  try {
    const answer = await lines.question(
      `\n${context.stderr.palette.bold(question)}\n  Only "yes" goes on: `,
      { signal: context.signal },
    );
    return answer.trim() === "yes";
  } finally {
    lines.close();
  }
}
