import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ChannelCommand, ChannelResult } from "../../src/engine/ports.ts";
import { connect, type Session } from "../../src/ssh/session.ts";
import { sshdMissing, startSshd, type TestSshd } from "./sshd.ts";

describe.skipIf(sshdMissing)(`over a real sshd${sshdMissing ? ` (skipped: ${sshdMissing})` : ""}`, () => {
  let sshd: TestSshd;
  let session: Session;

  beforeAll(async () => {
    sshd = await startSshd();
    session = await connect(sshd.target, sshd);
  });
  afterAll(async () => {
    await session?.close();
    await sshd?.stop();
  });

  it("separates stdout, stderr and the exit code", async () => {
    expect(await run({ run: "echo out; echo err >&2; exit 3" })).toEqual({
      ended: { kind: "exited", code: 3 },
      stdout: "out\n",
      stderr: "err\n",
    });
  });

  it.each([0, 1, 2, 5, 125, 126, 255])("passes a guest's exit code %i through", async (code) => {
    expect((await run({ run: `exit ${code}` })).ended).toEqual({ kind: "exited", code });
  });

  it("tells a signal from an exit code, without the shell's own remark", async () => {
    expect(await run({ run: "kill -KILL $$" })).toMatchObject({
      ended: { kind: "signaled", signal: "KILL" },
      stderr: "",
    });
  });

  async function run(command: ChannelCommand, on = session) {
    const chunks = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
    const ended: ChannelResult = await on.exec({
      onStdout: (chunk) => void chunks.stdout.push(chunk),
      onStderr: (chunk) => void chunks.stderr.push(chunk),
      ...command,
    });
    return {
      ended,
      stdout: Buffer.concat(chunks.stdout).toString(),
      stderr: Buffer.concat(chunks.stderr).toString(),
    };
  }
});
