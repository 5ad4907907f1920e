import { Worker } from "node:worker_threads";

/** Far more than any input takes on the busiest machine. */
const limitMs = 60_000;

/**
 * Ends this process when one input takes for ever, and keeps that input: a loop in this thread cannot be ended from within it. A worker of plain
 * JavaScript, since Node 20 takes no other.
 */
export function watchdog(): { inputs(file: string, bytes: Buffer): void; end(): Promise<unknown> } {
  const worker = new Worker(
    `const { workerData, parentPort } = require("node:worker_threads");
     const { mkdirSync, writeFileSync } = require("node:fs");
     const { dirname } = require("node:path");
     let timer;
     parentPort.on("message", ({ file, bytes }) => {
       clearTimeout(timer);
       timer = setTimeout(() => {
         mkdirSync(dirname(file), { recursive: true });
         writeFileSync(file, bytes);
         process.stderr.write("fuzz: hangs on " + file + "\\n");
         process.kill(process.pid, "SIGKILL");
       }, workerData).unref();
     });`,
    { eval: true, workerData: limitMs },
  );
  worker.unref();
  return {
    inputs: (file, bytes) => worker.postMessage({ file, bytes }),
    end: () => worker.terminate(),
  };
}
