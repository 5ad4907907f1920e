import { expect, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

const yaml = (lifecycles: Readonly<Record<string, string>>) => `
apiVersion: devorch/v1
project: acme
provider: sim
machines: { kept: { from: "24.04" }${Object.entries(lifecycles)
  .map(([name, lifecycle]) => `, ${name}: { from: "24.04", lifecycle: { ${lifecycle} } }`)
  .join("")} }
`;
const all = (lifecycle: string) => ({ old: lifecycle, removed: lifecycle, box: lifecycle, last: lifecycle });

test("what was protected once is deleted only with --confirm and its name, whatever command deletes it", async () => {
  const free = all("protect: false");
  const at = await cliWorld(yaml(all("protect: true")));
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  at.write("devorch.yaml", yaml(free));
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });

  const ways: [command: string[], name: string, lifecycles: Record<string, string>][] = [
    [["gc"], "old", { ...free, old: "ttl: 1s" }],
    [["apply"], "removed", { box: free.box, last: free.last }],
    [["down", "box"], "box", { box: free.box, last: free.last }],
    [["destroy"], "last", { last: free.last }],
  ];
  for (const [command, name, lifecycles] of ways) {
    at.write("devorch.yaml", yaml(lifecycles));
    const run = (...confirm: string[]) => at.devorch([...command, "--auto-approve", ...confirm]);
    for (const confirm of [[], ["--confirm=dev-acme-kept"]]) {
      const hint = expect.stringContaining(`--confirm=dev-acme-${name}`);
      expect(await run(...confirm), name).toMatchObject({ code: 5, stdout: hint });
      expect(at.machines(), name).toHaveProperty(`dev-acme-${name}`, "Running");
    }
    expect(await run(`--confirm=dev-acme-${name}`), name).toMatchObject({ code: 0 });
    expect(at.machines(), name).not.toHaveProperty(`dev-acme-${name}`);
  }
});
