import { fileURLToPath } from "node:url";
import { run } from "./cli/run.ts";
import { processWorld } from "./cli/world.ts";

// What ends without an answer has not succeeded.
process.exitCode = 1;
void run(process.argv.slice(2), processWorld(fileURLToPath(new URL("..", import.meta.url)))).then((code) => {
  process.exitCode = code;
  // Interrupted: who wants out at once does not wait for calls that do not end.
  if (code === 130) process.stdout.write("", () => process.exit());
});
