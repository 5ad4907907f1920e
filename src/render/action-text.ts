import { type Action, commandText } from "../core/action.ts";
import { formatSize } from "../core/size.ts";
import { neutraliseLine } from "./neutralise.ts";

/** What an action does, on one line, to be read after the address of its resource: `clone golden-1a2b3c4d`. */
export function actionText(action: Action): string {
  return neutraliseLine(phrase(action));
}

function phrase(action: Action): string {
  switch (action.do) {
    case "launch":
      return `launch from ${action.from}`;
    case "clone":
      return `clone ${action.template}`;
    case "resize":
      return `resize to ${sizesText(action)}`;
    case "start":
    case "stop":
    case "suspend":
    case "restart":
    case "recover":
      return action.do;
    case "delete":
      return action.purge ? "delete" : "move to the trash";
    case "snapshot":
      return `snapshot ${action.snapshot}`;
    case "restore":
      return `restore snapshot ${action.snapshot}`;
    case "delete-snapshot":
      return `delete snapshot ${action.snapshot}`;
    case "mount":
      return `mount ${action.source} at ${action.target}`;
    case "umount":
      return `unmount ${action.target}`;
    case "wait-ready":
      return action.probe ? `wait until ${commandText(action.probe)} succeeds` : "wait until ready";
    case "write-file":
      return `write ${action.file.to}`;
    case "checkout":
      return `check out ${action.repo.ref} of ${action.repo.url} in ${action.repo.path}`;
    case "record":
      return "update the ledger";
    case "guard-work":
      return `look for unsaved work in ${action.path}`;
    case "run":
      return `run ${commandText(action.command)}`;
  }
}

function sizesText({ cpus, memoryBytes, diskBytes }: Action & { do: "resize" }): string {
  const parts = [
    cpus === undefined ? "" : `${cpus} cpus`,
    memoryBytes === undefined ? "" : `${formatSize(memoryBytes)} memory`,
    diskBytes === undefined ? "" : `${formatSize(diskBytes)} disk`,
  ];
  return parts.filter(Boolean).join(", ");
}
