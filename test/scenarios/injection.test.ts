import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { hostileVariants, isCode, setTraps, write } from "../support/hostile.ts";
import { expectNeutral } from "../support/neutral.ts";
import { expectWellFormed } from "../support/well-formed.ts";
import { scenario } from "./support.ts";

// Of all fields in test/cli/injection.test.ts. Builds of images are left out here, which take long, and commands, which guests of plain processes run as the host's.
test("hostile values of machines, tasks and variables go through the built devorch, and nothing of them runs", async () => {
  const at = await scenario("");
  try {
    const traps = setTraps(join(at.folder, ".."));
    const wanted = (path: string, kind: string) =>
      kind === "shell" && /^(machines|tasks|vars|outputs)\./.test(path) && !isCode(path);
    const { taken } = await hostileVariants(at.folder, wanted);
    for (const section of ["machines", "tasks"])
      expect(taken.filter((one) => one.section === section).length, section).toBeGreaterThan(5);
    write(
      at.folder,
      taken.filter(({ path }) => !path.includes(".networks.")),
    );
    const env = { PATH: `${traps.folder}:${at.env.PATH}`, ACME_TOKEN: "token" };
    const neutral = async (...args: string[]) => {
      const { stdout, stderr } = await at.devorch(args, { env });
      expectNeutral(args.join(" "), stdout + stderr);
      expect(stderr).not.toContain("bug:");
      return stdout;
    };
    expect(await neutral("apply", "--auto-approve")).toContain("machine.web");
    const { tasks } = JSON.parse(readFileSync(join(at.folder, "devorch.yaml"), "utf8")) as { tasks: object };
    await neutral("run", ...Object.keys(tasks), "--keep-going", "--junit", "report.xml");
    expectWellFormed(readFileSync(join(at.folder, "report.xml"), "utf8"));
    for (const command of ["status", "output", "logs", "ssh-config"]) await neutral(command);
    const texts = taken.filter(({ path }) => /tasks\.\*\.(run\.\[\]|env\.\*|stdin)$|default$/.test(path));
    for (const { path, text } of texts) expect(traps.heard(), path).toContain(JSON.stringify(text));
    expect(texts.length).toBeGreaterThan(3);
    expect(traps.pwned()).toBe("");
  } finally {
    await at.dispose();
  }
}, 300_000);
