import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { jobCommand } from "../../src/cli/tasks/job-command.ts";
import type { Usage } from "../../src/core/guest-command.ts";
import { quote } from "../../src/core/quote.ts";
import type { Channel, ChannelCommand } from "../../src/engine/ports.ts";
import { task } from "../core/support.ts";
import { trickyText } from "../support/tricky-text.ts";

export interface ChannelSubject {
  channel: Channel;
  instance: string;
  /** Ends the transport of the commands that run now, not the commands. */
  cut(): void;
  dispose(): Promise<void> | void;
}

/** What every channel into a guest promises of a task's command. The guest has the programs of this host. */
export function channelContract(
  name: string,
  open: () => Promise<ChannelSubject>,
  numRuns: number,
  survives = false,
): void {
  describe(`channel contract: ${name}`, () => {
    let subject: ChannelSubject;
    beforeAll(async () => {
      subject = await open();
    });
    afterAll(() => subject?.dispose());

    it("every byte of a task's argv, environment and stdin arrives as sent", async () => {
      await fc.assert(
        fc.asyncProperty(values(), fc.uint8Array({ maxLength: 300 }), async (sent, stdin) => {
          const { words, env } = sent;
          const show = `printf '%s\\0' ${names(env)} "$@"; cat`;
          const ran = await exec({ run: ["sh", "-c", show, "sh", ...words], env, stdin });
          expect(ran).toEqual({
            ended: { kind: "exited", code: 0 },
            stdout: Buffer.concat([terminated([...Object.values(env), ...words]), stdin]),
            stderr: Buffer.alloc(0),
          });
        }),
        { numRuns },
      );
    });

    it.each(["sh", "bash", "dash", "zsh", "ksh", "fish"].filter(isInstalled))(
      "a task's text reaches %s as it is written",
      async (shell) => {
        await fc.assert(
          fc.asyncProperty(values(), trickyText(), async ({ words, env }, stdin) => {
            const run = `printf '%s\\0' ${names(env)} ${words.map(quote).join(" ")}\ncat`;
            const job = await jobCommand(
              {
                id: "a.test",
                after: [],
                task: task("test", { run, shell, env, stdin: { text: stdin } }),
                target: { address: "machine.a", key: "a", instance: "a", labels: [], env: {} },
              },
              async (value) => value as string,
            );
            const { ended, stdout } = await exec(job);
            expect(ended).toEqual({ kind: "exited", code: 0 });
            expect(stdout).toEqual(
              Buffer.concat([terminated([...Object.values(env), ...words]), Buffer.from(stdin)]),
            );
          }),
          { numRuns },
        );
      },
    );

    it("thousands of words and one of 100,000 characters arrive; a word that the guest's kernel refuses ends with 126", async () => {
      const words = ["x".repeat(100_000), ...Array.from({ length: 5_000 }, (_, n) => `-${n}`)];
      const { stdout } = await exec({ run: ["printf", "%s\\0", ...words] });
      expect(stdout.equals(terminated(words))).toBe(true);
      const refused = await exec({ run: ["true", "x".repeat(200_000)] });
      expect(refused.ended).toEqual({ kind: "exited", code: 126 });
      expect(refused.stderr.toString()).toMatch(/too long/i);
    });

    it("bytes that are no text go there and back, on stdout and stderr at once", async () => {
      const sent = randomBytes(1 << 20);
      const { stdout, stderr } = await exec({ run: ["perl", "-e", bothWays], stdin: sent });
      expect([stdout.equals(sent), stderr.equals(sent)]).toEqual([true, true]);
    });

    it("exit codes and signals arrive, also those that transports use themselves", async () => {
      const codes = [0, 1, 2, 5, 126, 255];
      const signals = { KILL: 137, PIPE: 141, TERM: 143, USR1: 138 };
      const ended = async (run: string) => (await exec({ run })).ended;
      expect(await Promise.all(codes.map((code) => ended(`exit ${code}`)))).toEqual(
        codes.map((code) => ({ kind: "exited", code })),
      );
      expect(await Promise.all(Object.keys(signals).map((signal) => ended(`kill -${signal} $$`)))).toEqual(
        Object.entries(signals).map(([signal, code]) => ({ kind: "signaled", signal, code })),
      );
    });

    it("what a command used of the processor is told, with what it waited for", async () => {
      const used: (Usage | undefined)[] = [];
      const busy = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";
      const command = { onUsage: (usage: Usage | undefined) => void used.push(usage) };
      await exec({ run: ["sh", "-c", `(${busy}); exit 3`], ...command });
      await exec({ run: "sleep 0.3", ...command });
      expect(used).toHaveLength(2);
      expect(used[0]!.userMs + used[0]!.systemMs).toBeGreaterThan(50);
      expect(used[1]!.userMs + used[1]!.systemMs).toBeLessThan(50);
    });

    it("the most memory that a process of a command held is told, but not of a short command", async () => {
      const used: (Usage | undefined)[] = [];
      const command = { onUsage: (usage: Usage | undefined) => void used.push(usage) };
      const grown = "perl -e '$held = q(x) x 60_000_000; sleep 1'; sleep 1";
      const { stdout, stderr } = await exec({ run: ["sh", "-c", `(${grown}); echo ended`], ...command });
      expect([stdout.toString(), stderr.toString()]).toEqual(["ended\n", ""]);
      await exec({ run: ["sleep", "1"], ...command });
      await exec({ run: ["true"], ...command });
      expect(used[0]!.peakMemoryBytes).toBeGreaterThan(60e6);
      expect(used[0]!.peakMemoryBytes).toBeLessThan(200e6);
      expect(used[1]!.peakMemoryBytes).toBeLessThan(20e6);
      expect(used[2]).toBeDefined();
    });

    it.skipIf(survives)(
      "a transport that ends under a command is a failure, never an exit code",
      async () => {
        const running = subject.channel.exec(subject.instance, {
          run: "echo up; exec sleep 20",
          onStdout: () => subject.cut(),
        });
        await expect(running).rejects.toThrow(/^DEV-[26]\d\d /);
      },
    );

    async function exec(command: Omit<ChannelCommand, "onStdout" | "onStderr">) {
      const output = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
      const ended = await subject.channel.exec(subject.instance, {
        ...command,
        onStdout: (chunk) => void output.stdout.push(Uint8Array.from(chunk)),
        onStderr: (chunk) => void output.stderr.push(Uint8Array.from(chunk)),
      });
      return { ended, stdout: Buffer.concat(output.stdout), stderr: Buffer.concat(output.stderr) };
    }
  });
}

/** Many values at once, since a command costs more than a value. */
const values = () =>
  fc.record({
    words: fc.array(trickyText(), { minLength: 10, maxLength: 40 }),
    env: fc
      .array(trickyText(), { minLength: 1, maxLength: 10 })
      .map((all) => Object.fromEntries(all.map((value, n) => [`V${n}`, value]))),
  });

const names = (env: Readonly<Record<string, string>>) =>
  Object.keys(env)
    .map((name) => `"$${name}"`)
    .join(" ");

const bothWays = "while (sysread STDIN, $_, 65536) { syswrite STDOUT, $_; syswrite STDERR, $_ }";

const terminated = (words: readonly string[]) => Buffer.from(words.map((word) => `${word}\0`).join(""));

const isInstalled = (shell: string) =>
  ["/bin", "/usr/bin"].some((folder) => existsSync(`${folder}/${shell}`));
