import type { Exit, Runner } from "../../../src/drivers/multipass/runner.ts";
import { VirtualClock } from "../virtual-clock.ts";

export interface FakeInstance {
  state: string;
  ipv4?: string[];
  sizes?: { cpus: string; memory: string; disk: string };
  mounts?: Record<string, string>;
}

export interface World {
  instances: Record<string, FakeInstance>;
  snapshots: Record<string, Record<string, { comment: string; parent: string }>>;
}

/** What the launches of the tests ask for. */
const launched = { cpus: "1", memory: "1.0GiB", disk: "8.0GiB" };

/** What a scripted call does to the world, and how it ends; nothing said: exit 0. */
type Script = (world: World, argv: readonly string[]) => Partial<Exit> | undefined;

/**
 * A Multipass whose reading calls tell the truth about a small world and whose mutations are scripted, call by call; the last script of a verb
 * stays. `calls` are the mutations made, `reads` the rest.
 */
export class FakeMultipass {
  readonly clock = new VirtualClock();
  readonly world: World;
  readonly calls: string[] = [];
  readonly reads: string[] = [];
  readonly #scripts: Record<string, Script[]>;

  constructor(world: Partial<World>, scripts: Record<string, Script | Script[]> = {}) {
    this.world = { instances: {}, snapshots: {}, ...world };
    this.#scripts = Object.fromEntries(Object.entries(scripts).map(([verb, one]) => [verb, [one].flat()]));
  }

  readonly run: Runner = async (argv, options) => {
    if (options.signal.aborted) return { end: "aborted", stdout: "", stderr: "" };
    const scripted = this.#script(argv);
    const answer = this.#answer(argv);
    (answer === undefined ? this.calls : this.reads).push(argv.slice(0, 6).join(" "));
    const exit = scripted?.(this.world, argv) ?? { stdout: answer ?? "" };
    if (exit.end === "timed-out") await this.clock.sleep(options.deadlineMs);
    return { end: 0, stdout: "", stderr: "", ...exit };
  };

  #script(argv: readonly string[]): Script | undefined {
    const queue = this.#scripts[`${argv[0]} ${argv[1]}`] ?? this.#scripts[argv[0]!];
    return queue && queue.length > 1 ? queue.shift() : queue?.[0];
  }

  #answer(argv: readonly string[]): string | undefined {
    const { instances, snapshots } = this.world;
    if (argv[0] === "version") return '{"multipass":"1.16.3","multipassd":"1.16.3"}';
    if (argv[0] === "networks") return '{"list":[{"name":"en0","type":"ethernet","description":""}]}';
    if (argv[0] === "list" && argv.includes("--snapshots")) {
      return JSON.stringify({ errors: [], info: snapshots });
    }
    if (argv[0] === "list") {
      const list = Object.entries(instances).map(([name, { state, ipv4 }]) => ({
        name,
        state,
        ipv4: argv.includes("--no-ipv4") ? [] : (ipv4 ?? []),
        release: "Ubuntu 24.04 LTS",
      }));
      return JSON.stringify({ list });
    }
    if (argv[0] === "info") {
      const info = argv
        .slice(1)
        .filter((word) => word in instances)
        .map((name) => [
          name,
          {
            mounts: Object.fromEntries(
              Object.entries(instances[name]?.mounts ?? {}).map(([target, source_path]) => [
                target,
                { source_path },
              ]),
            ),
          },
        ]);
      return JSON.stringify({ errors: [], info: Object.fromEntries(info) });
    }
    if (argv[0] === "get") {
      const [, name, key] = argv[1]!.split(".");
      if (name === "driver") return "qemu\n";
      return `${(instances[name!]?.sizes ?? launched)[key as "cpus"]}\n`;
    }
    return undefined;
  }
}

export const said = (stderr: string, end: Exit["end"] = 2): Partial<Exit> => ({ end, stderr });
