import type { DesiredTask, Repository } from "./desired.ts";
import { displayText, type SecretSource, type Text } from "./text.ts";

/** One driver call. `perform` is idempotent: doing it again after a crash is safe. */
export type Action =
  | {
      do: "launch";
      instance: string;
      from: string;
      cpus: number;
      memoryBytes: number;
      diskBytes: number;
      networks: readonly { name: string; mode: "auto" | "manual"; mac?: string }[];
      cloudInit?: string;
      timeoutMs: number;
      fresh?: boolean;
    }
  /**
   * Restores the sealed snapshot of a stopped template, then copies its disk. Refuses a template found running.
   * `fresh`, here and of a launch: nothing of ours can have this name, so what is found to have it is somebody else's (DEV-210);
   * `false`: an earlier attempt of ours may have made it meanwhile.
   */
  | { do: "clone"; template: string; snapshot: string; instance: string; fresh?: boolean }
  | { do: "resize"; instance: string; cpus?: number; memoryBytes?: number; diskBytes?: number }
  | { do: "start" | "stop" | "suspend" | "restart" | "recover"; instance: string }
  /** Ends with the instance gone: `purge: false` leaves it in Multipass's trash. */
  | { do: "delete"; instance: string; purge: boolean }
  | { do: "snapshot"; instance: string; snapshot: string; comment: string }
  | { do: "restore"; instance: string; snapshot: string }
  | { do: "delete-snapshot"; instance: string; snapshot: string }
  | { do: "mount"; instance: string; source: string; target: string }
  | { do: "umount"; instance: string; target: string }
  /** Waits until the guest answers, cloud-init has finished and, if given, `probe` exits 0. */
  | { do: "wait-ready"; instance: string; probe?: GuestCommand; timeoutMs: number }
  | { do: "write-file"; instance: string; file: { from: string; to: string; mode: string; sha256: string } }
  | { do: "checkout"; instance: string; repo: Repository }
  /** Fails with DEV-3xx if the checkout at `path` holds uncommitted or unpushed work, or cannot be asked. */
  | { do: "guard-work"; instance: string; path: string }
  /** No driver call: only the ledger changes. */
  | { do: "record"; instance: string }
  | { do: "run"; instance: string; command: GuestCommand; expect?: string };

export interface GuestCommand {
  /** Shell text or an argv. */
  run: Text | readonly Text[];
  /** Of shell text; `sh` if absent. */
  shell?: string;
  workdir?: string;
  user?: string;
  env: Readonly<Record<string, Text | SecretSource>>;
  stdin?: NonNullable<DesiredTask["stdin"]>;
  timeoutMs: number;
  idleTimeoutMs?: number;
  retries?: number;
  /** Failures that are tried again; all if absent. */
  retryOn?: DesiredTask["retryOn"];
  /** What each try waits for and copies first; `root` is the project's folder, which a file on `stdin` needs, too. */
  first?: Pick<DesiredTask, "ports" | "sync"> & { root: string };
}

/** What the scheduler limits: clones are serial in the daemon, launches are heavy, the rest is cheap. */
export type ActionClass = "clone" | "launch" | "general";

export function classOf(action: Action): ActionClass {
  return action.do === "clone" || action.do === "launch" ? action.do : "general";
}

/** What is run, with its secrets hidden; of a script, its first line. */
export function commandText({ run }: Pick<GuestCommand, "run">): string {
  const words: readonly Text[] = typeof run === "object" && !("parts" in run) ? run : [run as Text];
  const text = words.map((word) => displayText(word)).join(" ");
  const [first = "", ...rest] = text.trim().split("\n");
  return rest.length > 0 ? `${first} …` : first;
}
