import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { checkHost, providerMissing } from "../../src/core/host/check.ts";
import { type Answers, factsOf, type MultipassFacts } from "../../src/core/host/facts.ts";
import { planSetup } from "../../src/core/host/setup.ts";
import { checksText } from "../../src/render/checks.ts";
import { palette } from "../../src/render/style.ts";

const folder = import.meta.dirname;
const hosts = readdirSync(folder).flatMap((name) => (name.endsWith(".json") ? [name.slice(0, -5)] : []));

// What each host answered is in NAME.json; what is said and done about it in NAME.txt, which UPDATE_GOLDEN=1 writes anew.
test.each(hosts)("%s", (name) => {
  const text = (["multipass", "sim"] as const).map((provider) => report(facts(name), provider)).join("\n");
  const golden = join(folder, `${name}.txt`);
  if (process.env.UPDATE_GOLDEN) writeFileSync(golden, text);
  expect(text).toBe(readFileSync(golden, "utf8"));
});

test("setup either does nothing, or ends with a host on which nothing that it installs is missing", () => {
  const outcomes = hosts.flatMap((name) =>
    (["multipass", "sim"] as const).map((provider) => {
      const before = facts(name);
      const { actions, blocked } = planSetup(checkHost(before, provider), before);
      if (blocked.length > 0) return "blocked";
      const after = actions.reduce(perform, before);
      expect(planSetup(checkHost(after, provider), after), name).toEqual({ actions: [], blocked: [] });
      if (provider === "multipass") expect(after.multipass, name).toBeDefined();
      return actions.length > 0 ? "installed" : "well";
    }),
  );
  expect(new Set(outcomes)).toEqual(new Set(["blocked", "installed", "well"]));
});

test("a host without Multipass's services is told apart from one with other faults", () => {
  const missing = hosts.filter((name) => checkHost(facts(name), "multipass").some(providerMissing));
  expect(missing).toContain("ubuntu-daemon-stopped");
  expect(missing).not.toContain("ubuntu-no-room");
  expect(hosts.filter((name) => checkHost(facts(name), "sim").some(providerMissing))).toEqual([]);
});

function facts(name: string) {
  return factsOf(JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Answers);
}

function report(host: ReturnType<typeof factsOf>, provider: "multipass" | "sim"): string {
  const checks = checkHost(host, provider);
  const findings = checks.flatMap(({ problem }) => problem ?? []);
  const { actions, blocked } = planSetup(checks, host);
  const commands = actions.map(
    ({ argv, undo }) => `  ${argv.join(" ")}${undo ? `   # undo: ${undo.join(" ")}` : ""}\n`,
  );
  const setup =
    blocked.length > 0 ? "  blocked\n" : commands.length > 0 ? commands.join("") : "  nothing to do\n";
  return `provider: ${provider}\n\n${checksText(checks, findings, { width: 100, palette: palette(false) })}\nsetup:\n${setup}`;
}

/** What a command of setup does to the facts. */
function perform(
  host: ReturnType<typeof factsOf>,
  { argv }: { argv: readonly string[] },
): ReturnType<typeof factsOf> {
  const command = argv.filter((word) => word !== "sudo").join(" ");
  if (command.endsWith("-y make")) return { ...host, make: true };
  if (command.includes("-y openssh-client")) return { ...host, ssh: true };
  if (command.startsWith("systemctl enable")) return { ...host, snapd: "running" };
  if (/multipass$/.test(command)) {
    const installed: MultipassFacts = {
      path: "/snap/bin/multipass",
      by: "snap",
      onPath: true,
      client: "1.16.3",
      driver: "qemu",
    };
    const { refusal: _, ...known } = host.multipass ?? installed;
    return { ...host, multipass: { ...installed, ...known } };
  }
  if (command.endsWith("multipassd") && host.multipass) {
    const { refusal: _, ...known } = host.multipass;
    return { ...host, multipass: { ...known, driver: "qemu" } };
  }
  return host;
}
