import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { explained } from "../store/files.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { invalid } from "./invalid.ts";

/** From --passphrase-file, DEVORCH_PASSPHRASE or the terminal, without echo: never from an argument, which others can see. */
export async function readPassphrase(context: Context, args: Arguments): Promise<string> {
  const { env, cwd, stdin } = context.world;
  const file = args.value("passphrase-file");
  const passphrase =
    file !== undefined
      ? (await explained(file, () => readFile(resolve(cwd, file), "utf8"))).replace(/\r?\n$/, "")
      : (env.DEVORCH_PASSPHRASE ?? (stdin.isTTY ? await ask(context) : ""));
  if (passphrase !== "") return passphrase;
  throw invalid(
    "DEV-440",
    "there is no passphrase",
    "write --passphrase-file FILE, or set DEVORCH_PASSPHRASE",
  );
}

async function ask(context: Context): Promise<string> {
  context.say("Passphrase: ");
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: context.world.stdin, output: silent, terminal: true });
  try {
    return await lines.question("", { signal: context.signal });
  } finally {
    lines.close();
    context.say("\n");
  }
}
