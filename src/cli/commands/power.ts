import type { Action } from "../../core/action.ts";
import { exitCodes } from "../../core/problem.ts";
import type { RunCommand } from "../command.ts";
import { locked } from "../locked.ts";
import { presentMachine } from "../owned-machine.ts";
import { plainCall } from "../plain-call.ts";
import { glance, openProject } from "../project.ts";

/** `devorch start`, `stop` and `restart`: the YAML is not touched, and the next plan says what differs from it. */
export const power =
  (verb: "start" | "stop" | "restart"): RunCommand =>
  async (context, args) => {
    const project = await openProject(context, args);
    return locked(context, args, project, verb, async () => {
      const observed = await glance(context, project, context.signal);
      const machines = args.positionals.map((name) => presentMachine(name, observed));
      if (machines.length === 0) presentMachine(undefined, observed);
      for (const { record, live } of machines) {
        const { instance } = record;
        for (const action of actionsFor(verb, instance, live.state)) {
          await project.driver.perform(action, plainCall(context.signal));
        }
        context.say(`${instance}: ${verb === "stop" ? "stopped" : "running"}\n`);
      }
      return exitCodes.success;
    });
  };

const readyTimeoutMs = 10 * 60_000;

function actionsFor(verb: "start" | "stop" | "restart", instance: string, state: string): Action[] {
  const ready: Action = { do: "wait-ready", instance, timeoutMs: readyTimeoutMs };
  const start: Action = { do: "start", instance };
  // Multipass refuses to stop a suspended instance, and its message about restarting a stopped one misleads.
  switch (verb) {
    case "start":
      return [start, ready];
    case "stop":
      return state === "Suspended" ? [start, { do: "stop", instance }] : [{ do: "stop", instance }];
    case "restart":
      return state === "Running" ? [{ do: "restart", instance }, ready] : [start, ready];
  }
}
