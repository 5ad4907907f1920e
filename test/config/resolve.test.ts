import { createHash } from "node:crypto";
import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { load } from "../../src/config/load.ts";
import { acme, desiredOf, problemsOf, projectWith } from "../support/project.ts";

// Environments and includes

test("an environment is merged: maps deeply, lists whole, null removes", async () => {
  const yaml = `
environments:
  ci:
    machines: { web: { cpus: 4, labels: [b], repo: null, env: { B: "2" } }, db: null, only: { from: y } }
machines:
  web: { from: x, memory: 2G, labels: [a, c], repo: { url: u }, env: { A: "1" } }
  db: { from: x }
`;
  const { machines } = await desiredOf(yaml, { environment: "ci" });
  expect(machines.map(({ instance }) => instance)).toEqual(["dev-acme-ci-only", "dev-acme-ci-web"]);
  expect(machines[1]).toMatchObject({
    cpus: 4,
    memoryBytes: 2 * 1024 ** 3,
    labels: ["b"],
    env: { A: "1", B: "2" },
  });
  expect(machines[1]).not.toHaveProperty("repo");
  expect((await desiredOf(yaml)).machines.map(({ instance }) => instance)).toEqual([
    "dev-acme-db",
    "dev-acme-web",
  ]);
});

test("an environment that is not declared suggests the nearest", async () => {
  expect(await problemsOf(acme("environments: { ci: {} }"), { environment: "cl" })).toEqual([
    "DEV-122 there is no environment cl → did you mean ci?",
  ]);
});

test("included files lie under this one, later over earlier, with paths from their own folder", async () => {
  const desired = await desiredOf("include: [a/one.yaml, two.yaml]\nmachines: { web: { cpus: 3 } }", {
    files: {
      "a/one.yaml":
        "machines: { web: { from: x, cpus: 1, memory: 1G, mounts: [ { source: src, target: /s/ } ] } }",
      "a/src/f": "",
      "two.yaml": "include: [three.yaml]\nmachines: { web: { cpus: 2, memory: 2G } }",
      "three.yaml": "machines: { db: { from: x } }\ntasks: { t: { run: x, inputs: [ 'lib/**' ] } }",
    },
  });
  expect(desired.machines.map(({ key, cpus, memoryBytes }) => [key, cpus, memoryBytes])).toEqual([
    ["db", 1, 1024 ** 3],
    ["web", 3, 2 * 1024 ** 3],
  ]);
  expect(desired.machines[1]?.mounts).toEqual([{ source: join(desired.root, "a/src"), target: "/s" }]);
});

test("problems in an included file point into it", async () => {
  const files = {
    "a.yaml": "include: [devorch.yaml, b.yaml, /etc/passwd]\nmachines:\n  web: { cpuss: 1 }\n",
  };
  expect(await problemsOf(acme("include: [a.yaml]"), { files })).toEqual([
    "a.yaml:1:11 DEV-121 files include each other: devorch.yaml → a.yaml → devorch.yaml → remove one of the includes",
    "a.yaml:1:25 DEV-121 b.yaml does not exist → correct the path; it is relative to the file it stands in",
    'a.yaml:1:33 DEV-161 /etc/passwd is outside the project → copy it into the project, or allow its folder: allowOutside: ["/etc/passwd"]',
    'a.yaml:3:3 DEV-114 web needs image or from → write from: "24.04"',
    "a.yaml:3:10 DEV-110 unknown key cpuss → did you mean cpus?",
  ]);
});

test("an included file cannot open the project", async () => {
  const files = { "a.yaml": "allowOutside: [/etc]\nhost: { caCertificates: [/etc/passwd] }" };
  const problems = await problemsOf(acme("include: [a.yaml]"), { files });
  expect(problems).toEqual([
    expect.stringMatching("^a.yaml:2:26 DEV-161 /etc/passwd is outside the project"),
  ]);
});

// Machines

test("what is not said has Multipass's defaults, and clones the disk of their image", async () => {
  const { machines, provider } = await desiredOf(
    "images: { g: { from: x, disk: 7G } }\nmachines: { a: { from: x }, b: { image: g, disk: 8G }, c: { image: g } }",
  );
  const sizes = machines.map(({ cpus, memoryBytes, diskBytes }) => [
    cpus,
    memoryBytes / 1024 ** 3,
    diskBytes / 1024 ** 3,
  ]);
  expect(sizes).toEqual([
    [1, 1, 5],
    [1, 1, 8],
    [1, 1, 7],
  ]);
  expect(provider).toBe("multipass");
});

