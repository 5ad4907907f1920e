import { DevorchError } from "../core/problem.ts";

/** How to reach one guest. Paths are absolute. */
export interface SshTarget {
  /** The instance's name: host alias, and the name its host keys are pinned under. */
  instance: string;
  /** Further aliases, such as a machine's short name. */
  aliases?: readonly string[];
  /** An IP address or host name. */
  host: string;
  port?: number;
  user: string;
  identityFile: string;
  knownHostsFile: string;
}

/**
 * A fragment for ssh_config(5), one `Host` block a target, for `ssh -F` or a user's `Include`. Host keys are
 * pinned, the agent is neither asked nor forwarded, nothing prompts.
 * `shared` is for connections of our own, which stay for further calls: their socket is named with ssh's `-S`. Throws DEV-609 for a
 * value that ssh_config(5) has no way to write.
 */
export function sshConfig(targets: readonly SshTarget[], options: { shared?: boolean } = {}): string {
  return targets.map((target) => block(target, options.shared)).join("\n");
}

function block(target: SshTarget, shared = false): string {
  const aliases = [target.instance, ...(target.aliases ?? [])].map((alias) => word("alias", alias));
  const lines = [
    `HostName ${word("host", target.host)}`,
    `Port ${target.port ?? 22}`,
    `User ${word("user", target.user)}`,
    `IdentityFile ${path(target.identityFile)}`,
    "IdentitiesOnly yes",
    "IdentityAgent none",
    "PreferredAuthentications publickey",
    `UserKnownHostsFile ${path(target.knownHostsFile)}`,
    "GlobalKnownHostsFile /dev/null",
    `HostKeyAlias ${word("instance", target.instance)}`,
    "StrictHostKeyChecking yes",
    "CheckHostIP no",
    "UpdateHostKeys no",
    "BatchMode yes",
    "ForwardAgent no",
    "ForwardX11 no",
    "ConnectTimeout 10",
    // A guest that was cut off is noticed after 45 s, also when it sends no reset.
    "ServerAliveInterval 15",
    "ServerAliveCountMax 3",
    ...(shared
      ? [
          "ControlMaster auto",
          "ControlPersist 60",
          // What processors compute themselves takes half the time of OpenSSH's own choice.
          "Ciphers ^aes128-gcm@openssh.com",
        ]
      : []),
    "LogLevel ERROR",
  ];
  return `Host ${aliases.join(" ")}\n${lines.map((line) => `  ${line}\n`).join("")}`;
}

/** Names and addresses: no pattern, no negation, no option, no token, no quoting needed. */
function word(what: string, value: string): string {
  if (!/^[A-Za-z0-9_:][A-Za-z0-9._:-]*$/.test(value))
    throw unwritable(what, value, "use letters, digits, . : _ and -");
  return value;
}

/** Quoted, with `%` doubled. `"`, `\`, control characters and `${` cannot be escaped in every OpenSSH since 8.2. */
function path(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is refused
  if (!value.startsWith("/") || /["\\\x00-\x1f\x7f]|\$\{/.test(value)) {
    throw unwritable("path", value, "choose an absolute folder without quotes, backslashes or ${");
  }
  return `"${value.replaceAll("%", "%%")}"`;
}

function unwritable(what: string, value: string, hint: string): DevorchError {
  const message = `the ${what} ${JSON.stringify(value)} cannot be written in an SSH configuration`;
  return new DevorchError([{ code: "DEV-609", severity: "error", message, hint }], { exitCode: 3 });
}
