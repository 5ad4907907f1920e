import { expect, onTestFinished, test, vi } from "vitest";
import { type CliWorld, cliWorld } from "../support/cli-world.ts";

const machines = (machine: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { web: { from: "24.04", replicas: 12, ${machine} } }
`;

/** The most steps of a kind that ran at a time. */
async function most(
  at: CliWorld,
  kind: string,
  args: readonly string[] = [],
  platform: NodeJS.Platform = "linux",
): Promise<number> {
  const { code, stdout } = await at.devorch(["apply", "--auto-approve", "--json", ...args], { platform });
  expect(code).toBe(0);
  let running = 0;
  let highest = 0;
  for (const line of stdout.trim().split("\n")) {
    const { type, hook } = JSON.parse(line);
    if (hook?.provisioner !== kind) continue;
    if (type === "provision_start") highest = Math.max(highest, ++running);
    if (type === "provision_complete") running--;
  }
  expect(running).toBe(0);
  return highest;
}

test.each([
  { platform: "linux", args: [], launches: 2, stops: 10 },
  { platform: "darwin", args: [], launches: 1, stops: 10 },
  { platform: "linux", args: ["--parallelism", "1"], launches: 1, stops: 1 },
  { platform: "linux", args: ["--parallelism", "12"], launches: 2, stops: 12 },
] as const)(
  "on $platform with $args $launches launches and $stops other steps go at a time",
  async ({ platform, args, launches, stops }) => {
    const at = await cliWorld(machines("state: running"));
    expect(await most(at, "launch", args, platform)).toBe(launches);
    at.write("devorch.yaml", machines("state: stopped"));
    const warned = vi.fn();
    process.on("warning", warned);
    onTestFinished(() => void process.off("warning", warned));
    expect(await most(at, "stop", args, platform)).toBe(stops);
    expect(warned).not.toHaveBeenCalled();
  },
);

test.each(["0", "-1", "1.5", "many", ""])(
  "--parallelism=%s is refused before anything is made",
  async (number) => {
    const at = await cliWorld(machines("state: running"));
    const refused = await at.devorch(["apply", "--auto-approve", `--parallelism=${number}`]);
    expect(refused).toMatchObject({ code: 3, stderr: expect.stringContaining("DEV-190") });
    expect(at.machines()).toEqual({});
  },
);

test("what does not fit on this host is said, and what fits is not", async () => {
  const at = await cliWorld(machines("memory: 100000G, disk: 100000G"));
  const { code, stderr } = await at.devorch(["plan"]);
  expect(code).toBe(0);
  expect(stderr).toMatch(/DEV-318\]: 12 running machines want \S+ of memory, the host has \d/);
  expect(stderr).toMatch(/DEV-319\]: new machines may grow to \S+ of disk, \d\S* is free/);
  at.write("devorch.yaml", machines("memory: 1M, disk: 1M").replace("replicas: 12", "replicas: 1"));
  expect((await at.devorch(["plan"])).stderr).not.toContain("DEV-31");
});