test("replicas keep the names of fewer replicas, and machines are in the order of their addresses", async () => {
  const { machines } = await desiredOf(
    "machines: { web: { from: x, replicas: 11 }, web-a: { from: x }, box: { from: x, name: Own, replicas: 2 } }",
  );
  expect(machines.map(({ address, replica, instance }) => [address, replica, instance]).slice(0, 4)).toEqual([
    ["machine.box", 1, "Own"],
    ["machine.box-2", 2, "Own-2"],
    ["machine.web", 1, "dev-acme-web"],
    ["machine.web-10", 10, "dev-acme-web-10"],
  ]);
});

test("a machine waits for what its own, its readiness's and its setup's texts refer to", async () => {
  const { machines } = await desiredOf(`
machines:
  a: { from: x, replicas: 2 }
  b: { from: x, env: { X: "\${machine.a.ipv4}", SELF: "\${machine.b.name}" } }
  c: { from: x, ready: { run: "ping \${machine.a-2.ipv4}" } }
  d: { from: x, setup: [t] }
  e: { from: x, dependsOn: [a] }
tasks:
  t: { run: x, needs: [n] }
  n: { run: [echo, "\${machine.b.ipv4}"] }
`);
  expect(Object.fromEntries(machines.map(({ address, dependsOn }) => [address, dependsOn]))).toEqual({
    "machine.a": [],
    "machine.a-2": [],
    "machine.b": ["machine.a"],
    "machine.c": ["machine.a-2"],
    "machine.d": ["machine.b"],
    "machine.e": ["machine.a", "machine.a-2"],
  });
  expect(machines.find(({ key }) => key === "d")?.setup).toEqual(["n", "t"]);
});

test("files are hashed, and secrets stay where they are", async () => {
  const { machines } = await desiredOf(
    'machines: { a: { from: x, files: [ { from: f, to: ~/f, mode: "600" } ], env: { T: { secret: "file:/nowhere" }, N: 1 } } }',
    { files: { f: "content" } },
  );
  const sha256 = createHash("sha256").update("content").digest("hex");
  expect(machines[0]?.files).toEqual([
    { from: expect.stringMatching("^/.*/f$"), to: "~/f", mode: "0600", sha256 },
  ]);
  expect(machines[0]?.env).toEqual({ N: "1", T: { secret: "file:/nowhere" } });
});

test("scripts and cloud-init are loaded, from a file, as text or as a map", async () => {
  const { images, machines } = await desiredOf(
    `
images: { g: { from: x, cloudInit: c.yaml, steps: [ { script: s.sh, timeout: 1m } ] } }
machines:
  a: { from: x, cloudInit: "#cloud-config\\npackages: [git]" }
  b: { from: x, cloudInit: { packages: [git], bootcmd: [x] } }
`,
    { files: { "c.yaml": "#cloud-config\n{}\n", "s.sh": "echo" } },
  );
  expect(images.g).toMatchObject({
    cloudInit: "#cloud-config\n{}\n",
    steps: [{ name: "step-1", shell: "echo", timeoutMs: 60_000 }],
  });
  expect(machines.map(({ cloudInit }) => cloudInit)).toEqual([
    "#cloud-config\npackages: [git]",
    "#cloud-config\nbootcmd:\n  - x\npackages:\n  - git\n",
  ]);
});

test("a symbolic link does not lead out of the project, unless its folder is allowed", async () => {
  const outside = await projectWith({ "secret/key": "k" });
  const yaml = (more: string) =>
    acme(`machines: { a: { from: x, files: [ { from: link/key, to: /k } ] } }\n${more}`);
  for (const [more, allowed] of [
    ["", false],
    [`allowOutside: ["${outside}"]`, true],
  ] as const) {
    const root = await projectWith({ "devorch.yaml": yaml(more) });
    await symlink(join(outside, "secret"), join(root, "link"));
    const loaded = await load({ cwd: root, env: {} });
    expect("desired" in loaded).toBe(allowed);
  }
});

test("the places of single fields are kept under the names of the desired machine", async () => {
  const { machines } = await desiredOf(
    "machines:\n  a:\n    from: x\n    disk: 6G\n    mounts: [ { source: ., target: /w } ]\n",
  );
  expect(
    Object.entries(machines[0]!.sources).map(([field, { line, column }]) => `${field} ${line}:${column}`),
  ).toEqual(["diskBytes 6:11", "origin 5:11", "mounts 7:13", "mounts.0.source 7:25"]);
});

