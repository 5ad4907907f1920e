import { readFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Scenario, scenario } from "./support.ts";

const yaml = (command: string) => `
apiVersion: devorch/v1
project: acme
provider: sim
defaults: { cpus: 1, memory: 1G, disk: 5G }
machines: { db: { from: "24.04" } }
tasks:
  install: { run: "${command}", inputs: [uv.lock], outputs: [made.txt] }
  test: { run: "test ! -e broken", needs: [install], inputs: ["src/**/*.py", tools] }
`;

let at: Scenario;
beforeAll(async () => {
  at = await scenario(yaml("echo 1 > made.txt"));
  at.write("uv.lock", "1");
  at.write("src/deep/a.py", "1");
  at.write("tools/b", "1");
  expect(await at.devorch(["apply", "--auto-approve"])).toMatchObject({ code: 0 });
  expect(await at.devorch(["run", "test"])).toMatchObject({ code: 0 });
});
afterAll(() => at.dispose());

const explained = async () => (await at.devorch(["run", "test", "--explain"])).stdout;

test("what has passed is not run again while nothing has changed, and its outputs are in the new run", async () => {
  const ran = await at.devorch(["run", "test"]);
  expect(ran.stdout.match(/: cached/g)).toHaveLength(2);
  const { artifacts } = JSON.parse((await at.devorch(["artifacts", "--json"])).stdout) as {
    artifacts: { file: string }[];
  };
  expect(readFileSync(artifacts[0]!.file, "utf8")).toBe("1\n");
  expect(artifacts[0]!.file).toContain(/kept in (.*)/.exec(ran.stderr)![1]!);
});

test("why a task runs is said, down to the file, and a change travels to what needs it", async () => {
  at.write("src/deep/a.py", "2");
  expect(await explained()).toBe("db.install: cached\ndb.test: runs because src/deep/a.py changed\n");
  at.write("src/deep/a.py", "1");
  at.write("tools/new/c", "");
  expect(await explained()).toBe("db.install: cached\ndb.test: runs because tools/new/c is new\n");
  rmSync(`${at.folder}/tools/new`, { recursive: true });
  at.write("devorch.yaml", yaml("echo 2 > made.txt"));
  expect(await explained()).toBe(
    "db.install: runs because the command changed\ndb.test: runs because db.install ran\n",
  );
  at.write("devorch.yaml", yaml("echo 1 > made.txt"));
  expect(await explained()).toBe("db.install: cached\ndb.test: cached\n");
});

test("what one run of a needed task left makes the next task run in another run; a failure is not remembered", async () => {
  expect(await at.devorch(["run", "install", "--force"])).toMatchObject({ code: 0 });
  expect(await explained()).toBe("db.install: cached\ndb.test: runs because what db.install left changed\n");
  await at.devorch(["exec", "db", "--", "touch", "broken"]);
  expect(await at.devorch(["run", "test"])).toMatchObject({ code: 7 });
  expect(await explained()).toMatch(/db.test: runs because it did not pass in \d{8}T/);
});
