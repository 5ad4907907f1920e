import { TIMED_OUT } from "../../src/sim/turn.ts";
import { put, type State } from "../../src/sim/world.ts";
import type { FakeGuest, MemorySim } from "../support/memory-sim.ts";

/** A call before the recorded one: its arguments, or something that only happens around Multipass. */
export type Given = string | readonly string[] | ((sim: MemorySim) => Promise<void>);

export interface Scenario {
  given: readonly Given[];
  /** Recordings that begin in this world, each on its own. */
  recordings: string;
  /** What the guest's own command prints, where the recording has the client's words around it. */
  guestPrints?: string;
  /** The guest never answers. */
  guestIsMute?: boolean;
}

const FILE = "file:///home/user/lab/image-fast.img";
const t1 = "launch 24.04 --name t1";
const x1 = "launch 24.04 --name x1";
const f1 = `launch ${FILE} --name f1 --memory 512M`;
const base = ["snapshot", "t1", "--name", "base", "--comment", 'first, with "quotes"'];
const sized = ["stop t1", "set local.t1.memory=1.5G", "set local.t1.disk=6G"] as const;
const threeSnapshots = [t1, x1, ...sized, "snapshot t1", base, "snapshot t1"] as const;
const renamed = [
  ...threeSnapshots,
  "set local.t1.snapshot1.name=renamed",
  "set local.t1.renamed.comment=hey",
] as const;
const pruned = [...renamed, "delete --purge t1.snapshot3"] as const;
const regrown = [...pruned, "restore --destructive t1.base", "snapshot t1"] as const;
const twoSnapshots = [...regrown, "delete --purge t1.base"] as const;
/** t1 and x1 after the mirror's images moved on: nobody knows their image any more. */
const unlisted = (name: string) => `launch ${FILE} --name ${name}`;
const t1Unlisted = [
  unlisted("t1"),
  "stop t1",
  "snapshot t1 --name renamed --comment hey",
  "snapshot t1",
  "snapshot t1",
  "snapshot t1",
  "delete --purge t1.snapshot2",
  "delete --purge t1.snapshot3",
] as const;
const clones = [...t1Unlisted, f1, "stop f1", "snapshot f1", "clone f1"] as const;
const allClones = [...clones, "clone f1 --name fc", "clone f1", "clone f1", "clone f1-clone1"] as const;
const afterTwo = [
  ...clones,
  "clone f1 --name fc",
  "delete --purge f1-clone1",
  (sim: MemorySim) => cloneAs(sim, "f1-clone3", "f1-clone4"),
  "start f1",
  `launch ${FILE} --name g2`,
  `launch ${FILE} --name g1`,
  "suspend g1",
] as const;
const withPrimary = [...afterTwo, booting("launch --name primary"), state("primary", "Unknown")] as const;
const afterCrash = [
  ...afterTwo,
  booting("launch --name primary"),
  ...["f1", "g2", "t1"].map((name) => state(name, "Starting")),
] as const;
export const SCENARIOS: readonly Scenario[] = [
  {
    given: [],
    recordings: `list-while-launching-1 purge-nothing stop-noargs suspend-noargs delete-noargs exec-noargs
      clone-noargs snapshot-noargs restore-noargs recover-noargs clone-two-args bogus-command list-bad-format
      launch-24.04-cloudinit-image launch-cloudinit-runcmd-fails launch-cloudinit-bad-schema
      launch-cloudinit-stdin launch-file-fast-f1 launch-file-relative launch-concurrent-g1
      launch-bad-name-underscore launch-bad-name-digit launch-bad-name-trailing-hyphen launch-bad-name-dot
      launch-bad-name-long launch-bad-memory-garbage launch-bad-memory-small launch-bad-memory-negative
      launch-bad-disk-small launch-bad-disk-below-image launch-bad-disk-garbage launch-bad-cpus-garbage
      launch-cloudinit-missing-file launch-cloudinit-bad-yaml launch-cloudinit-bad-yaml-stdin
      launch-bad-image-alias launch-file-missing launch-bad-network launch-network-ethernet-noninteractive
      launch-bridged-unset launch-timeout-garbage launch-timeout-negative launch-mount-missing launch-two-args
      offline-version offline-launch-file-badmem info-purged delete-clone2-purge`,
  },
  { given: [preparing(t1)], recordings: "list-while-launching-2" },
  { given: [booting(t1)], recordings: "list-while-launching-3" },
  { given: [t1, state("t1", "Unknown")], recordings: "list-while-launching-4 list-while-launching-12" },
  {
    given: [t1],
    recordings: `version-table version-json version-csv version-yaml
      list-running-table list-running-json list-running-csv list-running-yaml
      info-running-t1-table info-running-t1-json info-running-t1-csv info-running-t1-yaml info-noargs
      list-snapshots-empty-table list-snapshots-empty-json list-snapshots-empty-csv list-snapshots-empty-yaml
      info-snapshots-empty-json info-snapshots-empty-csv info-snapshots-empty-yaml
      networks-table networks-json networks-csv networks-yaml
      find-table find-json find-csv find-force-update
      aliases-empty-table aliases-empty-json aliases-empty-csv
      get-keys get-local.driver get-local.privileged-mounts get-local.bridged-network get-local.passphrase
      get-local.image.mirror get-client.primary-name get-local.t1.cpus get-local.t1.memory get-local.t1.disk
      get-local.t1.bridged get-local.nosuch.cpus get-nosuch.key get-client.gui.autostart get-raw-memory get-t1-all
      get-clone-cpus set-bogus-key set-cpus-unknown-instance set-driver-bad set-t1-memory-running set-malformed
      info-unknown start-unknown stop-unknown suspend-unknown restart-unknown delete-unknown recover-unknown
      exec-unknown shell-unknown umount-unknown snapshot-unknown restore-unknown clone-unknown info-unknown-json
      info-mixed-known-unknown delete-unknown-snapshot info-unknown-snapshot restore-no-dot restore-unknown-snapshot
      restore-unknown-snapshot-running-destructive mount-bad-source transfer-unknown transfer-local-local
      transfer-two-instances exec-no-dashes-option exec-no-command exec-workdir-and-n launch-existing-name
      snapshot-running clone-running start-running recover-running mount-file-source mount-bad-type
      umount-unknown-path mount-classic mount-default-target mount-relative-target mount-uidmap mount-classic-2
      stop-t1 stop-force-running restart-running suspend suspend-2 suspend-3 stop-delayed
      delete-purge-with-snapshots delete-snapshot-and-instance-mix info-after-umount-json`,
  },
  { given: [t1, x1], recordings: "launch-http-404 list-after-launch-errors list-after-purge-json" },
  { given: [unlisted("f1")], recordings: "stop-two-one-missing stop-f1 stop-f1-2" },
  { given: [], recordings: "launch-timeout", guestIsMute: true },
  { given: [timedOut], recordings: "exec-unknown-state stop-unknown-force" },
  { given: [t1, x1, timedOut], recordings: "list-unknown-json" },
  {
    given: [t1, x1, timedOut, "stop --force f1"],
    recordings: "list-after-force-json info-stopped-json info-stopped-table",
  },
  {
    given: [t1, x1, timedOut, "stop --force f1", "delete f1"],
    recordings: `list-deleted-json list-deleted-table info-deleted-json info-deleted-table start-deleted exec-deleted
      stop-deleted clone-deleted snapshot-deleted get-deleted set-deleted recover delete-again purge`,
  },
  {
    given: [
      t1,
      "mount /home/user/work t1:/mnt/tt",
      "mount /home/user/work/d t1",
      "mount /home/user/work t1:reltt",
      "mount --uid-map 0:1000 --gid-map 0:1001 /home/user/www t1:/mnt/www",
    ],
    recordings: "info-with-mounts-json umount-one",
  },
  {
    given: [t1, x1, "stop t1"],
    recordings: `list-stopped-table list-stopped-csv suspend-stopped restart-stopped transfer-stopped umount-stopped
      mount-native-stopped set-t1-cpus-stopped set-t1-cpus-zero set-t1-cpus-garbage set-t1-memory-small
      set-t1-memory-garbage set-t1-disk-grow set-t1-disk-same set-t1-cpus-back snapshot-default snapshot-bad-name
      clone-bad-name start-stopped start-t1 stop-force-stopped`,
  },
  {
    given: [t1, "stop t1", "mount --type native /home/user/work t1:/mnt/native"],
    recordings: "info-stopped-native-json umount-native",
  },
  { given: [t1, "stop t1", "set local.t1.cpus=2"], recordings: "get-t1-cpus-after" },
  { given: [t1, ...sized], recordings: "get-t1-memory-after get-t1-disk-after" },
  { given: [t1, ...sized, "snapshot t1"], recordings: "snapshot-named-comment" },
  {
    given: threeSnapshots,
    recordings: `list-snapshots-table list-snapshots-json list-snapshots-yaml
      info-snapshots-table info-t1-snapshots-table info-one-snapshot-table info-t1-snapshots-json info-one-snapshot-json
      info-t1-snapshots-csv info-one-snapshot-csv info-snapshots-yaml info-t1-snapshots-yaml info-t1-and-snapshot-json
      info-with-snapshots-json list-with-snapshots-json get-keys-with-snapshots get-snapshot-comment get-snapshot-name
      set-snapshot-name set-cpus-with-snapshots mount-stopped-with-snapshots umount-stopped-with-snapshots`,
  },
  { given: renamed.slice(0, -1), recordings: "set-snapshot-comment" },
  { given: renamed, recordings: "set-snapshot-name-dup delete-snapshot-no-purge delete-snapshot-purge" },
  {
    given: pruned,
    recordings: `list-snapshots-after-delete-json restore-no-destructive-nontty restore-no-destructive-stdin-yes`,
  },
  {
    given: [...pruned, "set local.t1.cpus=2", "set local.t1.memory=3G", "restore --destructive t1.base"],
    recordings:
      "list-snapshots-after-restore-json get-cpus-after-restore get-memory-after-restore snapshot-after-restore",
  },
  { given: regrown, recordings: "list-snapshots-tree-json info-base-snapshot-json delete-middle-snapshot" },
  { given: twoSnapshots, recordings: "list-snapshots-after-middle-delete" },
  { given: twoSnapshots, recordings: "exec-stopped", guestPrints: "6.1.0-56-cloud-amd64\n" },
  {
    given: [...twoSnapshots, "start t1"],
    recordings: "list-after-exec-stopped restore-running restore-running-destructive delete-snapshot-running",
  },
  {
    given: [...t1Unlisted, unlisted("x1"), "start t1", "suspend t1"],
    recordings: `list-suspended-json info-suspended-json info-suspended-table snapshot-suspended clone-suspended
      set-suspended restore-suspended stop-suspended list-after-stop-suspended transfer-suspended start-suspended
      stop-force-suspended`,
  },
  { given: [t1, "suspend t1"], recordings: "exec-suspended", guestPrints: "6.1.0-56-cloud-amd64\n" },
  {
    given: [booting("launch 22.04 --name f1"), state("f1", "Unknown"), unlisted("x1"), unlisted("t1")],
    recordings: "list-after-exec-suspended",
  },
  {
    given: [
      booting("launch 22.04 --name f1"),
      state("f1", "Unknown"),
      unlisted("x1"),
      unlisted("t1"),
      "suspend t1",
      "stop --force t1",
    ],
    recordings: "list-after-stop-force-suspended",
  },
  {
    given: [
      booting("launch 22.04 --name f1"),
      state("f1", "Unknown"),
      unlisted("x1"),
      unlisted("t1"),
      "stop --time 5 t1",
    ],
    recordings: "list-delayed-shutdown-json exec-delayed-shutdown stop-cancel",
  },
  {
    given: [...t1Unlisted, "delete t1"],
    recordings: "info-deleted-with-snapshots-json list-snapshots-deleted-instance recover-t1",
  },
  {
    given: [
      ...t1Unlisted,
      unlisted("x1"),
      booting("launch 22.04 --name f1"),
      state("f1", "Unknown"),
      "delete t1",
      "recover t1",
    ],
    recordings: "list-after-recover-t1",
  },
  { given: [f1, "stop f1"], recordings: "start-f1-0 start-f1 snapshot-f1" },
  {
    given: clones,
    recordings: "list-after-clone-json info-clone-json list-snapshots-after-clone-json clone-of-clone",
  },
  {
    given: [...clones, "clone f1 --name fc"],
    recordings:
      "clone-name-exists clone-same-name clone-default-2 get-clone-memory start-clone restore-fc-nosnap",
  },
  {
    given: allClones,
    recordings: "list-clones-json delete-multi-purge",
  },
  { given: [f1, "stop f1", "clone f1 --name fc", "start fc"], recordings: "suspend-fc stop-force-fc" },
  { given: [f1, "stop f1", "clone f1 --name fc", "start fc", "suspend fc"], recordings: "start-fc-resume" },
  {
    given: [...t1Unlisted, f1, "stop f1", "snapshot f1"],
    recordings: "restore-f1",
  },
  {
    given: [...t1Unlisted, f1, "stop f1", "snapshot f1", "restore --destructive f1.snapshot1"],
    recordings: "list-snapshots-after-restore-f1",
  },
  { given: [preparing(`launch ${FILE} --name g1`)], recordings: "launch-concurrent-g2" },
  {
    given: [preparing(`launch ${FILE} --name g1`)],
    recordings: "launch-name-being-prepared info-being-prepared delete-being-prepared exec-being-prepared",
  },
  {
    given: [booting(`launch ${FILE} --name g1`), state("g1", "Unknown")],
    recordings: "info-starting exec-starting stop-starting start-starting suspend-starting",
  },
  { given: afterTwo, recordings: "list-after-two" },
  {
    given: withPrimary,
    recordings: "list-after-two-missing list-before-daemon-stop delete-starting-purge delete-multi-purge-2",
  },
  { given: afterCrash, recordings: "list-after-daemon-crash-restart-0 list-after-daemon-crash-restart-50s" },
  {
    given: [...afterCrash, state("g2", "Stopped"), state("t1", "Stopped")],
    recordings: "list-after-stop-force-starting",
  },
  {
    given: [...afterTwo, "delete --purge g1 g2 f1-clone4", "start t1"],
    recordings: "list-after-restart-autostart",
  },
  { given: [daemon("unauthenticated")], recordings: "unauthenticated-list" },
  {
    given: [daemon("down")],
    recordings: `daemon-down-version-format-json daemon-down-version daemon-down-list-format-json
      daemon-down-info-f1-format-json daemon-down-exec-f1--true daemon-down-launch-file-image-fast.img
      daemon-down-stop-f1 daemon-down-start-f1 daemon-down-delete-f1 daemon-down-get-local.driver
      daemon-down-set-local.f1.cpus=2 daemon-down-transfer-_etc_hostname-f1__tmp_x daemon-down-snapshot-f1
      daemon-down-clone-f1 daemon-down-networks daemon-down-get-client.primary-name daemon-down-no-socket
      list-3s-after-daemon-start list-18s-after-daemon-start list-right-after-daemon-start list-daemon-killed
      list-after-daemon-crash-0 list-after-daemon-crash-5s list-after-daemon-crash-restart-45s daemon-down2-list`,
  },
  { given: [...ci("t1"), gone("t1")], recordings: "stop-zombie-running" },
  { given: [...ci("t1"), gone("t1"), "stop t1"], recordings: "list-after-stop-zombie" },
  {
    given: [...ci("t1"), gone("t1"), "stop t1", "stop --force t1"],
    recordings: "list-after-stop-force-zombie",
  },
  {
    given: [...ci("t1"), ...["ci1", "f1", "t1"].map((name) => state(name, "Starting"))],
    recordings: "list-after-graceful-restart-0 list-after-graceful-restart-1",
  },
  {
    given: [...ci("t1"), state("t1", "Starting")],
    recordings: `list-after-graceful-restart-3 list-after-graceful-restart-4 list-after-graceful-restart-5
      list-after-graceful-restart-6 list-after-graceful-restart-7`,
  },
  {
    given: [...ci("t1"), "stop ci1", state("f1", "Starting"), state("t1", "Starting")],
    recordings: "offline-list",
  },
  { given: [t1, f1, "stop f1", "clone f1 --name fc", "start f1"], recordings: "list-final" },
];

