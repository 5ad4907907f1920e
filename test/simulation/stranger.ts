import type { SimulatedWorld } from "../support/simulated-world.ts";
import { pick } from "./faulty-daemon.ts";

/** Somebody else on the same daemon: has instances of their own, and meddles with ours. */
export class Stranger {
  readonly #world: SimulatedWorld;
  readonly #random: () => number;
  /** Name → their instance as they left it; nothing while they do something to it. */
  readonly #own = new Map<string, string | undefined>();
  readonly #purgedAtMs = new Map<string, number>();
  readonly #swapped = new Set<string>();

  constructor(world: SimulatedWorld, random: () => number) {
    this.#world = world;
    this.#random = random;
  }

  owns(name: string): boolean {
    return this.#own.has(name);
  }

  /** Made within a second after ours of that name was purged: from that nobody can tell it (docs/safety.md). */
  swapped(name: string): boolean {
    return this.#swapped.has(name);
  }

  /** `free`: names that they may take. What they make has more cpus than any machine of ours. */
  async act(free: readonly string[]): Promise<string> {
    const draw = this.#random();
    const names = Object.keys(this.#world.sim.world.instances);
    if (draw < 0.25)
      return this.#do("launch", "24.04", "--cpus", "7", "--name", pick(free, this.#random) ?? "theirs");
    const mine = draw < 0.45;
    const name = pick(
      names.filter((one) => this.owns(one) === mine),
      this.#random,
    );
    const verbs = [
      ["stop"],
      ["start"],
      ["suspend"],
      ["delete"],
      ["delete", "--purge"],
      ["recover"],
      ["umount"],
    ];
    return name === undefined ? "nothing" : this.#do(...pick(verbs, this.#random)!, name);
  }

  /** The names of those of their instances that are not as they left them. */
  changed(): string[] {
    return [...this.#own]
      .filter(([name, left]) => left !== undefined && this.#look(name) !== left && !this.swapped(name))
      .map(([name]) => name);
  }

  /** Gives back what is in our way: our names, our machines in the trash, and, stopped, `resting`: a template or a new clone that was started. */
  async yield(wanted: readonly string[], resting: readonly string[]): Promise<void> {
    for (const [name, { deleted }] of Object.entries(this.#world.sim.world.instances)) {
      if (this.owns(name) && wanted.includes(name)) await this.#do("delete", "--purge", name);
      else if (!this.owns(name) && deleted) await this.#do("recover", name);
    }
    for (const name of resting) {
      const state = this.#world.sim.world.instances[name]?.state;
      if (state === "Suspended") await this.#do("start", name);
      if (state) await this.#do("stop", name);
    }
  }

  async #do(...argv: string[]): Promise<string> {
    const name = argv.at(-1)!;
    const owned = this.owns(name);
    const free = !this.#world.sim.world.instances[name];
    const nowMs = this.#world.clock.nowMs();
    if (argv.includes("--purge")) this.#purgedAtMs.set(name, nowMs);
    if (argv[0] === "launch" && nowMs - (this.#purgedAtMs.get(name) ?? -Infinity) < 1_000)
      this.#swapped.add(name);
    if (owned) this.#own.set(name, undefined);
    const { exit } = await this.#world.sim.call(argv);
    // What had the name may have gone while the call waited.
    const theirs = owned || (argv[0] === "launch" && (free || exit === 0));
    if (theirs && this.#world.sim.world.instances[name]) this.#own.set(name, this.#look(name));
    else this.#own.delete(name);
    return argv.join(" ");
  }

  #look(name: string): string {
    return JSON.stringify(this.#world.sim.world.instances[name]);
  }
}