// Tasks and the rest

test("a task is resolved with everything it can say", async () => {
  const { tasks, root } = await desiredOf(
    `
machines: { web: { from: x, labels: [backend] } }
tasks:
  a:
    run: [pytest, -q]
    shell: sh
    workdir: ~/acme
    user: root
    env: { A: 1 }
    stdin: { file: in }
    needs: [b]
    on: [web, backend]
    inputs: [uv.lock, ./src/**]
    outputs: [report.xml]
    timeout: 10m
    idleTimeout: 90s
    retries: 2
    retryOn: [75, timeout]
    continueOnError: true
    when: always
    ports: [5432]
    sync: [ { from: in, to: ~/in }, { from: ~/out, to: out, direction: pull } ]
  b: { run: "yes", stdin: "y\\n" }
`,
    { files: { in: "" } },
  );
  expect(tasks.a).toMatchObject({
    run: ["pytest", "-q"],
    shell: "sh",
    workdir: "~/acme",
    user: "root",
    env: { A: "1" },
    stdin: { file: join(root, "in") },
    needs: ["b"],
    on: ["web", "backend"],
    inputs: ["uv.lock", "src/**"],
    outputs: ["report.xml"],
    timeoutMs: 600_000,
    idleTimeoutMs: 90_000,
    retries: 2,
    retryOn: [75, "timeout"],
    continueOnError: true,
    when: { all: [] },
    ports: [5432],
    sync: [
      { from: join(root, "in"), to: "~/in", direction: "push" },
      { from: "~/out", to: join(root, "out"), direction: "pull" },
    ],
  });
  expect(tasks.b).toMatchObject({ run: "yes", stdin: { text: "y\n" }, retries: 0, on: [] });
});

test("the host's surroundings, moves and allowed tools are resolved", async () => {
  const certificate = (text: string) => `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`;
  const pem = `${certificate("QQ==")}-----BEGIN PRIVATE KEY-----\nUw==\n-----END PRIVATE KEY-----\n${certificate("Qg==")}`;
  const desired = await desiredOf(
    `
machines: { web: { from: x } }
moved: [ { from: machine.app, to: machine.web } ]
host: { proxy: { http: "http://p:1" }, caCertificates: [ca.pem], aptProxy: "http://a:1", cacheDir: ~/cache }
mcp: { allow: [run_task, apply] }
`,
    { files: { "ca.pem": pem }, env: { HOME: "/home/me" } },
  );
  expect(desired.moved).toEqual([{ from: "machine.app", to: "machine.web" }]);
  expect(desired.host).toEqual({
    proxy: { http: "http://p:1" },
    caCertificates: [certificate("QQ=="), certificate("Qg==")],
    aptProxy: "http://a:1",
    cacheDir: "/home/me/cache",
  });
  expect(desired.mcpAllow).toEqual(["apply", "run_task"]);
});

test("the tasks of a stand-alone file take the place of those of the same names", async () => {
  const { tasks } = await desiredOf(
    "machines: { web: { from: x } }\ntasks: { a: { run: old, user: root }, b: { run: b } }",
    {
      tasksFile: "ci/tasks.json",
      files: {
        "ci/tasks.json":
          '{"vars": {"v": {"default": "1"}}, "tasks": {"a": {"run": "new ${var.v}", "inputs": ["in"], "on": "web"}}}',
      },
    },
  );
  expect(tasks.a).toMatchObject({ run: "new 1", inputs: ["ci/in"] });
  expect(tasks.a).not.toHaveProperty("user");
  expect(tasks.b?.run).toBe("b");
});

test("problems in a task file point into it", async () => {
  const files = { "t.yaml": "machines: {}\ntasks:\n  a: { run: x, needs: [b], timeout: 5 }\n" };
  expect(await problemsOf(acme(""), { files, tasksFile: "t.yaml" })).toEqual([
    "t.yaml:1:1 DEV-110 unknown key machines → write one of: apiVersion, tasks, vars",
    "t.yaml:3:24 DEV-141 there is no task b → write one of: a",
    "t.yaml:3:37 DEV-111 timeout must be a duration such as 30s, 2m30s or 8h, got 5 → write timeout: 2m30s",
  ]);
});
