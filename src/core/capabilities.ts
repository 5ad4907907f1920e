import type { Live } from "./live.ts";

/** What this client, daemon and driver can do. Source: MULTIPASS.md fact 1; an unknown driver is trusted with everything. */
export interface Capabilities {
  clone: boolean;
  snapshots: boolean;
  suspend: boolean;
}

export function capabilities({ client, daemon, driver }: Live["provider"]): Capabilities {
  const version = daemon ?? client;
  return {
    clone: atLeast(version, 1, 15) && driver !== "lxd",
    snapshots: atLeast(version, 1, 13) && driver !== "lxd" && driver !== "applevz",
    suspend: driver !== "applevz",
  };
}

/** `1.16.3`, `1.16.0-rc+g12ab`; a version that does not parse is taken for a new one. */
function atLeast(version: string, major: number, minor: number): boolean {
  const match = /^(\d+)\.(\d+)/.exec(version);
  if (!match) return true;
  const [x, y] = [Number(match[1]), Number(match[2])];
  return x > major || (x === major && y >= minor);
}