/** Replayed on the built executable and a guest of plain processes, one after the other on one instance. */
export const IN_A_GUEST = `exec-true-2 exec-false exec-exit7 exec-exit255 exec-signal-kill-self exec-signal-term-self
  exec-stdout-stderr exec-stdin-cat exec-stdin-wc-1MB exec-stdin-binary-md5 exec-stdin-devnull-cat exec-quoting
  exec-pwd exec-pwd-n exec-workdir exec-workdir-short exec-workdir-missing exec-tty exec-verbose
  transfer-to-file transfer-to-home-relative transfer-to-home-bare transfer-to-missing-parent transfer-to-parents
  transfer-dir-nonrecursive transfer-from transfer-from-missing transfer-from-recursive transfer-from-two transfer-stdin transfer-stdin-empty transfer-stdout
  transfer-stdout-missing exec-touch exec-final`;

export const IN_MOUNTS = "exec-mapped-cwd exec-mapped-cwd-n";
export const IN_CLOUD_INIT = `exec-cloudinit-status-runcmd-fails exec-cloudinit-status-long-runcmd-fails
  exec-cloudinit-status-bad-schema`;

/** Replayed besides, where guests can have a root of their own; elsewhere these are left out. */
export const IN_A_NAMESPACE = "exec-sudo exec-noperm transfer-to-noperm exec-ci-check";

