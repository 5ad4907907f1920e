import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { writeFile } from "../../../src/drivers/guest/write-file.ts";
import type { Call, Channel } from "../../../src/engine/ports.ts";
import { localGuest } from "../local-guest.ts";

function source(home: string, content: string | Buffer) {
  const from = join(home, "source");
  writeFileSync(from, content);
  return { from, sha256: createHash("sha256").update(content).digest("hex") };
}

const write = (from: string, to: string, sha256: string, mode = "0600") =>
  ({ do: "write-file", instance: "a", file: { from, to, mode, sha256 } }) as const;

test("a file arrives whole, with its mode, in folders that are made for it", async () => {
  const guest = localGuest();
  const bytes = Buffer.from([...Array(300_000).keys()].map((at) => at % 256));
  const { from, sha256 } = source(guest.home, bytes);
  await guest.perform(write(from, "~/some dir/$(touch x)/.env", sha256, "0640"));
  const to = join(guest.home, "some dir/$(touch x)/.env");
  expect(readFileSync(to).equals(bytes)).toBe(true);
  expect(statSync(to).mode & 0o777).toBe(0o640);
});

test("writing again replaces what is there, and a link is replaced and not followed", async () => {
  const guest = localGuest();
  writeFileSync(join(guest.home, "other"), "precious");
  symlinkSync(join(guest.home, "other"), join(guest.home, "to"));
  const { from, sha256 } = source(guest.home, "new");
  await guest.perform(write(from, "~/to", sha256));
  await guest.perform(write(from, "~/to", sha256));
  expect(readFileSync(join(guest.home, "to"), "utf8")).toBe("new");
  expect(readFileSync(join(guest.home, "other"), "utf8")).toBe("precious");
});

test("a file that changed since the plan is not written, and nothing is left behind", async () => {
  const guest = localGuest();
  const { from } = source(guest.home, "edited since");
  await expect(guest.perform(write(from, "~/dir/to", "0".repeat(64)))).rejects.toThrow(
    /^DEV-505 .* changed since it was planned; nothing was written to ~\/dir\/to in a$/,
  );
  expect(readdirSync(guest.home, { recursive: true }).filter((name) => name !== "dir")).toEqual(["source"]);
});

test.each(["link to a secret", "pipe", "device"])("a %s in a source's place is not sent", async (what) => {
  const guest = localGuest();
  const { from, sha256 } = source(guest.home, "planned");
  const secret = join(guest.home, "secret");
  writeFileSync(secret, "canary");
  rmSync(from);
  if (what === "pipe") execFileSync("mkfifo", [from]);
  else symlinkSync(what === "device" ? "/dev/zero" : secret, from);
  const sent: Uint8Array[] = [];
  const channel: Channel = {
    async exec(_, { stdin }) {
      for await (const chunk of stdin as AsyncIterable<Uint8Array>) sent.push(chunk);
      return { kind: "exited", code: 0 };
    },
  };
  const call = { signal: new AbortController().signal, reveal: async () => "", onOutput: () => {} } as Call;
  const sleep = (ms: number, signal?: AbortSignal) => delay(ms, undefined, signal && { signal });
  const clock = { nowMs: Date.now, sleep };
  const over = { channel, clock, find: async () => undefined, backoffMs: () => 0 };
  await expect(writeFile(over, write(from, "~/to", sha256), call)).rejects.toThrow(/^DEV-505/);
  expect(sent).toEqual([]);
});

test("a source that cannot be read is named", async () => {
  const guest = localGuest();
  const missing = join(guest.home, "missing");
  await expect(guest.perform(write(missing, "~/to", ""))).rejects.toThrow(
    /^DEV-504 .*missing cannot be read: ENOENT/,
  );
  expect(readdirSync(guest.home)).toEqual([]);
});

test("given up half-way, nothing is left behind", async () => {
  const bin = mkdtempSync(join(tmpdir(), "devorch-bin-"));
  onTestFinished(() => rmSync(bin, { recursive: true }));
  writeFileSync(join(bin, "sha256sum"), "#!/bin/sh\nexec sleep 60\n", { mode: 0o755 });
  vi.stubEnv("PATH", `${bin}:${process.env.PATH}`);
  const guest = localGuest();
  vi.unstubAllEnvs();
  const { from, sha256 } = source(guest.home, "x");
  const stop = new AbortController();
  const files = () => readdirSync(guest.home).filter((name) => name !== "source");
  await Promise.all([
    expect(guest.perform(write(from, "~/to", sha256), { signal: stop.signal })).rejects.toThrow(/DEV-208/),
    vi.waitFor(() => expect(files()).toHaveLength(1), 60_000).then(() => stop.abort()),
  ]);
  expect(files()).toEqual([]);
}, 120_000);

test("a folder in the file's place is told with the guest's words", async () => {
  const guest = localGuest();
  mkdirSync(join(guest.home, "to"));
  const { from, sha256 } = source(guest.home, "x");
  await expect(guest.perform(write(from, "~/to", sha256))).rejects.toThrow(/^DEV-506 .*is a folder/s);
});
