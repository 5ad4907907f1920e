import type { Channel, ChannelCommand, ChannelResult } from "../engine/ports.ts";
import { connect, type Session } from "./session.ts";
import type { SshTarget } from "./ssh-config.ts";

/** Commands over SSH: one connection a guest, opened by its first command. For what it throws see `Session.exec`. */
export class SshChannel implements Channel {
  readonly #target: (instance: string) => SshTarget;
  readonly #runtimeDirectory: string;
  readonly #sessions = new Map<string, Promise<Session>>();

  constructor(target: (instance: string) => SshTarget, runtimeDirectory: string) {
    this.#target = target;
    this.#runtimeDirectory = runtimeDirectory;
  }

  async exec(instance: string, command: ChannelCommand): Promise<ChannelResult> {
    const session = await this.session(instance);
    return session.exec(command);
  }

  /** A connection that could not be opened is tried again by the next call. */
  session(instance: string): Promise<Session> {
    const known = this.#sessions.get(instance);
    if (known) return known;
    const session = connect(this.#target(instance), { runtimeDirectory: this.#runtimeDirectory });
    this.#sessions.set(instance, session);
    session.catch(() => this.#sessions.delete(instance));
    return session;
  }
}
