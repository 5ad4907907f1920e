import { expect, test } from "vitest";
import { swapIds } from "../../../src/sim/guest/mounts.ts";
import { bridgeOf, gatewayOf, linkOf, macOf, networkOf } from "../../../src/sim/guest/network.ts";

const inUse = (address: string): Parameters<typeof networkOf>[1] => ({
  eth0: [{ address, family: "IPv4", netmask: "", mac: "", internal: false, cidr: null }],
});

test("a home keeps its network, unless that is in use", () => {
  const network = networkOf("/srv/sim", {});
  expect(network).toMatch(/^10\.\d+\.\d+$/);
  expect(networkOf("/srv/sim", inUse("192.168.1.1"))).toBe(network);
  expect(networkOf("/srv/sim", inUse(`${network}.77`))).not.toBe(network);
  expect(networkOf("/srv/other", {})).not.toBe(network);
});

test("the names of network devices fit into the kernel's 15 characters and differ by path", () => {
  for (const name of [bridgeOf, linkOf]) {
    expect(name("/a")).toMatch(/^[a-z0-9-]{10,15}$/);
    expect(name("/a")).not.toBe(name("/b"));
  }
});

test("gateway and hardware address follow from the address", () => {
  expect(gatewayOf("10.86.64.12")).toBe("10.86.64.1");
  expect(macOf("10.86.64.12")).toBe("52:54:0a:56:40:0c");
});

test("two ids are swapped and all others stay", () => {
  expect(swapIds(1000, 1000)).toBe("");
  expect(swapIds(0, 1000)).toBe("0 1000 1\n1 1 999\n1000 0 1\n1001 1001 4294966294\n");
  expect(swapIds(1001, 1000)).toBe("0 0 1000\n1000 1001 1\n1001 1000 1\n1002 1002 4294966293\n");
});
