import { expect, onTestFinished, test } from "vitest";
import { type Scenario, scenario } from "./support.ts";

/** `make faults` runs ten at once. */
const many = process.env.DEVORCH_FULL ? 10 : 2;

const configuration = (project: string) => `apiVersion: devorch/v1
project: ${project}
provider: sim
images:
  golden: { from: "24.04", steps: [{ name: tools, run: touch tools }] }
machines:
  web: { image: golden }
`;

async function setUp(): Promise<Scenario> {
  const here = await scenario(configuration("one"));
  onTestFinished(() => here.dispose(), 120_000);
  return here;
}

const apply = ["apply", "--auto-approve"];
const patient = [...apply, "--lock-timeout", "300s"];
const made = (results: readonly { stdout: string }[]) =>
  results.filter(({ stdout }) => /\b[1-9]\d* created/.test(stdout)).length;
const templates = (machines: Record<string, string>) =>
  Object.keys(machines).filter((name) => name.startsWith("golden-"));

test(`of ${many} applies at once in two checkouts of a project one makes what is missing, and the others wait and find nothing to do`, async () => {
  const here = await setUp();
  here.write("../other/devorch.yaml", configuration("one"));
  const results = await Promise.all(
    Array.from({ length: many }, (_, at) =>
      here.devorch(at % 2 ? [...patient, "--file", "../other/devorch.yaml"] : patient),
    ),
  );
  for (const { code, stderr } of results) expect(code, stderr).toBe(0);
  expect(made(results)).toBe(1);
  const machines = await here.machines();
  expect(machines["dev-one-web"]).toBe("Running");
  expect(templates(machines)).toHaveLength(1);
  expect(Object.keys(machines)).toHaveLength(2);
}, 600_000);

test(`${many} applies at once over two projects that need one template build it once`, async () => {
  const here = await setUp();
  const projects = ["p0", "p1"];
  for (const project of projects) here.write(`../${project}/devorch.yaml`, configuration(project));
  const results = await Promise.all(
    Array.from({ length: many }, (_, at) =>
      here.devorch([...patient, "--file", `../${projects[at % 2]}/devorch.yaml`]),
    ),
  );
  for (const { code, stderr } of results) expect(code, stderr).toBe(0);
  expect(made(results)).toBe(2);
  const machines = await here.machines();
  expect(templates(machines)).toHaveLength(1);
  for (const project of projects) {
    expect(machines[`dev-${project}-web`]).toBe("Running");
    const plan = await here.devorch(["plan", "--detailed-exitcode", "--file", `../${project}/devorch.yaml`]);
    expect(plan.code, plan.stdout).toBe(0);
  }
}, 600_000);
