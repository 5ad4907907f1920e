import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Action, GuestCommand } from "../../../src/core/action.ts";
import { alive } from "../alive.ts";
import { localGuest } from "../local-guest.ts";

const run = (command: Partial<GuestCommand>, expected?: string): Action => ({
  do: "run",
  instance: "a",
  command: { run: "true", env: {}, timeoutMs: 60_000, ...command },
  ...(expected === undefined ? {} : { expect: expected }),
});

test("shell text and an argv both run, in their folder, with their environment", async () => {
  const guest = localGuest();
  await guest.perform(
    run({ run: 'mkdir -p "$WHERE"; cd "$WHERE"; pwd', env: { WHERE: "sub dir" }, workdir: "~/" }),
  );
  await guest.perform(run({ run: ["printf", "%s", "a b; $HOME"], workdir: "~/sub dir" }, "a b; $HOME"));
  expect(guest.heard.join("")).toContain(`${guest.home}/sub dir`);
});

test("a secret is filled in just before it is sent, and is in no argv of the host", async () => {
  const guest = localGuest();
  const argvs: string[] = [];
  guest.fake.calls.push = (...calls) => argvs.push(...calls);
  await guest.perform(run({ run: 'printf %s "$TOKEN"', env: { TOKEN: { secret: "env:T" } } }, "s3cret"), {
    reveal: async (value) => (typeof value === "object" && "secret" in value ? "s3cret" : String(value)),
  });
  expect(argvs.join()).not.toContain("s3cret");
});

test("trimmed stdout must be what is expected", async () => {
  const guest = localGuest();
  await guest.perform(run({ run: "echo; echo Python 3.12.10; echo noise >&2" }, "Python 3.12.10"));
  await expect(guest.perform(run({ run: "echo 3.11" }, "3.12"))).rejects.toThrow(
    'DEV-512 "echo 3.11" in a printed "3.11", expected "3.12"',
  );
});

test("a failure quotes the last lines of either stream, names a script by its first, and exits as a failed task", async () => {
  const guest = localGuest();
  await expect(guest.perform(run({ run: "seq 30\necho broken; exit 3" }))).rejects.toMatchObject({
    exitCode: 7,
    message: expect.stringMatching(/^DEV-510 "seq 30 …" in a exited with 3\n {2}\| 1\d\n.*\n {2}\| broken$/s),
  });
  await expect(guest.perform(run({ run: "echo broken >&2; exit 3" }))).rejects.toMatchObject({
    message: expect.stringMatching(/exited with 3\n {2}\| broken$/),
  });
});

test("a command killed by a signal says which", async () => {
  const message = "exited with 137, as after SIGKILL";
  await expect(localGuest().perform(run({ run: "kill -KILL $$" }))).rejects.toThrow(message);
});

test("it is tried again as often as asked, and no more", async () => {
  const guest = localGuest();
  const command = { run: "echo x >> tries; test $(wc -l < tries) -ge 3", workdir: "~" };
  await guest.perform(run({ ...command, retries: 2 }));
  expect(guest.heard.filter((line) => line.includes("trying again"))).toHaveLength(2);
  const another = localGuest();
  await expect(another.perform(run({ ...command, retries: 1 }))).rejects.toThrow(/^DEV-510 /);
});

test("only failures that are named are tried again", async () => {
  const guest = localGuest();
  const command = { run: "echo x >> tries; exit $(wc -l < tries)", workdir: "~", retries: 5, retryOn: [1] };
  await expect(guest.perform(run(command))).rejects.toThrow(/exited with 2/);
  const killed = { run: "test -e kept || { touch kept; kill -KILL $$; }", workdir: "~" };
  await guest.perform(run({ ...killed, retries: 1, retryOn: [137] }));
});

test("a task's shell, standard input and files are there, anew for each try", async () => {
  const guest = localGuest();
  const file = join(guest.home, "host-file");
  writeFileSync(file, "told");
  await guest.perform(
    run({
      run: '[[ $(cat) == told && $(cat copied) == told ]] && echo x >> tries && [ "$(wc -l < tries)" = 2 ]',
      shell: "bash",
      workdir: "~/work",
      stdin: { file },
      retries: 1,
      first: { ports: [], sync: [{ from: file, to: "copied", direction: "push" }], root: guest.home },
    }),
  );
});

test("a command that is silent for too long is ended, one that talks is not", async () => {
  const talk = "for n in 1 2 3 4 5 6; do echo $n; sleep 0.2; done";
  await localGuest().perform(run({ run: talk, idleTimeoutMs: 900 }));
  await expect(
    localGuest().perform(run({ run: "echo once; sleep 1000", idleTimeoutMs: 300 })),
  ).rejects.toMatchObject({
    exitCode: 8,
    message: expect.stringMatching(/^DEV-511 .* was silent for 0.3 s/),
  });
});

test("past its timeout it fails with the exit code of a time-out", async () => {
  const slow = run({ run: "sleep 1000", timeoutMs: 300 });
  await expect(localGuest().perform(slow)).rejects.toMatchObject({
    exitCode: 8,
    message: expect.stringContaining("DEV-511"),
  });
});

test("what is interrupted is ended in the guest as well", async () => {
  const guest = localGuest();
  const stop = new AbortController();
  const work = guest.perform(run({ run: "echo $$ > pid; echo started; sleep 1000", workdir: "~" }), {
    signal: stop.signal,
    onOutput: () => stop.abort(),
  });
  await expect(work).rejects.toMatchObject({ exitCode: 130 });
  expect(alive(Number(readFileSync(join(guest.home, "pid"), "utf8")))).toBe(false);
});

test("a folder that is not there is told apart from a command that fails", async () => {
  await expect(localGuest().perform(run({ workdir: "~/nowhere" }))).rejects.toThrow(
    /^DEV-229 there is no folder ~\/nowhere in a/,
  );
});

test.each(["Stopped", "Suspended", "Unknown"])(
  "nothing is executed in a machine that is %s",
  async (state) => {
    const guest = localGuest({ instances: { a: { state } } });
    await expect(guest.perform(run({}))).rejects.toThrow(
      `DEV-228 a is ${state}; a command there would start it`,
    );
    expect(guest.fake.calls).toEqual([]);
  },
);

test("a file on standard input that cannot be read is a problem with its path", async () => {
  const guest = localGuest();
  const missing = join(guest.home, "missing");
  await expect(guest.perform(run({ run: "cat", stdin: { file: missing } }))).rejects.toThrow(
    `DEV-703 the standard input ${missing} cannot be read: ENOENT`,
  );
});
