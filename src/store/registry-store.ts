import { emptyRegistry, type Registry, type TemplateRecord } from "../core/ledger.ts";
import type { Problem } from "../core/problem.ts";
import type { RegistryStore } from "../engine/ports.ts";
import type { Files } from "./files.ts";
import { type LockClaim, type LockWorld, withLock } from "./lock.ts";
import type { StorePaths } from "./paths.ts";
import { count, fields, list, oneOf, optional, record, text, time } from "./shape.ts";
import { backupOf, type Format, readStateFile, writeStateFile } from "./state-file.ts";

/**
 * The registry of templates in `registry.json`, shared by all projects of a provider endpoint. A damaged one is
 * rebuilt from its backup (warning DEV-409) and set aside by the next update; without a backup it starts empty,
 * which loses nothing but the right to delete: `image gc` removes only templates that are registered.
 */
export function openRegistryStore(options: {
  files: Files;
  paths: StorePaths;
  lock: LockWorld;
  claim: LockClaim;
  warn: (problem: Problem) => void;
}): RegistryStore {
  const { files, paths, warn } = options;

  const read = async (): Promise<Registry> => {
    const stored = await readStateFile(files, paths.registry, registryFormat);
    if (stored.status === "good") return stored.value;
    const backup = await readStateFile(files, backupOf(paths.registry), registryFormat);
    if (stored.status === "absent" && backup.status === "absent") return emptyRegistry;
    const why = stored.status === "damaged" ? `is damaged (${stored.why})` : "is gone";
    warn({
      code: "DEV-409",
      severity: "warning",
      message: `${paths.registry} ${why}; ${backup.status === "good" ? "its backup is used" : "it starts empty"}`,
      hint: "multipass list --snapshots shows the templates; one that is built again is registered again",
    });
    return backup.status === "good" ? backup.value : emptyRegistry;
  };

  return {
    read,
    update: (change) =>
      withLock(paths.registryLock, options.claim, options.lock, { timeoutMs: patienceMs }, async () => {
        const before = await read();
        const after = { ...change(before), serial: before.serial + 1 };
        await writeStateFile(files, paths.registry, registryFormat, after);
        return after;
      }),
  };
}

/** Each holder keeps the lock for one short write. */
const patienceMs = 60_000;

export const registryFormat: Format<Registry> = {
  current: 1,
  migrations: {},
  shape: fields<Omit<Registry, "format">>({
    serial: count,
    templates: record(
      fields<TemplateRecord>({
        image: text,
        instance: text,
        snapshot: text,
        fingerprint: text,
        base: optional(text),
        phase: oneOf<TemplateRecord["phase"]>({ building: true, sealed: true, checkpoints: true }),
        checkpoints: optional(list(text)),
        createdAtMs: time,
        builder: optional(
          fields<NonNullable<TemplateRecord["builder"]>>({ project: text, environment: optional(text) }),
        ),
      }),
    ),
  }),
};
