import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { hostCloudInit } from "../../src/core/host-cloud-init.ts";
import { type CloudConfig, isMapping, mergeCloudConfig } from "../../src/core/merge-cloud-config.ts";
import { acme, desiredOf, problemsOf } from "../support/project.ts";

/** As cloud-init 22.4 ships it. It calls itself draft 4, and uses nothing that later drafts read otherwise. */
const schema = JSON.parse(readFileSync(new URL("schema-cloud-config-v1.json", import.meta.url), "utf8"));
delete schema.$schema;
const valid = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(schema);
const read = (text: string | undefined) => parse(text ?? "", { version: "1.1" }) as Record<string, unknown>;

const certificate = "-----BEGIN CERTIFICATE-----\nQQ==\n-----END CERTIFICATE-----\n";
const host = `
host:
  proxy: { http: "http://p:1", https: "http://p:2", noProxy: "localhost,.corp" }
  caCertificates: [ca.pem]
  packageMirror: https://mirror/ubuntu
  aptProxy: http://cache:3142
  locale: de_DE.UTF-8
`;
const image = (cloudInit: string) => `images: { golden: { from: "22.04"${cloudInit} } }\n${host}`;
const files = { "ca.pem": certificate };
const golden = async (yaml: string, options: object = {}) =>
  (await desiredOf(yaml, { files, ...options })).images.golden!;

test("the published schema allows what is generated, and refuses what it should", async () => {
  expect(valid({ apt: { primary: "x" } })).toBe(false);
  const document = read((await golden(image(""))).cloudInit);
  expect(valid(document), JSON.stringify(valid.errors)).toBe(true);
  expect(document).toEqual({
    locale: "de_DE.UTF-8",
    apt: {
      primary: [{ arches: ["default"], uri: "https://mirror/ubuntu" }],
      security: [{ arches: ["default"], uri: "https://mirror/ubuntu" }],
      http_proxy: "http://cache:3142",
      https_proxy: "http://p:2",
    },
    ca_certs: { trusted: [certificate] },
    write_files: [
      {
        path: "/etc/environment",
        append: true,
        content: `http_proxy=http://p:1
HTTP_PROXY=http://p:1
https_proxy=http://p:2
HTTPS_PROXY=http://p:2
no_proxy=localhost,.corp
NO_PROXY=localhost,.corp
SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
REQUESTS_CA_BUNDLE=/etc/ssl/certs/ca-certificates.crt
NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
`,
      },
    ],
  });
});

test("every combination of host settings gives a valid document, and none gives none", () => {
  const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined });
  const settings = fc.record({
    proxy: fc.option(
      fc.record({ http: maybe("http://p:1"), https: maybe("http://p:2"), noProxy: maybe("a,b") }),
      { nil: undefined },
    ),
    caCertificates: fc.subarray([certificate]),
    packageMirror: maybe("http://m/ubuntu"),
    aptProxy: maybe("http://a:1"),
    locale: maybe("C.UTF-8"),
  });
  expect(hostCloudInit({ caCertificates: [] })).toEqual({});
  fc.assert(
    fc.property(settings, (some) => {
      const document = hostCloudInit(some as Parameters<typeof hostCloudInit>[0]);
      return valid(document) || Object.keys(document).length === 0;
    }),
  );
});

test("the user's own document goes first: lists are joined, mappings merged, other values kept", async () => {
  const own = `#cloud-config
locale: fr_FR.UTF-8
packages: [git]
apt: { http_proxy: http://mine:1 }
write_files: [{ path: /a, permissions: 0644, content: "yes" }]
`;
  const document = read(
    (await golden(image(", cloudInit: own.yaml"), { files: { ...files, "own.yaml": own } })).cloudInit,
  );
  // Its mode is a number, which cloud-init takes and the schema does not.
  expect(valid({ ...document, write_files: [{ path: "/a" }] })).toBe(true);
  expect(document).toMatchObject({
    locale: "fr_FR.UTF-8",
    packages: ["git"],
    apt: { http_proxy: "http://mine:1", https_proxy: "http://p:2" },
    write_files: [{ path: "/a", permissions: 0o644, content: "yes" }, { path: "/etc/environment" }],
  });
});

