import type { Launch } from "./command.ts";
import { drawn } from "./drawn.ts";
import { findImage, imagePath, isUrl } from "./images.ts";
import { abandon, bootEffect, freeAddress, stillOurs } from "./instance.ts";
import { NO_BRIDGE, noImage, primary, VALID_NAME } from "./names.ts";
import { parseSize } from "./size.ts";
import { CLEAR, spin } from "./spinner.ts";
import { fail, type Next, TIMED_OUT, type Turn } from "./turn.ts";
import { type Claim, type Instance, type Mount, put, type State, type World, without } from "./world.ts";

export function launch(world: World, command: Launch, claim: Claim): Turn {
  const refuse = (text: string) => fail(world, command, text, drawn(world, command));
  const name = command.name || `sim-${world.nextDisk}`;
  const memoryBytes = parseSize(command.memory)!;
  const diskBytes = parseSize(command.disk)!;
  const network = (name: string) => world.networks.find((network) => network.name === name);
  const invalid = [
    memoryBytes < MIN_MEMORY && `Invalid memory size value supplied: ${command.memory}.`,
    diskBytes < MIN_DISK && `Invalid disk size value supplied: ${command.disk}.`,
    !VALID_NAME.test(name) && `Invalid instance name supplied: ${name}`,
    command.networks.some((name) => name !== "bridged" && !network(name)) &&
      "Invalid network options supplied",
  ].findLast((text) => text !== false);
  if (invalid) return refuse(`Invalid arguments supplied\n${invalid}`);
  if (command.networks.includes("bridged") && !world.settings["local.bridged-network"])
    return refuse(NO_BRIDGE);
  if (command.networks.some((name) => network(name)?.type === "ethernet"))
    return refuse("Missing bridges\nInvalid network options supplied");
  if (world.instances[name]) return refuse(`instance "${name}" already exists`);
  if (world.preparing[name]) return refuse(`instance "${name}" is being prepared`);
  const image = findImage(command.image);
  if (!image) return refuse(noImage(command.image));
  const disk = `d${world.nextDisk}`;

  const prepare: Next = (world) => {
    const free = { ...world, preparing: without(world.preparing, name) };
    if (!command.imageExists)
      return fail(free, command, `Custom image \`${imagePath(command.image)}\` does not exist.`, CLEAR);
    const stdout = isUrl(command.image) ? spin(`Preparing image for ${name}`) : "";
    if (diskBytes < image.minDiskBytes) {
      const text = `Requested disk (${diskBytes} bytes) below minimum for this image (${image.minDiskBytes} bytes)`;
      return fail(free, command, text, stdout + CLEAR);
    }
    return { world, stdout, effects: [{ kind: "create", disk }], next: boot };
  };

  const boot: Next = (world, _, failure) => {
    const free = { ...world, preparing: without(world.preparing, name) };
    if (failure) return fail(free, command, failure, CLEAR);
    const instance: Instance = {
      state: "Starting",
      deleted: false,
      image,
      cpus: command.cpus,
      memoryBytes,
      diskBytes,
      mounts: Object.fromEntries(command.mounts.map(({ source, target }) => [target, plainMount(source)])),
      snapshots: {},
      head: "",
      snapshotsTaken: 0,
      clonesMade: 0,
      ipv4: freeAddress(world),
      disk,
      userData: command.userData,
      initialised: false,
      claim,
    };
    return {
      world: { ...free, instances: { ...free.instances, [name]: instance } },
      stdout: spin(`Configuring ${name}`) + spin(`Starting ${name}`),
      effects: [bootEffect(name, instance)],
      next: initialise,
    };
  };

  const initialise: Next = (world, _, failure) => {
    if (!stillOurs(world, name, disk, claim)) return lost(world);
    if (failure) return late(world, "Unknown", failure);
    const { userData } = world.instances[name]!;
    return {
      world: put(world, name, { state: "Running" }),
      stdout: spin("Waiting for initialization to complete"),
      effects: [{ kind: "initialise", disk, name, userData, timeoutMs: command.timeoutS * 1000 }],
      next: finish,
    };
  };

  const finish: Next = (world, _, failure) => {
    if (!stillOurs(world, name, disk, claim)) return lost(world);
    const initialised = put(world, name, { initialised: true });
    if (failure) return late(initialised, "Running", failure);
    return {
      world: put(initialised, name, { claim: undefined }),
      stdout: `Launched: ${name}\n${CLEAR}`,
      exit: 0,
    };
  };

  /** The instance stays. Source: recordings/launch-timeout.json. */
  const late = (world: World, state: State, failure: string): Turn => {
    const left = put(world, name, { state, claim: undefined });
    return failure === TIMED_OUT
      ? { world: left, stderr: "Timed out waiting for instance launch.\n", exit: 5 }
      : fail(left, command, failure, CLEAR);
  };

  const lost = (world: World): Turn => ({
    ...fail(world, command, `instance "${name}" does not exist`, CLEAR),
    effects: abandon(world, name, disk),
  });

  return {
    world: { ...world, nextDisk: world.nextDisk + 1, preparing: { ...world.preparing, [name]: claim } },
    stdout: CLEAR + spin(`Creating ${name}`),
    next: prepare,
  };
}

export const primaryLaunch = (world: World): Launch => ({
  verb: "launch",
  name: primary(world),
  image: "",
  imageExists: true,
  cpus: 1,
  memory: "1G",
  disk: "5G",
  cloudInit: "",
  userData: "",
  timeoutS: 300,
  networks: [],
  mounts: [],
});

const MIN_MEMORY = 128 * 2 ** 20;

const MIN_DISK = 512 * 2 ** 20;

const plainMount = (source: string): Mount => ({ source, uidMaps: [], gidMaps: [], native: false });
