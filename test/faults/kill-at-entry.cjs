// Loaded by --require: ends devorch, as kill -9 does, at the entry of its journal that KILL_AT counts. `before` it is written, in the `middle` of
// that, or `after`.
const fs = require("node:fs");

const [at, when] = (process.env.KILL_AT ?? "").split(" ");
const write = fs.appendFileSync;
let entries = 0;

fs.appendFileSync = (file, text, ...rest) => {
  // The journal alone is appended to by its descriptor.
  if (typeof file !== "number") return write(file, text, ...rest);
  entries++;
  const here = entries === Number(at);
  if (here && when === "before") process.kill(process.pid, "SIGKILL");
  write(file, here && when === "middle" ? text.slice(0, text.length / 2) : text, ...rest);
  if (here) process.kill(process.pid, "SIGKILL");
};
