import { expect, test } from "vitest";
import { acme, desiredOf, type Options, problemsOf } from "../support/project.ts";

const usesX = 'vars: { x: { default: d } }\noutputs: { o: "${var.x}" }\n';

async function output(yaml: string, options?: Options): Promise<unknown> {
  return (await desiredOf(yaml, options)).outputs.o;
}

test("--var wins over --var-file, over the environment, over the default", async () => {
  const env = { DEVORCH_VAR_x: "env" };
  const files = { "a.yaml": "x: a", "b.json": '{"x": "b"}' };
  expect(await output(usesX)).toBe("d");
  expect(await output(usesX, { env })).toBe("env");
  expect(await output(usesX, { env, files, varFiles: ["a.yaml"] })).toBe("a");
  expect(await output(usesX, { env, files, varFiles: ["a.yaml", "b.json"] })).toBe("b");
  expect(await output(usesX, { env, files, varFiles: ["a.yaml"], vars: ["x=1", "x=a=b"] })).toBe("a=b");
});

test("a text that is one variable takes its type, and others its words", async () => {
  const yaml = `
vars: { n: { default: 1 } }
machines: { web: { from: x, cpus: "\${var.n}", replicas: "\${var.n}", name: "box-\${var.n}" } }`;
  const { machines } = await desiredOf(yaml, { vars: ["n=3"] });
  expect(machines.map(({ instance, cpus }) => [instance, cpus])).toEqual([
    ["box-3", 3],
    ["box-3-2", 3],
    ["box-3-3", 3],
  ]);
});

test("text is converted to the declared type, or that of the default", async () => {
  const declared =
    "vars: { x: { type: boolean } }\nmachines: { web: { from: x, lifecycle: { protect: '${var.x}' } } }";
  expect((await desiredOf(declared, { vars: ["x=true"] })).machines[0]?.lifecycle.protect).toBe(true);
  expect(await problemsOf(acme(declared), { vars: ["x=yes"] })).toEqual([
    '3:9 DEV-132 variable x must be a boolean, got "yes" → give true or false',
  ]);
  expect(await problemsOf(acme("vars: { x: { default: 1 } }"), { env: { DEVORCH_VAR_x: "many" } })).toEqual([
    '3:9 DEV-132 variable x must be a number, got "many" → give a number such as 2',
  ]);
});

test("a default of another type than the declared one is a mistake, used or not, and told once", async () => {
  const yaml = acme("vars: { x: { type: number, default: many } }");
  const told = '3:9 DEV-132 variable x must be a number, got "many" → give a number such as 2';
  expect(await problemsOf(yaml)).toEqual([told]);
  expect(await problemsOf(`${yaml}\noutputs: { o: "\${var.x}" }`)).toEqual([told]);
});

test("a value that looks like a reference is not looked into again", async () => {
  expect(await output(usesX, { vars: ["x=${machine.db.ipv4} $${var.x}"] })).toBe(
    "${machine.db.ipv4} $${var.x}",
  );
});

test("$${ stands for ${", async () => {
  expect(await output('outputs: { o: "$${HOME} $ {} $$ $${var.x}" }')).toBe("${HOME} $ {} $$ ${var.x}");
});

test("a variable without a value matters only where it is used", async () => {
  expect(await problemsOf(acme("vars: { x: {} }"))).toEqual([]);
  expect(await problemsOf(acme('vars: { x: {} }\noutputs: { o: "${var.x}${var.x}" }'))).toEqual([
    "3:9 DEV-131 variable x has no value → set DEVORCH_VAR_x, or pass --var x=VALUE",
  ]);
  expect(await problemsOf(acme('vars: { x: { sensitive: true } }\noutputs: { o: "${var.x}" }'))).toEqual([
    "3:9 DEV-131 variable x has no value → set DEVORCH_VAR_x",
  ]);
});

test("names that are not declared are told with the nearest one", async () => {
  expect(
    await problemsOf(acme('vars: { host: {} }\noutputs: { o: "${var.hots}" }'), {
      vars: ["hosst=1", "host"],
      files: { "v.yaml": "hots: 1\nhost: [1]\n" },
      varFiles: ["v.yaml"],
    }),
  ).toEqual([
    "4:16 DEV-130 there is no variable hots → did you mean host?",
    "v.yaml:1:1 DEV-130 (warning) there is no variable hots → did you mean host?",
    "v.yaml:2:1 DEV-132 host must be text, a number, true or false → write host: VALUE",
    "DEV-130 there is no variable hosst → write --var host=…",
    "DEV-133 --var host has no value → write --var NAME=VALUE",
  ]);
});

test("sensitive values stay apart from the text around them", async () => {
  const yaml =
    'vars: { t: { sensitive: true } }\ntasks: { a: { run: "login ${var.t}", env: { T: "x${var.t}" } } }';
  const { tasks } = await desiredOf(yaml, { env: { DEVORCH_VAR_t: "s3cret" } });
  expect(tasks.a?.run).toEqual({ parts: ["login ", { sensitive: "s3cret", variable: "t" }] });
  expect(tasks.a?.env.T).toEqual({ parts: ["x", { sensitive: "s3cret", variable: "t" }] });
});

test.each([
  'machines: { web: { from: x, repo: { url: "https://${var.t}@example.com" } } }',
  'machines: { web: { from: x, name: "${var.t}" } }',
  'images: { g: { from: x, steps: [ { run: "login ${var.t}" } ] } }',
  'tasks: { a: { run: x, outputs: ["${var.t}"] } }',
])("a sensitive value is refused where a plan would show it: %s", async (yaml) => {
  const found = await problemsOf(acme(`vars: { t: { sensitive: true } }\n${yaml}`), {
    env: { DEVORCH_VAR_t: "s3cret" },
  });
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(/DEV-134 a sensitive variable cannot be used here|DEV-111 name must/);
  expect(found[0]).not.toContain("s3cret");
});

test("a sensitive value is not taken from an argument, where everybody can read it", async () => {
  expect(
    await problemsOf(
      acme('vars: { t: { sensitive: true } }\nmachines: { a: { from: x, env: { T: "${var.t}" } } }'),
      { vars: ["t=s3cret"] },
    ),
  ).toEqual([
    "DEV-134 t is sensitive and must not be given as an argument → set DEVORCH_VAR_t, or give it in a --var-file",
  ]);
});

test("a sensitive value of the wrong type is not shown", async () => {
  const env = { DEVORCH_VAR_t: "s3cret" };
  expect(await problemsOf(acme("vars: { t: { sensitive: true, type: number } }"), { env })).toEqual([
    "3:9 DEV-132 variable t must be a number → give a number such as 2",
  ]);
});

test("a default that refers to another value is a mistake; what is the shell's stays", async () => {
  const referring = 'vars: { x: { default: "${var.y}" }, y: { default: d } }\noutputs: { o: "${var.x}" }';
  expect(await problemsOf(acme(referring))).toEqual([
    "3:23 DEV-140 the default of x refers to another value → write the value itself",
  ]);
  expect(await output('vars: { x: { default: "${HOME}" } }\noutputs: { o: "${var.x}" }')).toBe("${HOME}");
});
