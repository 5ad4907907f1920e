import { createInterface } from "node:readline/promises";
import { DevorchError, exitCodes } from "../core/problem.ts";
import type { Context } from "./context.ts";

/** A line typed at the terminal; empty when that ends. Throws exit code 130 on Ctrl-C. */
export async function ask(
  { world, signal }: Context,
  question: string,
  output: NodeJS.WritableStream,
): Promise<string> {
  const lines = createInterface({ input: world.stdin, output, terminal: true });
  try {
    return await new Promise((resolve, reject) => {
      lines.once("SIGINT", () => {
        output.write("\n");
        reject(new DOMException("interrupted", "AbortError"));
      });
      lines.once("close", () => resolve(""));
      // A terminal that is gone does not take its modes back.
      lines.on("error", () => resolve(""));
      lines.question(question, { signal }).then(resolve, reject);
    });
  } catch (error) {
    if ((error as Error).name !== "AbortError") throw error;
    throw new DevorchError(
      [{ code: "DEV-208", severity: "error", message: "interrupted", hint: "nothing was changed" }],
      { exitCode: exitCodes.interrupted, cause: error },
    );
  } finally {
    lines.close();
  }
}
