import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { cliWorld } from "../support/cli-world.ts";

const yaml = `
apiVersion: devorch/v1
project: acme
provider: sim
images:
  golden:
    from: jammy
    toolchain: { uv: latest, tools: [ black, mypy==1.16.0 ] }
`;

/** PyPI's JSON API with these versions, uv's lists of Pythons by its version, and the paths that were asked for. */
async function index(versions: Record<string, string>, pythons: Record<string, object> = {}) {
  const asked: string[] = [];
  const server = createServer(({ url = "" }, answer) => {
    asked.push(url);
    const list = pythons[url.split("/")[1] ?? ""];
    if (list) return void answer.end(JSON.stringify(list));
    const version = versions[url.split("/")[2] ?? ""];
    answer.writeHead(version ? 200 : 404).end(JSON.stringify({ info: { version } }));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const close = () => server.close();
  onTestFinished(() => void close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const env = { DEVORCH_PYPI_URL: url, DEVORCH_UV_URL: url };
  return { asked, env, close };
}

test("the first build pins what is open, later ones take that, and only image update moves it", async () => {
  const versions: Record<string, string> = { uv: "0.7.3", black: "25.1.0" };
  const { asked, env, close } = await index(versions);
  const at = await cliWorld(yaml);
  const path = join(at.folder, "devorch.lock.json");
  const planned = await at.devorch(["plan", "--out", "saved.json"], { env });
  expect(planned.stderr).toContain("DEV-352");
  expect((await at.devorch(["apply", "saved.json"], { env })).code).toBe(3);
  expect([asked, existsSync(path), at.machines()]).toEqual([[], false, {}]);

  expect((await at.devorch(["image", "build", "--auto-approve"], { env })).code).toBe(0);
  expect(JSON.parse(readFileSync(path, "utf8"))).toEqual({
    format: 1,
    images: {
      golden: { from: "jammy", base: "22.04 20261118", packages: { black: "25.1.0", uv: "0.7.3" } },
    },
  });
  expect(at.ran().join()).toContain("for tool in black==25.1.0 mypy==1.16.0;");

  versions.black = "25.9.0";
  asked.length = 0;
  expect((await at.devorch(["apply", "--auto-approve"], { env })).stdout).toMatch(/^No changes/);
  expect(asked).toEqual([]);
  expect((await at.devorch(["image", "update"], { env })).stdout).toBe(
    "image.golden: black 25.1.0 → 25.9.0\n",
  );
  expect((await at.devorch(["plan"], { env })).stdout).toContain("+ image.golden");
  expect((await at.devorch(["image", "update", "golden"], { env })).stdout).toBe("Nothing newer.\n");

  const before = readFileSync(path, "utf8");
  close();
  const offline = await at.devorch(["image", "update"], { env: { DEVORCH_PYPI_URL: "http://127.0.0.1:9" } });
  expect(offline.code).toBe(1);
  expect(offline.stderr).toContain("DEV-354");
  expect(readFileSync(path, "utf8")).toBe(before);
});

test("Python 3.12 is the newest that this uv can install, until image update; a base image that moved is said so", async () => {
  const python = (version: string, more = {}) => {
    const [major, minor, patch] = version.split(".").map(Number);
    return { name: "cpython", os: "linux", major, minor, patch, prerelease: "", ...more };
  };
  const downloads = [
    python("3.12.9"),
    python("3.12.10"),
    python("3.13.2"),
    python("3.14.0", { prerelease: "rc2" }),
    python("3.12.99", { os: "darwin" }),
    python("3.12.98", { name: "pypy" }),
  ];
  const { asked, env } = await index(
    { uv: "0.7.3" },
    { "0.7.3": Object.fromEntries(Object.entries(downloads)) },
  );
  const at = await cliWorld(yaml.replace(/toolchain: .*/, 'toolchain: { python: "3.12" }'));
  expect((await at.devorch(["plan"])).stderr).toContain("uv, python of image.golden have no version yet");
  expect((await at.devorch(["image", "build", "--auto-approve"], { env })).code).toBe(0);
  expect(asked).toEqual(["/pypi/uv/json", "/0.7.3/crates/uv-python/download-metadata.json"]);
  expect(at.ran().join()).toContain("uv python install 3.12.10");
  expect((await at.devorch(["plan"])).stdout).toMatch(/^No changes/);

  const lock = readFileSync(join(at.folder, "devorch.lock.json"), "utf8");
  expect(lock).toContain('"python": "3.12.10"');
  at.write("devorch.yaml", yaml.replace(/toolchain: .*/, "toolchain: { python: latest }"));
  expect((await at.devorch(["image", "update"], { env })).stdout).toBe(
    "image.golden: python 3.12.10 → 3.13.2\n",
  );
  const none = yaml.replace(/toolchain: .*/, 'toolchain: { python: "3.11" }');
  at.write("devorch.yaml", none);
  expect((await at.devorch(["image", "update"], { env })).stderr).toContain("uv 0.7.3 can install none");

  at.write("devorch.yaml", yaml.replace(/toolchain: .*/, 'toolchain: { python: "3.12" }'));
  at.write("devorch.lock.json", lock.replace("20261118", "20261201"));
  expect((await at.devorch(["plan"])).stdout).toContain(
    "its base image moved from 22.04 20261118 to 22.04 20261201",
  );
  const built = await at.devorch(["image", "build", "--auto-approve"], { env });
  expect(built.stderr).toContain("DEV-357");
});

test("two configurations in one folder that pin at the same time lose nothing", async () => {
  const { env } = await index({ uv: "0.7.3", black: "25.1.0" });
  const at = await cliWorld(yaml);
  at.write("other.yaml", yaml.replace("acme", "other").replace("golden", "brass"));
  const runs = await Promise.all([
    at.devorch(["image", "update"], { env }),
    at.devorch(["image", "update", "--file", "other.yaml"], { env }),
  ]);
  expect(runs.map(({ code }) => code)).toEqual([0, 0]);
  const { images } = JSON.parse(readFileSync(join(at.folder, "devorch.lock.json"), "utf8"));
  expect(Object.keys(images)).toEqual(["brass", "golden"]);
});

test("a package that nobody has ends a build before anything is made", async () => {
  const { env } = await index({ uv: "0.7.3" });
  const at = await cliWorld(yaml);
  const failed = await at.devorch(["image", "build", "--auto-approve"], { env });
  expect(failed.stderr).toContain("the newest version of black cannot be read");
  expect(failed.stderr).toContain("there is no such package");
  expect(existsSync(join(at.folder, "devorch.lock.json"))).toBe(false);
  expect(at.machines()).toEqual({});
});

test("an index that answers with something else than a version pins nothing", async () => {
  const { env } = await index({ uv: "0.7.3", black: "1; rm -rf ~" });
  const at = await cliWorld(yaml);
  const failed = await at.devorch(["image", "update"], { env });
  expect(failed.stderr).toContain("its answer names no version");
});

test.each(["<<<<<<< ours\n", "{}", '{ "format": 1, "images": { "golden": { "from": 1 } } }'])(
  "a lock file that reads %j is an error that leaves it as it is",
  async (text) => {
    const at = await cliWorld(yaml);
    at.write("devorch.lock.json", text);
    const refused = await at.devorch(["image", "update"]);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain("DEV-353");
    expect(readFileSync(join(at.folder, "devorch.lock.json"), "utf8")).toBe(text);
  },
);
