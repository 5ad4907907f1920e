import { exitCodes } from "../../core/problem.ts";
import { type Forward, forward } from "../../ssh/forward.ts";
import type { RunCommand } from "../command.ts";
import { invalid } from "../invalid.ts";
import { runningMachine } from "../owned-machine.ts";
import { glance, openProject } from "../project.ts";
import { sshAccess } from "../ssh-access.ts";

/** `devorch forward`: ports of a machine on this host's loopback, until Ctrl-C or until the connection breaks. */
export const run: RunCommand = async (context, args) => {
  const { signal } = context;
  const [name, ...words] = args.positionals;
  const ports = words.map(parsePorts);
  if (ports.length === 0) throw wrongPort("name a port");
  const project = await openProject(context, args);
  const observed = await glance(context, project, signal);
  const machine = runningMachine(name, observed);
  const session = await sshAccess(context, project).session(machine);
  const forwards: Forward[] = [];
  const close = () => Promise.all(forwards.map((one) => one.close()));
  let closing: Promise<unknown> | undefined;
  context.onInterrupt(() => {
    if (closing) return "abort";
    closing = close();
    return "handled";
  });
  try {
    for (const [local, guest] of ports) {
      forwards.push(await forward(session, local, guest));
      context.say(`127.0.0.1:${local} leads to port ${guest} of ${machine.record.instance}\n`);
    }
    await Promise.all(forwards.map(({ closed }) => closed));
  } finally {
    await (closing ?? close());
  }
  return exitCodes.success;
};

/** `8080` or `8080:80`: the host's port, then the guest's. */
function parsePorts(text: string): [local: number, guest: number] {
  const [local, guest = local, ...more] = text
    .split(":")
    .map((word) => (/^\d{1,5}$/.test(word) ? Number(word) : 0));
  const valid = (port: number | undefined): port is number =>
    port !== undefined && port >= 1 && port <= 65_535;
  if (!valid(local) || !valid(guest) || more.length > 0) throw wrongPort(`"${text}" is no port`);
  return [local, guest];
}

function wrongPort(message: string): Error {
  return invalid("DEV-190", message, "write devorch forward MACHINE 8080 or devorch forward MACHINE 8080:80");
}
