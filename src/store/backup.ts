import { Decrypter, Encrypter } from "age-encryption";
import { type Ledger, protectAll } from "../core/ledger.ts";
import { DevorchError } from "../core/problem.ts";
import { ledgerFormat } from "./ledger-format.ts";
import { fields, oneOf, optional, record, text } from "./shape.ts";
import { decode, type Format } from "./state-file.ts";

/** All that is needed to go on with a project on another disk: what it owns, its keys, and its configuration. */
export interface Backup {
  format: 1;
  project: string;
  environment?: string;
  provider: "multipass" | "sim";
  ledger?: Ledger;
  /** By file name in the project's folder of keys. */
  keys: Readonly<Record<string, string>>;
  /** By path below the folder of devorch.yaml. */
  configuration: Readonly<Record<string, string>>;
}

/** In age's format, with scrypt, whose cost is 2^`work`: `age --decrypt` reads it, too. */
export async function sealBackup(backup: Backup, passphrase: string, work = 18): Promise<Uint8Array> {
  const age = new Encrypter();
  age.setScryptWorkFactor(work);
  age.setPassphrase(passphrase);
  return age.encrypt(JSON.stringify(backup));
}

/** Throws DEV-441 for another passphrase and for anything that `sealBackup` did not make. */
export async function openBackup(sealed: Uint8Array, passphrase: string): Promise<Backup> {
  const age = new Decrypter();
  age.addPassphrase(passphrase);
  let content: string;
  try {
    content = await age.decrypt(sealed, "text");
  } catch (error) {
    throw unreadable((error as Error).message, error);
  }
  const stored = decode("the backup", content, backupFormat);
  if (stored.status !== "good") throw unreadable(stored.status === "damaged" ? stored.why : "it is empty");
  const { keys, configuration, ledger } = stored.value;
  const bad =
    Object.keys(keys).find((name) => !/^[A-Za-z0-9_][\w.-]*$/.test(name)) ??
    Object.keys(configuration).find((path) =>
      path.split("/").some((part) => part === "" || part === "." || part === ".." || /[\\\0]/.test(part)),
    );
  if (bad !== undefined) throw unreadable(`${JSON.stringify(bad)} would be written outside`);
  return { ...stored.value, ...(ledger && { ledger: protectAll(ledger) }) };
}

const backupFormat: Format<Backup> = {
  current: 1,
  migrations: {},
  shape: fields<Omit<Backup, "format">>({
    project: text,
    environment: optional(text),
    provider: oneOf<Backup["provider"]>({ multipass: true, sim: true }),
    ledger: optional(ledgerFormat.shape),
    keys: record(text),
    configuration: record(text),
  }),
};

function unreadable(why: string, cause?: unknown): DevorchError {
  return new DevorchError(
    [
      {
        code: "DEV-441",
        severity: "error",
        message: `the backup cannot be opened: ${why}`,
        hint: "check the passphrase, and that the file is one that devorch backup wrote",
      },
    ],
    { cause },
  );
}
