import { fileURLToPath } from "node:url";
import { run } from "./cli/run.ts";
import { processWorld } from "./cli/world.ts";

process.exitCode = await run(
  process.argv.slice(2),
  processWorld(fileURLToPath(new URL("..", import.meta.url))),
);
// Interrupted: who wants out at once does not wait for calls that do not end.
if (process.exitCode === 130) process.stdout.write("", () => process.exit());