export const words = (text: string): string[] => text.split(/\s+/);

const HELP = "help texts are Multipass's own; the simulator has a short one";
const ROOT = "needs a guest with a root of its own, so it is replayed only where namespaces work";
const GUEST = "prints facts of the recorded guest";
const OFFLINE = "the simulator needs no network, so it cannot miss one";

export const LEFT_OUT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    words(`help help-alias help-authenticate help-clone help-delete help-exec help-find help-get help-info help-launch
     help-list help-mount help-networks help-prefer help-purge help-recover help-restart help-restore help-set
     help-shell help-snapshot help-start help-stop help-suspend help-transfer help-umount help-unalias help-version
     no-args daemon-down-help`).map((name) => [name, HELP]),
  ),
  ...Object.fromEntries(
    words(`exec-uname exec-id exec-ip-addr exec-after-restart exec-after-resume exec-after-graceful-restart
     exec-clone-identity shell-stdin exec-find-d exec-write-mount`).map((name) => [name, GUEST]),
  ),
  ...Object.fromEntries(
    words(
      "offline-find-json offline-find-force offline-launch-alias offline-launch-default offline-launch-http",
    ).map((name) => [name, OFFLINE]),
  ),
  ...Object.fromEntries(words(IN_A_NAMESPACE).map((name) => [name, ROOT])),
  "alias-create": "aliases are not simulated",
  "aliases-json": "aliases are not simulated",
  unalias: "aliases are not simulated",
  "host-ls-mount": "is no call of Multipass",
  "bad-server-address": "the simulator has no server address",
  "start-noargs": "was killed while it downloaded an image",
  "exec-sleep-client-SIGINT": "its client was killed from outside; test/sim/executable.test.ts kills one",
  "exec-sleep-client-SIGKILL": "its client was killed from outside; test/sim/executable.test.ts kills one",
  "exec-ps-after-client-SIGINT": "its client was killed from outside; test/sim/executable.test.ts kills one",
  "exec-background-child": "took as long as its background child slept, five seconds",
};

