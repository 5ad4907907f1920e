import { main } from "./client.ts";

// What ends without an answer has not succeeded.
process.exitCode = 1;
void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
