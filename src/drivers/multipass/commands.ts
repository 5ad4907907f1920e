import type { Action } from "../../core/action.ts";

/** One call of the client: its arguments, and what it reads on stdin. */
export interface Command {
  argv: readonly string[];
  stdin?: string;
}

/** Actions that are calls of Multipass itself; the others are commands in a guest. */
export type HostAction = Extract<
  Action,
  {
    do:
      | "launch"
      | "clone"
      | "resize"
      | "start"
      | "stop"
      | "suspend"
      | "restart"
      | "recover"
      | "delete"
      | "snapshot"
      | "restore"
      | "delete-snapshot"
      | "mount"
      | "umount";
  }
>;

/**
 * The calls of an action, in order; the first that fails ends it. One name per call: with several, one unknown name spoils it for
 * all (MULTIPASS.md fact 11). Never a plain `purge`, which empties everybody's trash (fact 12).
 */
export function commandsOf(action: HostAction): readonly Command[] {
  const name = action.instance;
  switch (action.do) {
    case "launch":
      return [launch(action)];
    case "clone":
      return [
        call("restore", "--destructive", `${action.template}.${action.snapshot}`),
        call("clone", action.template, "--name", name),
      ];
    case "resize":
      return [
        ...(action.cpus === undefined ? [] : [call("set", `local.${name}.cpus=${action.cpus}`)]),
        ...(action.memoryBytes === undefined
          ? []
          : [call("set", `local.${name}.memory=${action.memoryBytes}B`)]),
        ...(action.diskBytes === undefined ? [] : [call("set", `local.${name}.disk=${action.diskBytes}B`)]),
      ];
    case "start":
    case "stop":
    case "suspend":
    case "restart":
    case "recover":
      return [call(action.do, name)];
    case "delete":
      return [action.purge ? call("delete", "--purge", name) : call("delete", name)];
    case "snapshot":
      return [call("snapshot", name, "--name", action.snapshot, "--comment", action.comment)];
    case "restore":
      return [call("restore", "--destructive", `${name}.${action.snapshot}`)];
    case "delete-snapshot":
      return [call("delete", "--purge", `${name}.${action.snapshot}`)];
    case "mount":
      return [call("mount", action.source, `${name}:${action.target}`)];
    case "umount":
      return [call("umount", `${name}:${action.target}`)];
  }
}

/** The calls that read. `--no-ipv4` and `--no-runtime-information` spare an SSH connection to every running instance (fact 6). */
export const reads = {
  version: ["version", "--format", "json"],
  list: ["list", "--format", "json"],
  states: ["list", "--no-ipv4", "--format", "json"],
  snapshots: ["list", "--snapshots", "--format", "json"],
  find: ["find", "--format", "json"],
  mounts: ["get", "local.privileged-mounts"],
  networks: ["networks", "--format", "json"],
  info: (names: readonly string[]) => ["info", ...names, "--no-runtime-information", "--format", "json"],
  setting: ["get"],
} as const;

/** `-n`: else the host's working directory is mapped into the guest (fact 27). */
export function execCommand(instance: string, argv: readonly string[]): readonly string[] {
  return ["exec", "-n", instance, "--", ...argv];
}

/** cloud-init goes over stdin: the snap cannot read every path (fact 21). */
function launch(action: Extract<HostAction, { do: "launch" }>): Command {
  const argv = [
    "launch",
    action.from,
    "--name",
    action.instance,
    "--cpus",
    String(action.cpus),
    "--memory",
    `${action.memoryBytes}B`,
    "--disk",
    `${action.diskBytes}B`,
    "--timeout",
    String(Math.ceil(action.timeoutMs / 1000)),
    ...action.networks.flatMap(({ name, mode, mac }) => [
      "--network",
      `name=${name},mode=${mode}${mac === undefined ? "" : `,mac=${mac}`}`,
    ]),
  ];
  return action.cloudInit === undefined
    ? { argv }
    : { argv: [...argv, "--cloud-init", "-"], stdin: action.cloudInit };
}

function call(...argv: string[]): Command {
  return { argv };
}
