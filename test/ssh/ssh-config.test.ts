import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, it } from "vitest";
import { type SshTarget, sshConfig } from "../../src/ssh/ssh-config.ts";

const folder = mkdtempSync(join(tmpdir(), "devorch-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

const target: SshTarget = {
  instance: "dev-acme-web",
  aliases: ["web"],
  host: "10.1.2.3",
  user: "ubuntu",
  identityFile: "/home/me/.local/share/devorch/keys/id_ed25519",
  knownHostsFile: "/home/me/.local/share/devorch/keys/known_hosts",
};

it("ssh understands the file as it is meant", () => {
  const options = read(target, "web");
  expect(options).toMatchObject({
    hostname: "10.1.2.3",
    port: "22",
    user: "ubuntu",
    identityfile: target.identityFile,
    userknownhostsfile: target.knownHostsFile,
    hostkeyalias: "dev-acme-web",
    globalknownhostsfile: "/dev/null",
    stricthostkeychecking: "true",
    updatehostkeys: "false",
    identitiesonly: "yes",
    identityagent: "none",
    forwardagent: "no",
    batchmode: "yes",
    controlmaster: "auto",
    controlpersist: "60",
    ciphers: expect.stringMatching(/^aes128-gcm@openssh.com,chacha20-/),
  });
  expect(read(target, "dev-acme-web")).toEqual({ ...options, host: "dev-acme-web" });
});

it("other hosts are left alone", () => {
  expect(read(target, "example.com").identityfile).not.toBe(target.identityFile);
});

it("a path with spaces, percent signs and comment marks stays one path", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("a", " ", "%", "%h", "#", "'", "$", "~", "é", "/", "=")),
      (parts) => {
        const path = `/${parts.join("")}x`;
        expect(read({ ...target, knownHostsFile: path }, "web").userknownhostsfile).toBe(path);
      },
    ),
    { numRuns: 12 },
  );
});

it.each<[string, Partial<SshTarget>]>([
  ["an alias that is a pattern", { aliases: ["*"] }],
  ["an alias that is an option", { aliases: ["-oProxyCommand=x"] }],
  ["an alias that breaks the line", { aliases: ["a\nProxyCommand x"] }],
  ["a host that is an option", { host: "-oProxyCommand=x" }],
  ["a user with a token", { user: "%h" }],
  ["a path with a quote", { identityFile: '/a"b' }],
  ["a path with a newline", { identityFile: "/a\nProxyCommand x" }],
  ["a path with a variable", { knownHostsFile: "/$" + "{HOME}" }],
  ["a path that is not absolute", { knownHostsFile: "~/x" }],
])("%s is refused", (_, change) => {
  expect(() => sshConfig([{ ...target, ...change }], { shared: true })).toThrow("DEV-609");
});

/** What ssh itself makes of it (`ssh -G`). */
function read(of: SshTarget, host: string): Record<string, string> {
  const file = join(folder, "config");
  writeFileSync(file, sshConfig([of], { shared: true }));
  const text = execFileSync("ssh", ["-G", "-F", file, host], { encoding: "utf8" });
  return Object.fromEntries(
    text
      .trim()
      .split("\n")
      .map((line) => line.split(/ (.*)/s).slice(0, 2)),
  );
}
