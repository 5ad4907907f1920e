import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { load } from "../../src/config/load.ts";

const cwd = fileURLToPath(new URL("whole", import.meta.url));

test.each([undefined, "ci"])(
  "a configuration that says all that one can say is valid in environment %s",
  async (environment) => {
    const loaded = await load({ cwd, env: { DEVORCH_VAR_TOKEN: "t" }, ...(environment && { environment }) });
    if ("problems" in loaded) throw new Error(JSON.stringify(loaded.problems, null, 1));
    expect(loaded.warnings).toEqual([]);
    const { images, machines, tasks, outputs } = loaded.desired;
    expect(Object.keys(images)).toEqual(["golden"]);
    expect(machines.map(({ instance }) => instance)).toEqual(
      environment
        ? ["dev-acme-ci-db", "dev-acme-ci-web", "dev-acme-ci-web-2", "dev-acme-ci-web-3"]
        : ["dev-acme-db", "dev-acme-web"],
    );
    expect([Object.keys(tasks).sort(), Object.keys(outputs)]).toEqual([["install", "test"], ["url"]]);
  },
);
