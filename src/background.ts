import { fileURLToPath } from "node:url";
import { run } from "./cli/run.ts";
import { processWorld } from "./cli/world.ts";

/** What `devorch run --detach` leaves behind: `RUN`, `new` or `go-on`, and the arguments of the command. It tells its parent once the run has started, or that another has it. */
const [id, how, ...argv] = process.argv.slice(2);
// What ends without an answer has not succeeded.
process.exitCode = 1;
const tell = (word: "started" | "held") => {
  // A parent that was killed meanwhile is not told.
  if (process.connected) process.send?.(word, () => process.connected && process.disconnect());
};
const world = processWorld(fileURLToPath(new URL("..", import.meta.url)), {
  run: id!,
  goesOn: how === "go-on",
  started: () => tell("started"),
  held: () => tell("held"),
});
void run(argv, { ...world, argv }).then((code) => {
  process.exitCode = code;
});
