import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHostKeys, pinHostKeys, pinnedHostKeys, replaceHostKeys } from "../../src/ssh/known-hosts.ts";

const ed25519 = key(1);
const other = key(2);

describe("a guest's host keys", () => {
  it("are read with their comments dropped", () => {
    expect(parseHostKeys(`ssh-ed25519 ${ed25519} root@golden\n\nssh-ed25519 ${other}\n`)).toEqual([
      { type: "ssh-ed25519", key: ed25519 },
      { type: "ssh-ed25519", key: other },
    ]);
  });

  it.each([
    ["nothing", ""],
    ["an error message", "cat: /etc/ssh: No such file"],
    ["another type than the key holds", `ssh-rsa ${ed25519}`],
    ["a marker", `@cert-authority * ssh-ed25519 ${ed25519}`],
    ["a host pattern", `* ssh-ed25519 ${ed25519}`],
    ["a key cut off", "ssh-ed25519 AAAA"],
  ])("are refused when the text is %s", (_, text) => {
    expect(() => parseHostKeys(text)).toThrow("DEV-610");
  });

  it("no text of a guest adds a line, or another host, to known_hosts", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary-ascii" }), (tail) => {
        let lines: string[] = [];
        try {
          const keys = parseHostKeys(`ssh-ed25519 ${ed25519} ${tail}`);
          lines = replaceHostKeys("", "web", keys).trimEnd().split("\n");
        } catch {}
        for (const line of lines) expect(line).toMatch(/^web [a-z0-9@.-]+ [A-Za-z0-9+/=]+$/);
      }),
    );
  });
});

describe("pinning", () => {
  const keys = [{ type: "ssh-ed25519", key: ed25519 }];

  it("replaces a machine's keys and leaves the others", () => {
    const both = replaceHostKeys(replaceHostKeys("", "web", keys), "web-2", keys);
    const changed = replaceHostKeys(both, "web", [{ type: "ssh-ed25519", key: other }]);
    expect(changed).toBe(`web-2 ssh-ed25519 ${ed25519}\nweb ssh-ed25519 ${other}\n`);
    expect(replaceHostKeys(changed, "WEB", [])).toBe(`web-2 ssh-ed25519 ${ed25519}\n`);
  });

  it("keeps its file private, and reads back what it wrote", () => {
    const folder = mkdtempSync(join(tmpdir(), "devorch-pins-"));
    const file = join(folder, "known_hosts");
    expect(pinnedHostKeys(file, "web")).toEqual([]);
    pinHostKeys(file, "web", keys);
    expect(pinnedHostKeys(file, "web")).toEqual(keys);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    pinHostKeys(file, "web", []);
    expect(readFileSync(file, "utf8")).toBe("");
    rmSync(folder, { recursive: true });
  });
});

function key(fill: number): string {
  const type = Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0\x20", "latin1");
  return Buffer.concat([type, Buffer.alloc(32, fill)]).toString("base64");
}
