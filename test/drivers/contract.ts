import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Action, GuestCommand } from "../../src/core/action.ts";
import { instanceNamed } from "../../src/core/live.ts";
import type { Driver, Query } from "../../src/engine/ports.ts";

export interface Subject {
  driver: Driver;
  /** An image that launches quickly. */
  image: string;
  /** A host folder that the provider may read. */
  folder: string;
  dispose(): Promise<void> | void;
}

const MiB = 2 ** 20;

/**
 * What every driver promises, told as the life of two machines; the steps build on each other. Each action is performed twice, since
 * `perform` is idempotent. Only instances called `devorch-contract-…` are touched, and none is left.
 */
export function driverContract(name: string, open: () => Promise<Subject>, timeoutMs: number): void {
  describe.sequential(`driver contract: ${name}`, { timeout: timeoutMs }, () => {
    let subject: Subject;
    const first = "devorch-contract-a";
    const second = "devorch-contract-b";
    const output: string[] = [];

    beforeAll(async () => {
      subject = await open();
    }, timeoutMs);
    afterAll(async () => {
      for (const instance of [first, second]) await once({ do: "delete", instance, purge: true });
      await subject.dispose();
    }, timeoutMs);

    const once = (action: Action) =>
      subject.driver.perform(action, {
        signal: new AbortController().signal,
        reveal: async (value) => String(value),
        onOutput: (_stream, text) => output.push(text),
      });
    const twice = async (action: Action) => {
      await once(action);
      return once(action);
    };
    const observe = (query: Partial<Query> = {}) =>
      subject.driver.observe(
        { sizesOf: [], mountsOf: [], networks: false, driver: true, ...query },
        new AbortController().signal,
      );
    const seen = async (instance: string, query: Partial<Query> = {}) =>
      instanceNamed(await observe(query), instance);
    const stateOf = async (instance: string) => (await seen(instance))?.state;
    const run = (instance: string, run: GuestCommand["run"], expected?: string): Action => ({
      do: "run",
      instance,
      command: { run, env: {}, timeoutMs },
      ...(expected === undefined ? {} : { expect: expected }),
    });

    test("says what the provider is", async () => {
      const { provider } = await observe();
      expect(provider.client).toMatch(/^\d+\.\d+/);
      expect(provider.daemon).toBeDefined();
      expect(provider.driver).toBeDefined();
    });

    test("launches, and is ready with an address", async () => {
      await twice({
        do: "launch",
        instance: first,
        from: subject.image,
        cpus: 1,
        memoryBytes: 512 * MiB,
        diskBytes: 5120 * MiB,
        networks: [],
        cloudInit: "#cloud-config\n{}\n",
        timeoutMs,
      });
      const facts = await twice({
        do: "wait-ready",
        instance: first,
        timeoutMs,
        probe: { run: "true", env: {}, timeoutMs },
      });
      expect(facts.ipv4).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
      expect(await seen(first, { sizesOf: [first] })).toMatchObject({
        state: "Running",
        ipv4: expect.arrayContaining([facts.ipv4]),
        sizes: { cpus: 1, memoryBytes: 512 * MiB, diskBytes: 5120 * MiB },
      });
    });

    test("runs commands as a user with a home, and tells their ends apart", async () => {
      await once(run(first, 'printf "%s" "a  b"', "a  b"));
      await once(run(first, ["printf", "%s", "$HOME; 'x'"], "$HOME; 'x'"));
      await expect(once(run(first, "exit 2"))).rejects.toThrow(/exited with 2/);
      await expect(once(run(first, "kill -TERM $$"))).rejects.toThrow(/exited with 143, as after SIGTERM/);
    });

    test("writes files whole", async () => {
      const from = join(subject.folder, "payload");
      const bytes = Buffer.from([...Array(200_000).keys()].map((at) => at % 256));
      writeFileSync(from, bytes);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await twice({
        do: "write-file",
        instance: first,
        file: { from, to: "~/in/payload", mode: "0640", sha256 },
      });
      await once(run(first, "sha256sum < ~/in/payload | cut -d' ' -f1", sha256));
      await once(run(first, "stat -c %a ~/in/payload", "640"));
    });

    test("refuses what would do harm to a running machine", async () => {
      const snapshot: Action = { do: "snapshot", instance: first, snapshot: "s", comment: "" };
      await expect(once(snapshot)).rejects.toThrow(/^DEV-214 /);
      await expect(once({ do: "resize", instance: first, cpus: 2 })).rejects.toThrow(/^DEV-214 /);
      await expect(once({ do: "clone", template: first, snapshot: "s", instance: second })).rejects.toThrow(
        /^DEV-224 /,
      );
    });

    test("stops, and then executes nothing in it", async () => {
      await twice({ do: "stop", instance: first });
      await expect(once(run(first, "true"))).rejects.toThrow(/^DEV-228 /);
      expect(await stateOf(first)).toBe("Stopped");
    });

    test("snapshots with a comment that comes back byte for byte", async () => {
      const comment = '{"devorch":1,"image":"a \\"b\\""}';
      await twice({ do: "snapshot", instance: first, snapshot: "sealed", comment });
      expect((await observe()).snapshots.filter(({ instance }) => instance === first)).toEqual([
        { instance: first, name: "sealed", comment },
      ]);
    });

    test("clones the sealed state, and nothing that came after it", async () => {
      await once({ do: "start", instance: first });
      await once({ do: "wait-ready", instance: first, timeoutMs });
      await once(run(first, "touch ~/later"));
      await once({ do: "stop", instance: first });
      await twice({ do: "clone", template: first, snapshot: "sealed", instance: second });
      expect(await stateOf(second)).toBe("Stopped");
    });

    test("resizes a stopped machine", async () => {
      await twice({ do: "resize", instance: second, cpus: 2, memoryBytes: 768 * MiB, diskBytes: 6144 * MiB });
      expect((await seen(second, { sizesOf: [second] }))?.sizes).toEqual({
        cpus: 2,
        memoryBytes: 768 * MiB,
        diskBytes: 6144 * MiB,
      });
    });

    test("starts the clone, which has the files but not the later one", async () => {
      await twice({ do: "start", instance: second });
      await once({ do: "wait-ready", instance: second, timeoutMs });
      await once(run(second, "test -e ~/in/payload && ! test -e ~/later"));
    });

    test("mounts a folder and lets go of it", async () => {
      await twice({ do: "mount", instance: second, source: subject.folder, target: "/tmp/workspace" });
      expect((await seen(second, { mountsOf: [second] }))?.mounts).toEqual({
        "/tmp/workspace": subject.folder,
      });
      await twice({ do: "umount", instance: second, target: "/tmp/workspace" });
      expect((await seen(second, { mountsOf: [second] }))?.mounts).toEqual({});
    });

    test("suspends, resumes and restarts", async () => {
      await twice({ do: "suspend", instance: second });
      expect(await stateOf(second)).toBe("Suspended");
      await expect(once({ do: "stop", instance: second })).rejects.toThrow(/^DEV-214 /);
      await twice({ do: "start", instance: second });
      await once({ do: "restart", instance: second });
      expect(await stateOf(second)).toBe("Running");
    });

    test("deletes to the trash, where the name stays taken, and recovers", async () => {
      await twice({ do: "delete", instance: second, purge: false });
      expect(await stateOf(second)).toBe("Deleted");
      await expect(
        once({ do: "clone", template: first, snapshot: "sealed", instance: second }),
      ).rejects.toThrow(/^DEV-222 /);
      await twice({ do: "recover", instance: second });
      expect(await stateOf(second)).toBe("Stopped");
    });

    test("deletes a snapshot, and machines for good", async () => {
      await twice({ do: "restore", instance: first, snapshot: "sealed" });
      await twice({ do: "delete-snapshot", instance: first, snapshot: "sealed" });
      for (const instance of [first, second]) await twice({ do: "delete", instance, purge: true });
      const { instances, snapshots } = await observe();
      expect(instances.filter(({ name }) => name === first || name === second)).toEqual([]);
      expect(snapshots.filter(({ instance }) => instance === first)).toEqual([]);
    });
  });
}