test("a document stays as it is, byte for byte, where the host has nothing to add", async () => {
  const own = "#cloud-config\n# why\npackages: [ git ]\n";
  const yaml = 'images: { golden: { from: "22.04", cloudInit: own.yaml } }';
  expect(await golden(yaml, { files: { "own.yaml": own } })).toMatchObject({ cloudInit: own });
});

test("the proxy of the environment is launched with, and does not change what the image is", async () => {
  const yaml =
    'images: { golden: { from: "22.04" } }\nmachines: { web: { from: "24.04" }, db: { image: golden } }';
  const env = { http_proxy: "http://p:1", HTTPS_PROXY: "http://p:2", no_proxy: "localhost" };
  const { images, machines } = await desiredOf(yaml, { env });
  for (const launched of [images.golden!, machines[1]!]) {
    expect(launched).not.toHaveProperty("cloudInit");
    expect(read(launched.launchCloudInit).apt).toEqual({
      http_proxy: "http://p:1",
      https_proxy: "http://p:2",
    });
  }
  expect(machines[0]).not.toHaveProperty("launchCloudInit");
  expect(await golden(image(""), { env })).not.toHaveProperty("launchCloudInit");
  for (const url of ["http://localhost:3128", "http://127.0.0.1:3128", ""])
    expect(await golden(yaml, { env: { http_proxy: url } })).not.toHaveProperty("launchCloudInit");
});

test("no password reaches a guest", async () => {
  const secret = "http://me:secret@p:1";
  expect(await problemsOf(acme(`host: { proxy: { http: "${secret}" }, aptProxy: "${secret}" }`))).toEqual([
    expect.stringMatching(/^3:24 DEV-164 the URL holds a password/),
    expect.stringMatching(/^3:60 DEV-164 the URL holds a password/),
  ]);
  const { images } = await desiredOf('images: { golden: { from: "22.04" } }', {
    env: { http_proxy: secret },
  });
  expect(images.golden).not.toHaveProperty("launchCloudInit");
});

test("a document that is no mapping cannot take the host's settings", async () => {
  const yaml = 'images: { golden: { from: "22.04", cloudInit: own.yaml } }\nhost: { locale: C.UTF-8 }';
  expect(
    await problemsOf(`apiVersion: devorch/v1\nproject: acme\n${yaml}`, { files: { "own.yaml": "- a\n" } }),
  ).toEqual([
    expect.stringContaining("DEV-162 the host's settings cannot be added to a document that is no mapping"),
  ]);
});

// Laws of the merge

const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, 1, "a", "b"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("apt", "runcmd", "users", "__proto__"), tie("value"), {
      noNullPrototype: true,
    }),
  ),
})).value;
const document = fc.dictionary(fc.constantFrom("apt", "runcmd", "users", "__proto__"), value, {
  noNullPrototype: true,
}) as fc.Arbitrary<CloudConfig>;

test("what only one document has is in the result, and the first one's values stay", () => {
  fc.assert(
    fc.property(document, document, (first, second) => {
      const merged = mergeCloudConfig(first, second);
      const keeps = (all: unknown, part: unknown): boolean => {
        if (Array.isArray(part)) return part.every((item, index) => same((all as unknown[])[index], item));
        if (!isMapping(part)) return same(all, part);
        return Object.keys(part).every(
          (key) => Object.hasOwn(all as object, key) && keeps(own(all, key), own(part, key)),
        );
      };
      expect(keeps(merged, first)).toBe(true);
      for (const key of Object.keys(second))
        if (!Object.hasOwn(first, key)) expect(own(merged, key)).toEqual(own(second, key));
      expect(Object.keys(merged).sort()).toEqual(
        [...new Set([...Object.keys(first), ...Object.keys(second)])].sort(),
      );
    }),
  );
});

test("lists are joined in order, and merging with nothing changes nothing", () => {
  fc.assert(
    fc.property(document, fc.array(value), fc.array(value), (some, a, b) => {
      expect(mergeCloudConfig(some, {})).toEqual(some);
      expect(mergeCloudConfig({}, some)).toEqual(some);
      expect(mergeCloudConfig({ runcmd: a }, { runcmd: b })).toEqual({ runcmd: [...a, ...b] });
    }),
  );
});

const own = (object: unknown, key: string): unknown => Object.getOwnPropertyDescriptor(object, key)?.value;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
