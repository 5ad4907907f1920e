import { join } from "node:path";
import type { Ledger } from "../core/ledger.ts";
import type { Problem } from "../core/problem.ts";
import type { Files } from "./files.ts";
import { readLedger } from "./ledger-store.ts";
import { ledgerPaths, type StorePaths, scopesFolder } from "./paths.ts";

/**
 * The ledgers of all projects and environments of this daemon. Throws DEV-405 when one is lost for good: what it owned is not known,
 * so nothing may be taken for unused.
 */
export async function readAllLedgers(
  files: Files,
  { endpoint }: Pick<StorePaths, "endpoint">,
  warn: (problem: Problem) => void,
): Promise<readonly Ledger[]> {
  const folder = scopesFolder(endpoint);
  const ledgers: Ledger[] = [];
  for (const scope of await files.list(folder)) {
    const ledger = await readLedger(files, ledgerPaths(join(folder, scope)), warn);
    if (ledger) ledgers.push(ledger);
  }
  return ledgers;
}
