import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

/**
 * The pure core as a module: Node 20 does not read TypeScript.
 * @param {string} exports lines of re-exports, relative to the root of the checkout
 */
export async function bundled(exports) {
  const folder = mkdtempSync(join(tmpdir(), "devorch-bench-"));
  const outfile = join(folder, "core.mjs");
  const resolveDir = fileURLToPath(new URL("..", import.meta.url));
  await build({
    stdin: { contents: exports, resolveDir, loader: "ts" },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const GiB = 1024 ** 3;

/** A project of `count` machines that exist, all of one image, every third with a difference. @param {number} count */
export function planInput(count) {
  const source = { file: "devorch.yaml", line: 1, column: 1 };
  const sizes = { cpus: 2, memoryBytes: 2 * GiB, diskBytes: 10 * GiB };
  const names = Array.from({ length: count }, (_, index) => `web-${index + 2}`);
  const machines = names.map((name, index) => ({
    address: `machine.${name}`,
    key: "web",
    replica: index + 2,
    instance: `dev-acme-${name}`,
    origin: { from: "24.04" },
    ...sizes,
    cpus: index % 3 === 0 ? 4 : 2,
    state: "running",
    networks: [],
    files: [],
    mounts: [],
    env: {},
    setup: [],
    dependsOn: [],
    labels: [],
    lifecycle: { onImageChange: "keep" },
    source,
    sources: {},
  }));
  /** @param {string} instance */
  const record = (instance) => ({
    instance,
    phase: "complete",
    generation: 1,
    origin: { from: "24.04" },
    createdAtMs: 0,
    sizes,
    protect: false,
    adHoc: false,
    networks: [],
    files: {},
    mounts: {},
    setup: {},
  });
  return {
    desired: {
      project: "acme",
      provider: "sim",
      root: "/repo",
      images: {},
      machines,
      tasks: {},
      outputs: {},
      moved: [],
      host: { caCertificates: [] },
      mcpAllow: [],
    },
    live: {
      provider: { client: "1.16.3", daemon: "1.16.3", driver: "qemu", simulated: true },
      instances: machines.map(({ instance }) => ({
        name: instance,
        state: "Running",
        ipv4: ["10.0.0.2"],
        release: "24.04",
        sizes,
      })),
      snapshots: [],
    },
    ledger: {
      format: 1,
      lineage: "l",
      serial: 1,
      project: "acme",
      machines: Object.fromEntries(machines.map(({ address, instance }) => [address, record(instance)])),
    },
    registry: { format: 1, serial: 0, templates: {} },
    nowMs: 0,
    options: {},
  };
}
