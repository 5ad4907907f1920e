import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { scenario } from "./support.ts";

const examples = fileURLToPath(new URL("../../examples", import.meta.url));

test.each(readdirSync(examples))(
  "the example %s is applied, and a second apply does nothing",
  async (name) => {
    const yaml = readFileSync(join(examples, name, "devorch.yaml"), "utf8");
    const at = await scenario(yaml);
    onTestFinished(() => at.dispose());
    cpSync(join(examples, name), at.folder, { recursive: true });
    const applied = await at.devorch(["apply", "--auto-approve"]);
    const { machines } = parse(yaml) as { machines: object };
    expect(
      Object.values(await at.machines()).filter((state) => state === "Running").length,
    ).toBeGreaterThanOrEqual(Object.keys(machines).length);
    expect(applied.code).toBe(0);
    expect((await at.devorch(["apply", "--auto-approve"])).stdout).toMatch(/^No changes\./);
  },
);
