import { expect, test } from "vitest";
import { desiredOf, problemsOf } from "../support/project.ts";

test("the whole of the configuration becomes the desired state", async () => {
  const desired = await desiredOf(
    `
defaults: { cpus: 2, memory: 4G, disk: 20G }
vars: { repo: { default: https://example.com/acme.git } }
environments: { ci: { machines: { web: { replicas: 3 } } } }
images:
  golden: { from: "22.04", steps: [ { run: "true" } ] }
machines:
  db: { image: golden }
  web: { image: golden, repo: { url: "\${var.repo}" }, env: { DB_HOST: "\${machine.db.ipv4}" } }
`,
    { environment: "ci" },
  );
  expect(desired.machines.map(({ address, instance, dependsOn }) => [address, instance, dependsOn])).toEqual([
    ["machine.db", "dev-acme-ci-db", []],
    ["machine.web", "dev-acme-ci-web", ["machine.db"]],
    ["machine.web-2", "dev-acme-ci-web-2", ["machine.db"]],
    ["machine.web-3", "dev-acme-ci-web-3", ["machine.db"]],
  ]);
  expect(desired.machines[1]).toMatchObject({
    memoryBytes: 4 * 1024 ** 3,
    repo: { url: "https://example.com/acme.git", ref: "main", path: "~/acme" },
    env: { DB_HOST: { parts: [{ ref: { machine: "db", attribute: "ipv4" } }] } },
  });
});

test("mistakes of form and of meaning are reported together, in the order of their places", async () => {
  expect(
    await problemsOf(`apiVersion: devorch/v1
provder: sim
images: { golden: { from: 22.04 } }
machines:
  web: { image: goldn, cpus: two }
`),
  ).toEqual([
    "1:1 DEV-112 the configuration needs project → write project: acme",
    "2:1 DEV-110 unknown key provder → did you mean provider?",
    '3:27 DEV-111 from must be text, got 22.04 → write it in quotes: "22.04"',
    "5:17 DEV-141 there is no image goldn → did you mean golden?",
    '5:30 DEV-111 cpus must be a whole number from 1, got "two" → write cpus: 2',
  ]);
});
