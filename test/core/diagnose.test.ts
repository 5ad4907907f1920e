import { expect, test } from "vitest";
import { diagnose, type Patient } from "../../src/core/diagnose.ts";
import type { TemplateRecord } from "../../src/core/ledger.ts";
import { templateComment } from "../../src/core/template.ts";
import { ledgerOf, machineRecord } from "../support/store.ts";

const fingerprint = "ab".repeat(32);
const template: TemplateRecord = {
  image: "golden",
  instance: "golden-abababab",
  snapshot: "golden-image",
  fingerprint,
  phase: "sealed",
  createdAtMs: 0,
};
const building: TemplateRecord = {
  ...template,
  phase: "building",
  builder: { project: "acme", environment: "ci" },
};
const sealed = [
  {
    instance: template.instance,
    name: "golden-image",
    comment: templateComment({ image: "golden", fingerprint }),
  },
];

function findings(
  states: Record<string, string>,
  {
    records = {},
    templates = {},
    snapshots = [],
    ...patient
  }: Partial<Pick<Patient, "atWork" | "wanted">> & {
    records?: Parameters<typeof ledgerOf>[0];
    templates?: Record<string, TemplateRecord>;
    snapshots?: Patient["live"]["snapshots"];
  } = {},
): readonly string[] {
  return diagnose({
    live: {
      provider: { client: "1.16.3", simulated: true },
      instances: Object.entries(states).map(([name, state]) => ({ name, state, ipv4: [], release: "" })),
      snapshots,
    },
    registry: { format: 1, serial: 1, templates },
    ledgers: [ledgerOf(records)],
    atWork: new Set(),
    wanted: new Set(),
    ...patient,
  }).map(({ code, address = "", message, hint }) => `${code} ${address} ${message} → ${hint}`);
}

test("a machine whose creation has no end is half-built, unless a run is at work on it", () => {
  const records = {
    "machine.web": machineRecord({ phase: "intended" }),
    "machine.db": machineRecord({ phase: "created", instance: "dev-acme-db" }),
    "machine.old": machineRecord({ phase: "expired", instance: "dev-acme-old" }),
    "machine.well": machineRecord({ instance: "dev-acme-well" }),
  } as const;
  const states = { "dev-acme-db": "Unknown", "dev-acme-well": "Running" };
  expect(findings(states, { records })).toEqual([
    "DEV-820 machine.db dev-acme-db of acme is half-built → devorch apply",
    "DEV-820 machine.web dev-acme-web of acme is half-built → devorch apply",
  ]);
  expect(findings(states, { records, atWork: new Set(["acme"]) })).toEqual([]);
});

test("a machine in a passing state may be stuck; one that is stopped or gone is not", () => {
  const records = { "machine.web": machineRecord() };
  const stuck = (state: string) => findings({ "DEV-acme-web": state }, { records });
  expect(stuck("Unknown")).toEqual([
    "DEV-821 machine.web dev-acme-web of acme stays Unknown → wait if the host is slow; else: multipass stop --force dev-acme-web",
  ]);
  expect(["Running", "Stopped", "Suspended", "Deleted", "Delayed Shutdown"].flatMap(stuck)).toEqual([]);
  expect(findings({}, { records })).toEqual([]);
});

test("a template is half-built when nobody builds it, and of no use when nobody wants it", () => {
  const states = { [template.instance]: "Stopped" };
  const left = { templates: { [fingerprint]: building } };
  const halfBuilt = "DEV-820  the template golden-abababab of acme (ci) is half-built";
  expect(findings(states, left)).toEqual([`${halfBuilt} → devorch image gc`]);
  const wanted = new Set([fingerprint]);
  expect(findings(states, { ...left, wanted })).toEqual([`${halfBuilt} → devorch apply --env ci`]);
  expect(findings(states, { ...left, atWork: new Set(["acme (ci)"]) })).toEqual([]);

  const ready = { templates: { [fingerprint]: template }, snapshots: sealed };
  expect(findings(states, ready)).toEqual([
    "DEV-822  nobody uses the template golden-abababab → devorch image gc",
  ]);
  expect(findings(states, { ...ready, wanted: new Set([fingerprint]) })).toEqual([]);
  const clone = machineRecord({ origin: { image: "golden", fingerprint } });
  const used = { ...ready, records: { "machine.web": clone } };
  expect(findings({ ...states, "dev-acme-web": "Running" }, used)).toEqual([]);
});
