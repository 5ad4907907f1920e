import { createHash } from "node:crypto";
import type { Effect } from "../../src/sim/turn.ts";

/** What is on a guest's disk, as far as devorch puts anything there. */
export interface FakeDisk {
  /** Guest path → hash and mode. */
  files: Record<string, string>;
  /** Guest path → what is checked out there. */
  checkouts: Record<string, { url: string; ref: string; work: boolean }>;
  /** Commands that ended well, in order. */
  ran: string[];
}

/**
 * Guests as values, by disk. They know the driver's own scripts by what those say, and take every other command for done; a command
 * whose text is in `failing` exits 1, so does copying a path that is in it, and `cloud-init` there is a cloud-init that failed. What is copied
 * from them is a file. Commands are as talkative as `set -x`: what they were told, secrets too, they say.
 */
export class GuestFakes {
  readonly disks = new Map<string, FakeDisk>();
  readonly failing = new Set<string>();
  /** Commands that ended well on any disk, in order. */
  readonly log: string[] = [];

  perform(effect: Effect, stdin: Buffer): { exit?: number; stdout?: string; stderr?: string } {
    switch (effect.kind) {
      case "create":
        this.disks.set(effect.disk, { files: {}, checkouts: {}, ran: [] });
        return {};
      case "copy":
        this.disks.set(effect.to, structuredClone(this.#disk(effect.from)));
        return {};
      case "remove":
        this.disks.delete(effect.disk);
        return {};
      case "exec":
        return this.#exec(this.#disk(effect.disk), stdin);
      default:
        return {};
    }
  }

  #disk(name: string): FakeDisk {
    const disk = this.disks.get(name);
    if (!disk) throw new Error(`bug: no disk ${name}`);
    return disk;
  }

  /** Source: src/core/guest-command.ts; three lines, then the command's own stdin. */
  #exec(disk: FakeDisk, stdin: Buffer) {
    if (stdin.length === 0) return {};
    const end = [1, 2, 3].reduce((at) => stdin.indexOf(10, at) + 1, 0);
    const [nonce, , line] = stdin.subarray(0, end).toString().split("\n") as [string, string, string];
    const words = shellWords(line.slice(line.indexOf("exec ") + "exec ".length));
    const { code, stdout = line } = this.#command(disk, words, stdin.subarray(end));
    return { exit: code, stdout, stderr: `${nonce} session 1\n${nonce} exit ${code} \n` };
  }

  #command(disk: FakeDisk, words: readonly string[], stdin: Buffer): { code: number; stdout?: string } {
    const [program, , script = "", , ...args] = words[0] === "ssh-agent" ? words.slice(1) : words;
    if (program !== "sh" && program !== "bash") return { code: 0 };
    // They have no SSH server.
    if (script.includes("ssh_host_")) return { code: 0, stdout: "" };
    if (script.includes("cloud-init status")) {
      const status = this.failing.has("cloud-init") ? "error" : "done";
      return { code: 0, stdout: JSON.stringify({ status, errors: ["no such package"] }) };
    }
    if (script.includes("sha256sum") && args.length === 3) {
      const [to, mode, sha256] = args;
      if (createHash("sha256").update(stdin).digest("hex") !== sha256) return { code: 65 };
      disk.files[to!] = `${mode} ${sha256}`;
      return { code: 0 };
    }
    if (script.includes("git stash list") || script.includes("report stash")) {
      return { code: 0, stdout: disk.checkouts[args[0]!]?.work ? "uncommitted:  M README.md\n" : "" };
    }
    if (script.includes("git ") && args.length === 3) {
      const [url, ref, path] = args as [string, string, string];
      disk.checkouts[path] = { url, ref, work: false };
      return { code: 0, stdout: `${createHash("sha1").update(`${url} ${ref}`).digest("hex")}\n` };
    }
    if (this.failing.has(script)) return { code: 1 };
    // Source: src/drivers/guest/copy.ts.
    if (script.includes("exec tar")) {
      if (this.failing.has(args[0]!)) return { code: 2 };
      return script.includes("tar -cf") ? { code: 0, stdout: archive("report", "fine\n") } : { code: 0 };
    }
    disk.ran.push(script);
    this.log.push(script);
    return { code: 0 };
  }
}

/** A tar archive of one file. */
function archive(name: string, content: string): string {
  const size = content.length.toString(8).padStart(11, "0");
  const header = (sum: string) =>
    `${name.padEnd(100, "\0")}0000644\x000000000\x000000000\0${size}\x0000000000000\0${sum}0`.padEnd(
      512,
      "\0",
    );
  const sum = [...Buffer.from(header(" ".repeat(8)))].reduce((total, byte) => total + byte);
  return `${header(`${sum.toString(8).padStart(6, "0")}\0 `)}${content.padEnd(512, "\0")}${"\0".repeat(1024)}`;
}

/** The words of what guest-command.ts quotes: `'it'\''s'`, with `"$2"` for a newline. */
function shellWords(text: string): string[] {
  return [...text.matchAll(/(?:'[^']*'|\\'|"\$2")+/g)].map(([word]) =>
    [...word.matchAll(/'([^']*)'|\\(')|("\$2")/g)]
      .map(([, plain, quote, newline]) => plain ?? quote ?? (newline && "\n"))
      .join(""),
  );
}
