import { expect, test } from "vitest";
import { commandsOf, execCommand, type HostAction } from "../../../src/drivers/multipass/commands.ts";

const GiB = 2 ** 30;

const table: [HostAction, string[]][] = [
  [
    {
      do: "launch",
      instance: "dev-web",
      from: "24.04",
      cpus: 2,
      memoryBytes: 4 * GiB,
      diskBytes: 20 * GiB,
      networks: [
        { name: "en0", mode: "auto" },
        { name: "en1", mode: "manual", mac: "52:54:00:00:00:01" },
      ],
      cloudInit: "#cloud-config\n",
      timeoutMs: 300_500,
    },
    [
      "launch 24.04 --name dev-web --cpus 2 --memory 4294967296B --disk 21474836480B --timeout 301 --network name=en0,mode=auto --network name=en1,mode=manual,mac=52:54:00:00:00:01 --cloud-init - <<< #cloud-config\n",
    ],
  ],
  [
    { do: "clone", template: "golden-1a2b3c4d", snapshot: "golden-image", instance: "dev-web" },
    ["restore --destructive golden-1a2b3c4d.golden-image", "clone golden-1a2b3c4d --name dev-web"],
  ],
  [
    { do: "resize", instance: "a", cpus: 4, memoryBytes: 8 * GiB, diskBytes: 40 * GiB },
    ["set local.a.cpus=4", "set local.a.memory=8589934592B", "set local.a.disk=42949672960B"],
  ],
  [{ do: "resize", instance: "a", cpus: 4 }, ["set local.a.cpus=4"]],
  [{ do: "start", instance: "a" }, ["start a"]],
  [{ do: "stop", instance: "a" }, ["stop a"]],
  [{ do: "suspend", instance: "a" }, ["suspend a"]],
  [{ do: "restart", instance: "a" }, ["restart a"]],
  [{ do: "recover", instance: "a" }, ["recover a"]],
  [{ do: "delete", instance: "a", purge: true }, ["delete --purge a"]],
  [{ do: "delete", instance: "a", purge: false }, ["delete a"]],
  [
    { do: "snapshot", instance: "a", snapshot: "s", comment: '{"devorch":1}' },
    ['snapshot a --name s --comment {"devorch":1}'],
  ],
  [{ do: "restore", instance: "a", snapshot: "s" }, ["restore --destructive a.s"]],
  [{ do: "delete-snapshot", instance: "a", snapshot: "s" }, ["delete --purge a.s"]],
  [{ do: "mount", instance: "a", source: "/src", target: "/workspace" }, ["mount /src a:/workspace"]],
  [{ do: "umount", instance: "a", target: "/workspace" }, ["umount a:/workspace"]],
];

test.each(table)("%j", (action, expected) => {
  const lines = commandsOf(action).map(
    ({ argv, stdin }) => argv.join(" ") + (stdin === undefined ? "" : ` <<< ${stdin}`),
  );
  expect(lines).toEqual(expected);
});

test("nothing is ever purged without its name", () => {
  for (const [action] of table) {
    for (const { argv } of commandsOf(action)) expect(argv[0]).not.toBe("purge");
  }
});

test("what a guest runs stands after the dashes, and the host's folder is not mapped", () => {
  expect(execCommand("a", ["sh", "-c", "x"])).toEqual(["exec", "-n", "a", "--", "sh", "-c", "x"]);
});
