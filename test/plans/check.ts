import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { load } from "../../src/config/load.ts";
import type { HostFacts } from "../../src/core/capacity.ts";
import { setupFingerprints } from "../../src/core/decide-machine.ts";
import type { Desired } from "../../src/core/desired.ts";
import { checkpointFingerprint, imageFingerprint, sha256 } from "../../src/core/fingerprint.ts";
import { emptyLedger, emptyRegistry, type MachineRecord, type TemplateRecord } from "../../src/core/ledger.ts";
import type { Live, LiveInstance, LiveSnapshot } from "../../src/core/live.ts";
import type { Plan } from "../../src/core/plan.ts";
import { makePlan, type PlanInput, type PlanOptions } from "../../src/core/planner.ts";
import { templateComment, templateInstance } from "../../src/core/template.ts";
import { planJson } from "../../src/render/plan-json.ts";
import { planText } from "../../src/render/plan-text.ts";
import { problemsText } from "../../src/render/problems.ts";
import { palette } from "../../src/render/style.ts";
import { machineRecord } from "../support/store.ts";

/** `live.json`: what is not said is as in an empty world, or as the quickstart has it. */
interface World {
  environment?: string;
  env?: Record<string, string>;
  provider?: Partial<Live["provider"]>;
  /** By name; `sizes` are 2 cpus, 4 GiB, 20 GiB unless given, and none where `null`. */
  instances?: Record<string, Partial<Omit<LiveInstance, "sizes">> & { sizes?: LiveInstance["sizes"] | null }>;
  snapshots?: LiveSnapshot[];
  networks?: string[];
  machines?: Record<`machine.${string}`, Partial<MachineRecord>>;
  templates?: Record<string, TemplateRecord>;
  options?: PlanOptions;
  host?: HostFacts;
  nowMs?: number;
}

/**
 * The plan of a case's devorch.yaml and live.json against its plan.txt, plan.json and records.json; UPDATE_GOLDEN=1 writes those. In live.json `<golden>` stands
 * for the fingerprint of image golden, `<golden:instance>` for its template, `<golden:seal>` for its comment, `<golden:checkpoint2>` for that
 * of a checkpoint after two steps, `<setup:web.install>` and
 * `<sha256:FILE>` for hashes.
 */
export async function check(folder: string): Promise<void> {
  const text = readFileSync(join(folder, "live.json"), "utf8");
  const { environment, env }: World = JSON.parse(text);
  const loaded = await load({
    cwd: folder,
    env: { HOME: "/home/me", ...env },
    ...(environment && { environment }),
  });
  if ("problems" in loaded) throw new Error(problemsText(loaded.problems, layout));
  const made = makePlan(inputOf(loaded.desired, JSON.parse(fillIn(text, folder, loaded.desired))));
  // Before it is rendered: where lines break must not depend on where the checkout is.
  const plan: Plan = JSON.parse(JSON.stringify(made).replaceAll(folder, "/repo"));
  const warnings = plan.problems.filter(({ severity }) => severity === "warning");
  compare(folder, "plan.txt", [planText(plan, { ...layout, steps: true }), problemsText(warnings, layout)]);
  compare(folder, "plan.json", [`${JSON.stringify(planJson(plan, "0.0.0"), null, 2)}\n`]);
  compare(folder, "records.json", [recordsOf(plan)]);
}

/** What each step writes down before and after it, in the ledger and in the registry of templates. */
function recordsOf({ steps }: Plan): string {
  const records = steps.flatMap(({ id, intent, commit }) => (intent || commit ? [[id, { intent, commit }]] : []));
  return records.length === 0 ? "" : `${JSON.stringify(Object.fromEntries(records), null, 2)}\n`;
}

const layout = { width: 100, palette: palette(false) };

function compare(folder: string, name: string, parts: readonly string[]): void {
  const path = join(folder, name);
  const text = parts.filter(Boolean).join("\n");
  if (process.env.UPDATE_GOLDEN && text) writeFileSync(path, text);
  expect(text).toBe(existsSync(path) ? readFileSync(path, "utf8") : "");
}

function fillIn(text: string, folder: string, desired: Desired): string {
  return text.replace(/<([a-z0-9]+)(?::([^>]+))?>/g, (_, word: string, rest = "") => {
    if (word === "sha256") return sha256(readFileSync(join(folder, rest), "utf8"));
    if (word === "setup") {
      const [name, task] = rest.split(".");
      const machine = desired.machines.find(({ address }) => address === `machine.${name}`)!;
      return setupFingerprints(machine, desired, { instance: machine.instance, generation: 1 })[task]!;
    }
    if (word === "root") return folder;
    const fingerprint = imageFingerprint(desired.images[word]!, desired.project);
    if (rest === "instance") return templateInstance(word, fingerprint);
    const [, count] = /^checkpoint(\d)$/.exec(rest) ?? [];
    if (count !== undefined) {
      const after = checkpointFingerprint(desired.images[word]!, Number(count), desired.project);
      return JSON.stringify(templateComment({ image: word, fingerprint: after, checkpoint: "deps" })).slice(1, -1);
    }
    if (rest === "seal") return JSON.stringify(templateComment({ image: word, fingerprint })).slice(1, -1);
    return fingerprint;
  });
}

const GiB = 2 ** 30;
const sizes = { cpus: 2, memoryBytes: 4 * GiB, diskBytes: 20 * GiB };

function inputOf(desired: Desired, world: World): PlanInput {
  const instances = Object.entries(world.instances ?? {}).map(([name, { sizes: own, ...rest }]) => ({
    name,
    state: "Running",
    ipv4: [],
    release: "Ubuntu 24.04 LTS",
    ...(own !== null && { sizes: own ?? sizes }),
    ...rest,
  }));
  return {
    desired,
    live: {
      provider: { client: "1.16.3", daemon: "1.16.3", driver: "qemu", simulated: false, ...world.provider },
      instances,
      snapshots: world.snapshots ?? [],
      ...(world.networks && { networks: world.networks }),
    },
    ledger: {
      ...emptyLedger(desired.project, desired.environment, "lineage-1"),
      machines: Object.fromEntries(
        Object.entries(world.machines ?? {}).map(([address, record]) => [
          address,
          machineRecord({ release: "Ubuntu 24.04 LTS", sizes, createdAtMs: 0, ...record }),
        ]),
      ),
    },
    registry: { ...emptyRegistry, templates: world.templates ?? {} },
    nowMs: world.nowMs ?? 0,
    ...(world.host && { host: world.host }),
    options: world.options ?? {},
  };
}