/** A launch that stops for good before the disk is there. */
function preparing(argv: string): Given {
  return (sim) => hanging(sim, argv, "create");
}

/** A launch that stops for good while the guest boots. */
function booting(argv: string): Given {
  return (sim) => hanging(sim, argv, "boot");
}

async function hanging(sim: MemorySim, argv: string, kind: "create" | "boot"): Promise<void> {
  await new Promise<void>((reached) => {
    void sim.call(argv.split(" "), {
      async guest(effect) {
        if (effect.kind !== kind) return {};
        reached();
        return new Promise(() => undefined);
      },
    });
  });
}

/** A launch whose guest never gets an address. */
async function timedOut(sim: MemorySim): Promise<void> {
  const argv = "launch file:///home/user/lab/image-fast.qcow2 --name f1 --memory 512M --timeout 300";
  await sim.call(argv.split(" "), { guest: mute });
}

export const mute: FakeGuest = async ({ kind }) => {
  if (kind === "boot") throw new Error(TIMED_OUT);
  return {};
};

function state(name: string, state: State): Given {
  return async (sim) => {
    sim.world = put(sim.world, name, { state });
  };
}

function gone(name: string): Given {
  return async (sim) => {
    sim.world = put(sim.world, name, { gone: true });
  };
}

function daemon(daemon: "down" | "unauthenticated"): Given {
  return async (sim) => {
    sim.world = { ...sim.world, daemon };
  };
}

function ci(last: string): Given[] {
  return [unlisted("ci1"), f1, "stop f1", "clone f1 --name fc", "start f1", unlisted(last)];
}

/** Clones f1 and gives the clone the name it had in the recording, where the counter had gone on. */
async function cloneAs(sim: MemorySim, from: string, to: string): Promise<void> {
  await sim.call(["clone", "f1"]);
  const { [from]: instance, ...rest } = sim.world.instances;
  sim.world = { ...sim.world, instances: { ...rest, [to]: instance! } };
}
