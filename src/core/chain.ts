import type { Action } from "./action.ts";
import type { Address, MachineAddress } from "./address.ts";
import type { LedgerChange, RecordPatch } from "./ledger.ts";
import type { Step } from "./plan.ts";

/** Steps of one resource, each after the one before. */
export class Chain {
  readonly steps: Step[] = [];
  readonly #address: Address;
  readonly #cause: string;
  readonly #ids = new Map<string, number>();

  constructor(address: Address, cause: string) {
    this.#address = address;
    this.#cause = cause;
  }

  add(verb: string, action: Action, more: Pick<Step, "intent" | "commit" | "always"> = {}): void {
    const count = (this.#ids.get(verb) ?? 0) + 1;
    this.#ids.set(verb, count);
    const last = this.steps.at(-1);
    this.steps.push({
      id: `${this.#address}/${verb}${count > 1 ? `-${count}` : ""}`,
      address: this.#address,
      action,
      after: last ? [last.id] : [],
      cause: this.#cause,
      ...more,
    });
  }

  /** A step that only changes the ledger. */
  record(verb: string, instance: string, ledger: LedgerChange): void {
    this.add(verb, { do: "record", instance }, { commit: { ledger } });
  }

  /** Only of a chain that is not empty. */
  get last(): Step {
    return this.steps.at(-1)!;
  }

  waitFor(id: string, from = 0): void {
    const step = this.steps[from]!;
    this.steps[from] = { ...step, after: [...step.after, id] };
  }

  /** Index of the step with which the machine starts to run, else of the first. */
  get startIndex(): number {
    return Math.max(
      0,
      this.steps.findIndex(({ action }) => action.do === "start" || action.do === "launch"),
    );
  }

  /** Records `patch` when the whole chain is done: with its last step, or by a step of its own. */
  finish(address: MachineAddress, patch: RecordPatch, instance: string): void {
    if (Object.keys(patch).length === 0) return;
    const last = this.steps.at(-1);
    const commit = last?.commit?.ledger;
    if (last && (!commit || commit.record === "patch")) {
      const merged: LedgerChange = { record: "patch", address, patch: { ...commit?.patch, ...patch } };
      this.steps[this.steps.length - 1] = { ...last, commit: { ...last.commit, ledger: merged } };
      return;
    }
    this.record("record", instance, { record: "patch", address, patch });
  }
}
