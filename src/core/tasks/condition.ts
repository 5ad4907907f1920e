/** Whether a task runs, by how the tasks that it needs have ended. */
export type Condition =
  | { task: string; is: Outcome }
  | { not: Condition }
  | { all: readonly Condition[] }
  | { any: readonly Condition[] };

/** `passed` on all machines (or cached), `failed` on one of them (or too long, or without an answer), `skipped` on one of them. */
export const outcomes = ["passed", "failed", "skipped"] as const;
export type Outcome = (typeof outcomes)[number];

/** Whether it holds, where `ended` tells the outcomes that a task had, one for each machine. */
export function holds(condition: Condition, ended: (task: string) => readonly Outcome[]): boolean {
  if ("not" in condition) return !holds(condition.not, ended);
  if ("all" in condition) return condition.all.every((one) => holds(one, ended));
  if ("any" in condition) return condition.any.some((one) => holds(one, ended));
  const found = ended(condition.task);
  return condition.is === "passed" ? found.every((one) => one === "passed") : found.includes(condition.is);
}

/**
 * `always`, `onFailure` (of a need), or an expression such as `test.failed && !(lint.skipped || lint.passed)`.
 * Else what is wrong with it, as the end of a sentence.
 */
export function parseCondition(text: string, needs: readonly string[]): Condition | { fault: string } {
  if (text === "always") return { all: [] };
  if (text === "onFailure") return { any: needs.map((task) => ({ task, is: "failed" })) };
  const tokens = text.match(/[\w-]+|&&|\|\||[^\s]/g) ?? [];
  let at = 0;
  const take = (token: string) => tokens[at] === token && ++at > 0;
  const joined = (operator: string, operand: () => Condition) => {
    const parts = [operand()];
    while (take(operator)) parts.push(operand());
    return parts;
  };
  const any = (): Condition => ({ any: joined("||", all) });
  const all = (): Condition => ({ all: joined("&&", single) });
  const single = (): Condition => {
    if (take("!")) return { not: single() };
    if (take("(")) {
      const inner = any();
      expect(")");
      return inner;
    }
    const task = tokens[at++];
    if (task === undefined || !/^[\w-]+$/.test(task))
      throw new Fault(`names a task where it says ${word(at - 1)}`);
    if (!needs.includes(task))
      throw new Fault(`names only what the task needs: ${needs.join(", ") || "nothing"}, not ${task}`);
    expect(".");
    const is = outcomes.find(take);
    if (!is) throw new Fault(`has ${outcomes.join(", ")} after ${task}., not ${word(at)}`);
    return { task, is };
  };
  const expect = (token: string) => {
    if (!take(token)) throw new Fault(`has ${token} where it says ${word(at)}`);
  };
  const word = (place: number) => tokens[place] ?? "no more";
  try {
    const condition = any();
    if (at < tokens.length) throw new Fault(`has && or || where it says ${word(at)}`);
    return condition;
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message };
    throw error;
  }
}

class Fault extends Error {}
