import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { machinesMissing, type Scenario, scenario } from "./support.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

const missing = await machinesMissing();

describe.skipIf(missing)(`images in real guests${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let here: Scenario;
  const yaml = (last: string, expected = "five") => `apiVersion: devorch/v1
project: acme
provider: sim
images:
  golden:
    from: "24.04"
    steps:
      - { name: one, run: "echo one >>~/log" }
      - { name: two, run: "echo two >>~/log" }
      - { name: three, run: "echo three >>~/log" }
      - { name: four, run: "echo four >>~/log", checkpoint: true }
      - { name: five, run: "${last}" }
    verify:
      - { run: "tail -n 1 ~/log", expect: ${expected} }
machines:
  web: { image: golden }
`;
  beforeAll(async () => {
    here = await scenario(yaml("echo five >>~/log"), "namespace");
  });
  afterAll(() => here?.dispose());

  /** The steps of the image that a run made, in order. */
  const stepsOf = (stdout: string) => [...stdout.matchAll(/run echo (\w+).*: done/g)].map(([, step]) => step);

  it("another last step of five is the only one that runs, also after its check failed and was mended", async () => {
    const build = ["image", "build", "--auto-approve"];
    const first = await here.devorch(build);
    expect({ ...first, steps: stepsOf(first.stdout) }).toMatchObject({
      code: 0,
      steps: ["one", "two", "three", "four", "five"],
    });

    here.write("devorch.yaml", yaml("echo 5 >>~/log"));
    const failed = await here.devorch([...build, "--keep-failed"]);
    expect(failed).toMatchObject({ code: 7, stderr: expect.stringContaining("is kept for a look") });
    expect(failed.stdout + failed.stderr).toContain('printed "5", expected "five"');
    expect(stepsOf(failed.stdout)).toEqual(["5"]);
    const kept = Object.keys(await here.machines()).find((name) => failed.stderr.includes(name))!;
    expect((await here.multipass("exec", kept, "--", "tail", "-n", "1", "log")).stdout).toBe("5\n");

    here.write("devorch.yaml", yaml("echo 5 >>~/log", '"5"'));
    const mended = await here.devorch(["apply", "--auto-approve"]);
    expect({ ...mended, steps: stepsOf(mended.stdout) }).toMatchObject({ code: 0, steps: ["5"] });
    expect((await here.devorch(["exec", "web", "--", "cat", "log"])).stdout).toBe(
      "one\ntwo\nthree\nfour\n5\n",
    );
  });
});
