import { expect, test } from "vitest";
import { amend, amendRegistry, emptyLedger, emptyRegistry } from "../../src/core/ledger.ts";
import { ledgerOf, machineRecord } from "../support/store.ts";
import { templateRecord } from "./support.ts";

const web = machineRecord({ expiresAtMs: 5, mounts: { "/a": "/b" } });
const ledger = ledgerOf({ "machine.web": web });

test("a new ledger owns nothing, and names its environment when there is one", () => {
  expect(emptyLedger("acme", undefined, "l")).toStrictEqual({
    format: 1,
    lineage: "l",
    serial: 0,
    project: "acme",
    machines: {},
  });
  expect(emptyLedger("acme", "ci", "l")).toMatchObject({ environment: "ci" });
});

test("put writes a record over what was there", () => {
  const next = amend(ledger, {
    record: "put",
    address: "machine.web",
    machine: machineRecord({ generation: 2 }),
  });
  expect(next.machines["machine.web"]).toStrictEqual(machineRecord({ generation: 2 }));
  expect(next.serial).toBe(ledger.serial + 1);
});

test("patch changes the named fields, and takes those away that are undefined", () => {
  const patch = { phase: "created", expiresAtMs: undefined } as const;
  const next = amend(ledger, { record: "patch", address: "machine.web", patch });
  const { expiresAtMs: _, ...rest } = web;
  expect(next.machines["machine.web"]).toStrictEqual({ ...rest, phase: "created" });
});

test("drop forgets one record and no other", () => {
  const two = ledgerOf({ "machine.web": web, "machine.db": web });
  expect(amend(two, { record: "drop", address: "machine.web" }).machines).toStrictEqual({
    "machine.db": web,
  });
});

test("move keeps the record under its new address", () => {
  const next = amend(ledger, { record: "move", from: "machine.web", to: "machine.app" });
  expect(next.machines).toStrictEqual({ "machine.app": web });
});

test("the ledger that was given stays as it was", () => {
  amend(ledger, { record: "drop", address: "machine.web" });
  expect(ledger.machines).toStrictEqual({ "machine.web": web });
});

test("patching or moving what is not there is a bug", () => {
  expect(() => amend(ledger, { record: "patch", address: "machine.no", patch: {} })).toThrow(
    "bug: no machine.no",
  );
  expect(() => amend(ledger, { record: "move", from: "machine.no", to: "machine.a" })).toThrow(
    "bug: no machine.no",
  );
  expect(() => amendRegistry(emptyRegistry, { template: "end", fingerprint: "f", phase: "sealed" })).toThrow(
    "bug: no template f",
  );
});

test("a template is building until it is sealed, and then has no builder", () => {
  const record = templateRecord({ phase: "building", builder: { project: "acme" } });
  const building = amendRegistry(emptyRegistry, { template: "put", fingerprint: "f", record });
  expect(building).toStrictEqual({ format: 1, serial: 1, templates: { f: record } });
  const sealed = amendRegistry(building, { template: "end", fingerprint: "f", phase: "sealed" });
  expect(sealed).toStrictEqual({ format: 1, serial: 2, templates: { f: templateRecord() } });
  expect(amendRegistry(sealed, { template: "drop", fingerprint: "f" }).templates).toStrictEqual({});
});
