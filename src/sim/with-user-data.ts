import type { Command, Refusal } from "./command.ts";

/** The launch with the text of its `--cloud-init`, read by the client; other commands as they are. */
export async function withUserData(
  command: Command,
  read: (source: string) => string,
): Promise<Command | Refusal> {
  if (command.verb !== "launch" || !command.cloudInit) return command;
  const refuse = (why: string): Refusal => ({
    exit: 1,
    stdout: "",
    stderr: `Could not load cloud-init configuration: ${why}\n`,
  });
  let userData: string;
  try {
    userData = read(command.cloudInit);
  } catch {
    return refuse(`bad file: ${command.cloudInit}\nPlease ensure that Multipass can read it.`);
  }
  const { yamlFault } = await import("./user-data.ts");
  const fault = yamlFault(userData);
  return fault ? refuse(fault) : { ...command, userData };
}
