import { expect, test } from "vitest";
import type { Desired, DesiredMachine } from "../../src/core/desired.ts";
import type { MachineRecord } from "../../src/core/ledger.ts";
import { queryFor } from "../../src/engine/observe.ts";
import { desired, input } from "../core/support.ts";
import { machineRecord } from "../support/store.ts";

const web = (parts: Partial<DesiredMachine>): Partial<Desired> => ({
  machines: [
    {
      address: "machine.web",
      mounts: [],
      networks: [],
      state: "running",
      ...parts,
    } as unknown as DesiredMachine,
  ],
});
const images = { golden: {} } as unknown as Desired["images"];
const networks: DesiredMachine["networks"] = [{ name: "en0", mode: "auto" }];
const mounts = [{ source: "/src", target: "/w" }] as unknown as DesiredMachine["mounts"];

function query(parts: Partial<Desired>, record: Partial<MachineRecord> = {}, refresh = true) {
  const ledger = {
    ...input().ledger,
    machines: { "machine.web": machineRecord({ instance: "w", ...record }) },
  };
  return queryFor(ledger, desired(parts), { refresh });
}

test("sizes are asked of what is owned and not expired, and of nothing without a refresh", () => {
  expect(query({}).sizesOf).toEqual(["w"]);
  expect(query({}, { phase: "expired" }).sizesOf).toEqual([]);
  expect(query({}, {}, false).sizesOf).toEqual([]);
});

test("mounts are asked where some are wanted or recorded", () => {
  expect(query(web({})).mountsOf).toEqual([]);
  expect(query(web({ mounts })).mountsOf).toEqual(["w"]);
  expect(query(web({}), { mounts: { "/w": "/src" } }).mountsOf).toEqual(["w"]);
});

test.each([
  ["nothing needs it", web({}), { networks: false, driver: false }],
  ["there is an image", { ...web({}), images }, { networks: false, driver: true }],
  ["a machine is to be suspended", web({ state: "suspended" }), { networks: false, driver: true }],
  ["there are networks, too", { ...web({ networks }), images }, { networks: true, driver: true }],
  ["there are mounts, too", { ...web({ mounts }), images }, { networks: false, driver: true }],
  ["there are both", { ...web({ mounts, networks }), images }, { networks: true, driver: false }],
])("the driver is asked for as far as five questions do: %s", (_, parts, expected) => {
  expect(query(parts)).toMatchObject(expected);
});
