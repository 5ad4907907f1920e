import { DevorchError } from "../core/problem.ts";
import type { Channel } from "../engine/ports.ts";
import type { KeyHolders } from "./rotate.ts";
import { connect } from "./session.ts";
import type { SshTarget } from "./ssh-config.ts";

/**
 * Machines that hold keys in `~/.ssh/authorized_keys`, changed over `channel` (the provider's own or SSH).
 * A key is dropped only after a login with the key of `target`, so that another one is known to work.
 */
export function authorizedKeys(
  channel: Channel,
  target: (instance: string) => SshTarget,
  runtimeDirectory: string,
): KeyHolders {
  const logIn = async (instance: string, change: Partial<SshTarget> = {}) => {
    await connect({ ...target(instance), ...change }, { runtimeDirectory, fresh: true });
  };
  const edit = async (instance: string, script: string, argument: string) => {
    const ended = await channel.exec(instance, { run: ["sh", "-c", script, "sh", argument], cwd: "~" });
    if (ended.kind === "exited" && ended.code === 0) return;
    throw new DevorchError([
      {
        code: "DEV-616",
        severity: "error",
        message: `~/.ssh/authorized_keys cannot be changed in ${instance}`,
        hint: "see whether its disk is full and who owns the file",
      },
    ]);
  };
  return {
    accept: (instance, publicKey) => edit(instance, acceptScript, publicKey),
    verify: (instance, identityFile) => logIn(instance, { identityFile }),
    drop: async (instance, publicKey) => {
      await logIn(instance);
      await edit(instance, dropScript, publicKey.split(" ")[1] ?? "");
    },
  };
}

/** `grep ""` ends a last line that has no newline. The rename leaves the old keys or the new, never a part. */
const acceptScript = `umask 077
mkdir -p .ssh && cd .ssh && touch authorized_keys || exit
grep -qxF -e "$1" authorized_keys && exit
{ grep "" authorized_keys; echo "$1"; } >authorized_keys.new &&
  sync authorized_keys.new && mv authorized_keys.new authorized_keys`;

/** Fails, and changes nothing, when no key would be left. */
const dropScript = `umask 077
cd .ssh || exit
grep -qF -e "$1" authorized_keys || exit 0
grep -vF -e "$1" authorized_keys >authorized_keys.new &&
  sync authorized_keys.new && mv authorized_keys.new authorized_keys`;
