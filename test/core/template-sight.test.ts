import { expect, test } from "vitest";
import type { Ledger, TemplateRecord } from "../../src/core/ledger.ts";
import { templateComment } from "../../src/core/template.ts";
import { keptBecause, templateSights } from "../../src/core/template-sight.ts";
import { ledgerOf, machineRecord } from "../support/store.ts";

const fingerprint = "ab".repeat(32);
const instance = "golden-abababab";
const record: TemplateRecord = {
  image: "golden",
  instance,
  snapshot: "golden-image",
  fingerprint,
  phase: "sealed",
  createdAtMs: 0,
};
const seal = { instance, name: "golden-image", comment: templateComment({ image: "golden", fingerprint }) };
const stopped = { name: instance, state: "Stopped", ipv4: [], release: "" };

function reason(
  given: {
    live?: { name: string; state: string }[];
    snapshots?: (typeof seal)[];
    templates?: Record<string, TemplateRecord>;
    ledgers?: Ledger[];
    wanted?: string[];
  } = {},
): (string | undefined)[] {
  const sights = templateSights(
    {
      live: {
        provider: { client: "1.16.3", simulated: true },
        instances: (given.live ?? [stopped]).map((one) => ({ ...stopped, ...one })),
        snapshots: given.snapshots ?? [seal],
      },
      registry: { format: 1, serial: 1, templates: given.templates ?? { [fingerprint]: record } },
    },
    given.ledgers ?? [],
  );
  return sights.map((sight) => keptBecause(sight, new Set(given.wanted)));
}

test("a template goes only when comment, name and registry agree, it rests, and nobody uses it", () => {
  const user = ledgerOf({
    "machine.web": machineRecord({ origin: { image: "golden", fingerprint } }),
  });
  const other = { ...record, instance: "precious" };
  expect(reason()).toEqual([undefined]);
  expect(reason({ live: [], snapshots: [] })).toEqual([undefined]);
  expect(reason({ ledgers: [user] })).toEqual(["used by acme machine.web"]);
  expect(reason({ wanted: [fingerprint] })).toEqual(["devorch.yaml asks for it"]);
  expect(reason({ templates: {} })).toEqual([expect.stringContaining("not registered")]);
  expect(reason({ snapshots: [{ ...seal, comment: "mine" }] })).toEqual([
    expect.stringContaining("no snapshot's comment"),
  ]);
  expect(reason({ live: [{ name: instance, state: "Running" }] })).toEqual([
    expect.stringContaining("it is Running"),
  ]);
  expect(
    reason({
      live: [{ name: "precious", state: "Stopped" }],
      snapshots: [{ ...seal, instance: "precious" }],
      templates: { [fingerprint]: other },
    }),
  ).toEqual([expect.stringContaining("its name is not")]);
});

test("an expired machine uses no template, and one in the trash still does", () => {
  const origin = { image: "golden", fingerprint };
  const ledger = ledgerOf({
    "machine.old": machineRecord({ origin, phase: "expired" }),
    "machine.trash": machineRecord({ origin, deletedAtMs: 1 }),
  });
  expect(reason({ ledgers: [ledger] })).toEqual(["used by acme machine.trash"]);
});
