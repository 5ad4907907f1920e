import type { ProblemCode } from "./problem.ts";

export interface ProblemText {
  title: string;
  /** What it means and what to do, for `devorch explain`. */
  text: string;
}

/** Every code that devorch can report, in order. */
export const problemRegistry: Readonly<Record<ProblemCode, ProblemText>> = {
  "DEV-401": {
    title: "The state folder cannot be written",
    text: "devorch records what it is about to do before it does it. The folder with its ledger is read-only, or belongs to somebody else, so nothing was started. Give yourself write access, or set DEVORCH_STATE_DIR to a folder of your own.",
  },
  "DEV-402": {
    title: "The disk with the state folder is full",
    text: "What cannot be recorded must not be done, so devorch checks for space before the first change and stops when there is none. Free some space (multipass list shows the machines; devorch runs prune removes old output), then run the command again.",
  },
  "DEV-403": {
    title: "A state file cannot be used",
    text: "The operating system refused to read or write a file of devorch's for a reason other than permissions or space: a failing disk, a folder in a file's place, or a file system without hard links. The message has its words.",
  },
  "DEV-404": {
    title: "The ledger was damaged or gone, and has been rebuilt",
    text: "The ledger says which machines devorch owns. It could not be read, so it was rebuilt from its backup and the newest journal. Every machine in it is protected until you say otherwise; a damaged file is kept beside it as ledger.json.corrupt-….",
  },
  "DEV-405": {
    title: "The ledger is damaged and cannot be rebuilt",
    text: "Neither the ledger nor its backup nor a journal can be read. devorch never takes a lost ledger for an empty one, because it would then create machines that exist. devorch recover looks at what is live and proposes what to adopt.",
  },
  "DEV-406": {
    title: "A file was written by a newer devorch",
    text: "Its format is newer than this devorch knows. Reading it by guesswork could lose what it records. Update devorch on this host.",
  },
  "DEV-407": {
    title: "The ledger belongs to another project or environment",
    text: "The file names another owner than the folder it is in: it was moved or copied by hand. Put it back, so that one project's run does not act on another's machines.",
  },
  "DEV-408": {
    title: "The ledger changed while this run was at work",
    text: "Another run wrote the ledger after this one read it, which happens only after force-unlock on a live run. This run stops and has not overwritten the other's record. Run it again when the other has ended.",
  },
  "DEV-409": {
    title: "The registry of templates was damaged or gone",
    text: "The registry says which golden images devorch built on this host. Its backup was used; without one it starts empty, and templates that are not in it are used but never deleted by image gc.",
  },
  "DEV-410": {
    title: "Somebody else holds the lock",
    text: "Only one run at a time may change the machines of a project and environment on a host, from whatever checkout. The message says whose it is. Wait for it with --lock-timeout. A holder that died is recognised without help; one in another container or on another host cannot be, and then devorch force-unlock ID ends its lock.",
  },
  "DEV-411": {
    title: "No lock with this id",
    text: "force-unlock ends exactly the lock whose id you saw, so that you cannot end somebody's who came after. The lock is free by now or has changed hands: try your command again.",
  },
};
