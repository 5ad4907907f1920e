import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { CLOUD_INIT_STAND_IN } from "./cloud-init.ts";
import type { GuestCommand, GuestRuntime } from "./guest/guest.ts";
import { afterHostBoot, settle } from "./model.ts";
import type { Machine } from "./run.ts";
import { alive, fileStore, locked } from "./store.ts";
import { transfer } from "./transfer.ts";
import { type Effect, TIMED_OUT } from "./turn.ts";
import { put, type World } from "./world.ts";

/** The machine of the executable: the world in a file of `home`, guests in a runtime, this process's stdio. */
export function hostMachine(options: {
  home: string;
  runtime: GuestRuntime;
  create: () => World;
  daemon: World["daemon"];
  delayMs: number;
  hostBoot: string;
}): Machine {
  const { home, runtime } = options;
  const files = fileStore(home, options.create);
  const dirOf = (disk: string) => path.join(home, "guests", disk);
  return {
    exclusive: (work) =>
      locked(home, () =>
        work({
          load: () => ({
            ...observed(settle(afterHostBoot(files.load(), options.hostBoot), alive)),
            ...(options.daemon && { daemon: options.daemon }),
          }),
          save: files.save,
        }),
      ),
    perform: (effect) => perform(runtime, dirOf, effect),
    write({ stdout = "", stderr = "" }) {
      if (stdout) process.stdout.write(stdout);
      if (stderr) process.stderr.write(stderr);
    },
    nowMs: Date.now,
    pause: () => (options.delayMs > 0 ? delay(options.delayMs) : Promise.resolve()),
  };

  /** Notes the guests that should be up and are not. */
  function observed(world: World): World {
    let seen = world;
    for (const [name, { state, disk, gone = false }] of Object.entries(world.instances)) {
      const missing = (state === "Running" || state === "Delayed Shutdown") && !runtime.isUp(dirOf(disk));
      if (missing !== gone) seen = put(seen, name, { gone: missing });
    }
    return seen;
  }
}

async function perform(
  runtime: GuestRuntime,
  dirOf: (disk: string) => string,
  effect: Effect,
): Promise<number> {
  switch (effect.kind) {
    case "create":
      await runtime.create(dirOf(effect.disk));
      return 0;
    case "boot": {
      const { name, cpus, memoryBytes, ipv4, mounts } = effect;
      await runtime.boot(dirOf(effect.disk), {
        hostname: name,
        cpus,
        memoryBytes,
        ipv4,
        mounts,
        standIns: { "cloud-init": CLOUD_INIT_STAND_IN },
      });
      return 0;
    }
    case "initialise":
      await initialise(runtime, dirOf(effect.disk), effect);
      return 0;
    case "shutdown":
      await runtime.shutdown(dirOf(effect.disk));
      return 0;
    case "remount":
      await runtime.remount(dirOf(effect.disk), effect.mounts);
      return 0;
    case "copy":
      await runtime.copyDisk(dirOf(effect.from), dirOf(effect.to));
      return 0;
    case "remove":
      await runtime.removeDisk(dirOf(effect.disk));
      await rm(dirOf(effect.disk), { recursive: true, force: true });
      return 0;
    case "exec": {
      const { argv, directory } = effect;
      return attach(runtime.command(dirOf(effect.disk), argv, directory ? { cwd: directory } : {}));
    }
    case "transfer":
      return transfer(effect.transfer, (argv) => runtime.command(dirOf(effect.disk), argv, {}));
  }
}

/**
 * Runs a guest's command on this process's own stdin, stdout and stderr. node:child_process rather than execa:
 * inherited file descriptors carry every byte, and loading it costs nothing. Without a terminal the command gets a
 * session of its own, so that Ctrl-C ends the client and not what runs in the guest, as with Multipass.
 */
async function attach({ file, args, cwd, env }: GuestCommand): Promise<number> {
  const child = spawn(file, args, { cwd, env, stdio: "inherit", detached: !process.stdin.isTTY });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  return signal ? 255 : (code ?? 255);
}

const KEEP = `mkdir -p "$1" && cat >"$1/first-boot"`;
const FIRST_BOOT_FOLDER = "/var/lib/cloud/devorch";

/** Runs cloud-init's part of a first start. What is still running when the time is up goes on by itself. */
async function initialise(
  runtime: GuestRuntime,
  dir: string,
  { name, userData, timeoutMs }: Effect & { kind: "initialise" },
): Promise<void> {
  const { firstBootScript } = await import("./user-data.ts");
  const script = firstBootScript(name, userData);
  const folder = runtime.kind === "process" ? path.join(dir, "disk", FIRST_BOOT_FOLDER) : FIRST_BOOT_FOLDER;
  const asRoot = { user: "root", cwd: "/" };
  const write = runtime.command(dir, ["sh", "-c", KEEP, "sh", folder], asRoot);
  const writer = spawn(write.file, write.args, {
    cwd: write.cwd,
    env: write.env,
    stdio: ["pipe", "ignore", "ignore"],
  });
  writer.stdin!.end(script);
  const [written] = (await once(writer, "exit")) as [number | null];
  if (written !== 0) throw new Error("cannot write the user data in the guest");
  const { file, args, cwd, env } = runtime.command(dir, ["bash", `${folder}/first-boot`], asRoot);
  const booting = spawn(file, args, { cwd, env, stdio: "ignore", detached: true });
  const late = new AbortController();
  const outcome = await Promise.race([
    once(booting, "exit").then(() => "done"),
    delay(timeoutMs, "late", { signal: late.signal }),
  ]);
  late.abort();
  if (outcome === "late") {
    booting.unref();
    throw new Error(TIMED_OUT);
  }
}
