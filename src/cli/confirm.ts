import { createInterface } from "node:readline/promises";
import type { Context } from "./context.ts";
import { invalid } from "./invalid.ts";

/** Asks; only the word `yes` means yes. Without a terminal to ask at, throws exit code 3. */
export async function confirm(context: Context, question: string): Promise<boolean> {
  const { stdin, stderr } = context.world;
  if (!stdin.isTTY) {
    throw invalid(
      "DEV-191",
      "there is nobody to ask: standard input is not a terminal",
      "pass --auto-approve to act without asking",
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
