import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { copyFrom, copyTo } from "../../../src/drivers/guest/copy.ts";
import { pack } from "../../../src/drivers/guest/tar.ts";
import type { Channel } from "../../../src/engine/ports.ts";
import { VirtualClock } from "../virtual-clock.ts";

/** Between two pieces of an archive. */
const slowMs = 280_000;
const never = 1e9;

/** A folder with a file of three pieces, and a guest that takes or gives one, then waits. */
function setUp(waitMs: number) {
  const folder = mkdtempSync(join(tmpdir(), "devorch-copy-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "file");
  writeFileSync(file, Buffer.alloc(200_000, "x"));
  const clock = new VirtualClock();
  const channel: Channel = {
    async exec(_, { run, stdin, signal, onStdout }) {
      const isFolder = run[2]!.endsWith('[ -d "$1" ]');
      const source = stdin ?? (isFolder ? [] : pack(file, "file"));
      const pieces = (source as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]?.();
      for (let at = await clock.during(async () => pieces?.next()); at && !at.done; ) {
        await clock.sleep(waitMs, signal);
        const { value } = at;
        at = await clock.during(async () => {
          if (!stdin) await onStdout?.(value);
          return pieces!.next();
        });
      }
      return { kind: "exited", code: isFolder ? 1 : 0 };
    },
  };
  return { guest: { channel, clock, instance: "dev-a" }, clock, file, to: join(folder, "to") };
}

test("a slow guest takes and gives all, however long it needs", async () => {
  const { guest, clock, file, to } = setUp(slowMs);
  await copyTo(guest, file, "~/file");
  const takenMs = clock.nowMs();
  expect(takenMs).toBeGreaterThan(1.5 * slowMs);
  await copyFrom(guest, "~/file", to);
  expect(readFileSync(to, "utf8")).toBe(readFileSync(file, "utf8"));
  expect(clock.nowMs() - takenMs).toBeGreaterThan(1.5 * slowMs);
});

test.each(["take", "give"])("a guest that does not %s a byte for five minutes is given up", async (what) => {
  const { guest, clock, file, to } = setUp(never);
  const copied = what === "take" ? copyTo(guest, file, "~/file") : copyFrom(guest, "~/file", to);
  await expect(copied).rejects.toMatchObject({
    problems: [{ code: "DEV-613", message: "dev-a neither took nor gave a byte for 5 min" }],
  });
  expect([300_000, 330_000]).toContain(clock.nowMs());
});

test.each([
  ["tar: /root: Cannot open: Permission denied\ntar: Error is not recoverable: exiting now\n", "denied"],
  [
    "tar: a: socket ignored\ntar: b: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous errors\n",
    "directory",
  ],
])(
  "a guest that cannot read what it is asked for is quoted, with the one line that tells why",
  async (said, last) => {
    const { guest, to } = setUp(0);
    const channel: Channel = {
      async exec(_, { onStderr }) {
        await onStderr?.(Buffer.from(said));
        return { kind: "exited", code: 2 };
      },
    };
    await expect(copyFrom({ ...guest, channel }, "/root/x", to)).rejects.toMatchObject({
      problems: [
        {
          code: "DEV-613",
          message: expect.stringMatching(`^dev-a:/root/x cannot be copied: tar: [^\n]*${last}$`),
        },
      ],
    });
  },
);
