import { resolve } from "node:path";
import { Writable } from "node:stream";
import { explained, readText } from "../store/files.ts";
import { ask } from "./ask.ts";
import type { Arguments } from "./command.ts";
import type { Context } from "./context.ts";
import { invalid } from "./invalid.ts";

/**
 * From --passphrase-file, DEVORCH_PASSPHRASE or the terminal, without echo: never from an argument, which others can see. `fresh`: asked for
 * twice, since a slip would lock everything up.
 */
export async function readPassphrase(
  context: Context,
  args: Arguments,
  { fresh }: { fresh: boolean },
): Promise<string> {
  const { env, cwd, stdin } = context.world;
  const file = args.value("passphrase-file");
  const passphrase =
    file !== undefined
      ? (await explained(file, () => readText(resolve(cwd, file), 2 ** 20, { pipes: true }))).replace(
          /\r?\n$/,
          "",
        )
      : (env.DEVORCH_PASSPHRASE ?? (stdin.isTTY ? await askFor(context, fresh) : ""));
  if (passphrase !== "") return passphrase;
  throw invalid(
    "DEV-440",
    "there is no passphrase",
    "write --passphrase-file FILE, or set DEVORCH_PASSPHRASE",
  );
}

async function askFor(context: Context, fresh: boolean): Promise<string> {
  const passphrase = await askSilently(context, "Passphrase: ");
  if (fresh && passphrase !== "" && (await askSilently(context, "Once more: ")) !== passphrase)
    throw invalid("DEV-440", "the two passphrases differ", "run the command again");
  return passphrase;
}

async function askSilently(context: Context, question: string): Promise<string> {
  context.say(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  try {
    return await ask(context, "", silent);
  } finally {
    context.say("\n");
  }
}
