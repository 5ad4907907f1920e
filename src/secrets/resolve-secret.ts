import { realpathSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { execa } from "execa";
import { DevorchError } from "../core/problem.ts";
import type { SecretSource } from "../core/text.ts";
import { reaches } from "../io/folders.ts";
import { FileRefused, readBounded } from "../io/read-bounded.ts";

export interface SecretWorld {
  env: Readonly<Record<string, string | undefined>>;
  /** Folder of devorch.yaml: `file:` paths are relative to it unless they begin with `/` or `~/`; commands run in it. */
  root: string;
  /** Absolute folders whose files no guest may have. */
  closed: readonly string[];
}

const commandTimeoutMs = 60_000;

/**
 * The value of a secret, read now. One newline at its end is taken off, as shells do. `command:` runs a program with its arguments
 * split at spaces, without a shell. Throws DEV-540 without saying anything of the value.
 */
export async function resolveSecret(
  { secret }: SecretSource,
  { env, root, closed }: SecretWorld,
): Promise<string> {
  const [kind, rest] = [secret.slice(0, secret.indexOf(":")), secret.slice(secret.indexOf(":") + 1)];
  switch (kind) {
    case "env": {
      const value = env[rest];
      if (value === undefined)
        throw missing(secret, `the environment variable ${rest} is not set`, `set it: export ${rest}=…`);
      return value;
    }
    case "file":
      try {
        // Looked at again: a guest may have put a link here since the configuration was read.
        const path = realpathSync(resolve(root, rest.replace(/^~(?=\/)/, env.HOME ?? homedir())));
        if (reaches(closed)(path)) throw missing(secret, `${rest} is devorch's own`, "name another file");
        return withoutNewline(readBounded(path, 2 ** 20).toString());
      } catch (error) {
        if (error instanceof DevorchError) throw error;
        if (error instanceof FileRefused)
          throw missing(secret, `${rest} ${error.message}`, `write command:cat ${rest} if that is meant`);
        throw missing(
          secret,
          `${rest} cannot be read (${(error as NodeJS.ErrnoException).code})`,
          "check the path and who may read it",
        );
      }
    case "command": {
      const [file = "", ...args] = rest.trim().split(/\s+/);
      const result = await execa(file, args, {
        cwd: root,
        reject: false,
        timeout: commandTimeoutMs,
        stdin: "ignore",
        stripFinalNewline: true,
      });
      if (result.failed)
        throw missing(
          secret,
          `its command failed (${result.exitCode ?? result.code ?? result.signal})`,
          "run the command by hand",
        );
      return result.stdout;
    }
    default:
      throw missing(
        secret,
        "its source is unknown",
        "write env:NAME, file:PATH or command:PROGRAM ARGUMENTS",
      );
  }
}

function missing(secret: string, why: string, hint: string): DevorchError {
  return new DevorchError([
    { code: "DEV-540", severity: "error", message: `the secret ${secret} is not to be had: ${why}`, hint },
  ]);
}

function withoutNewline(text: string): string {
  return text.replace(/\r?\n$/, "");
}
