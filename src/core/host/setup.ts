import type { Problem } from "../problem.ts";
import type { Check } from "./check.ts";
import type { HostFacts } from "./facts.ts";
import { type HostAction, type Part, parts, remedy } from "./remedy.ts";

/** What setup does on a host, or why it cannot. */
export interface Setup {
  actions: readonly HostAction[];
  /** Not empty: nothing is done, since the host would not be well after it. */
  blocked: readonly Problem[];
}

/** `checks` are those of `facts`. No actions on a host that is well, and on one that setup brought there. */
export function planSetup(checks: readonly Check[], facts: HostFacts): Setup {
  const failing = checks.filter(({ problem }) => problem !== undefined);
  const wanted = parts.filter(
    (part) => failing.some(({ name }) => name === part) || (part === "snapd" && failing.some(isMultipass)),
  );
  const actions = wanted.flatMap((part) => remedy(part, facts));
  return {
    // The list of packages needs no more than one look.
    actions: actions.filter(
      ({ argv }, at) => actions.findIndex((other) => other.argv.join(" ") === argv.join(" ")) === at,
    ),
    blocked: failing.flatMap(({ name, problem }) =>
      problem && blocks(problem) && !actions.some(({ part }) => part === name) ? [problem] : [],
    ),
  };
}

/** Whether a part works after its commands ran. What a person must still do, such as a new login, is no fault of theirs. */
export function works(part: Part, facts: HostFacts): boolean {
  const silent = part === "multipass" && facts.multipass?.refusal === "unreachable";
  return remedy(part, facts).length === 0 && !silent;
}

const isMultipass = ({ name }: Check) => name === "multipass";

/** What is already there and wants care is no reason not to install the rest. */
function blocks({ code }: Problem): boolean {
  return ["DEV-801", "DEV-802", "DEV-803", "DEV-809"].includes(code);
}
