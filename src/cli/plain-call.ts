import type { Call } from "../engine/ports.ts";

/** For actions that carry nothing of the configuration, and so nothing to fill in; what they print is of no interest. */
export function plainCall(signal: AbortSignal): Call {
  return {
    signal,
    async reveal(value) {
      if (typeof value === "string") return value;
      throw new Error("bug: this call carries a reference or a secret");
    },
    onOutput() {},
  };
}
