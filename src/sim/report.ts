import type { Command, Format } from "./command.ts";
import { BLUEPRINTS, CATALOGUE, imageNamed } from "./images.ts";
import { humanSize } from "./size.ts";
import { type Instance, inOrder, type Mount, type Snapshot, type World } from "./world.ts";

/** Semantic versions with the simulator's mark, so that nobody takes one for the other, or its processes for isolated machines. */
const VERSIONS = { namespace: "1.16.3+sim", process: "1.16.3+sim.process" } as const;

export function version({ runtime }: Pick<World, "runtime">, format: Format, connected: boolean): string {
  const version = VERSIONS[runtime];
  const parts = { multipass: version, ...(connected ? { multipassd: version } : {}) };
  switch (format) {
    case "json":
      return json(parts);
    case "csv":
      return `Multipass,Multipassd,Title,Description,URL\n${version},${connected ? version : ""},,,\n`;
    case "yaml":
      return yaml(parts);
    case "table":
      return `${Object.entries(parts)
        .map(([name, value]) => `${name.padEnd(12)}${value}\n`)
        .join(
          "",
        )}This is devorch's simulator of Multipass${runtime === "process" ? "; its machines are plain processes, not isolated" : ""}.\n`;
  }
}

export function list(world: World, { format, addresses }: Command & { verb: "list" }): string {
  const rows = byName(world.instances).map(([name, instance]) => ({
    name,
    state: stateOf(instance),
    ipv4: addresses ? addressesOf(instance) : [],
    release: imageOf(instance) || "Not Available",
  }));
  switch (format) {
    case "json":
      return json({ list: rows.map(({ name, state, ipv4, release }) => ({ ipv4, name, release, state })) });
    case "csv":
      return `Name,State,IPv4,IPv6,Release,AllIPv4\n${rows
        .map(
          ({ name, state, ipv4, release }) =>
            `${name},${state},${ipv4[0] ?? ""},,${release},"${ipv4.join(",")}"\n`,
        )
        .join("")}`;
    case "yaml":
      return yaml(
        Object.fromEntries(rows.map(({ name, state, ipv4, release }) => [name, [{ state, ipv4, release }]])),
      );
    case "table": {
      if (rows.length === 0) return "No instances found.\n";
      const width = Math.max(24, ...rows.map(({ name }) => name.length + 3));
      const line = (cells: string[]) =>
        `${cells[0]!.padEnd(width)}${cells[1]!.padEnd(18)}${cells[2]!.padEnd(17)}${cells[3]}\n`;
      return [
        ["Name", "State", "IPv4", "Image"],
        ...rows.map(({ name, state, ipv4, release }) => [name, state, ipv4[0] ?? "--", release]),
      ]
        .map(line)
        .join("");
    }
  }
}

export function listSnapshots(world: World, format: Format): string {
  const instances = byName(world.instances).filter(([, { snapshots }]) => Object.keys(snapshots).length > 0);
  const rows = instances.flatMap(([name, { snapshots }]) =>
    inOrder(snapshots).map(([key, { parent, comment }]) => [name, key, parent, comment] as const),
  );
  switch (format) {
    case "json":
      return json({
        errors: [],
        info: Object.fromEntries(
          instances.map(([name, { snapshots }]) => [
            name,
            Object.fromEntries(
              byName(snapshots).map(([key, { comment, parent }]) => [key, { comment, parent }]),
            ),
          ]),
        ),
      });
    case "csv":
      // Multipass does not escape the quotes in a comment.
      return `Instance,Snapshot,Parent,Comment\n${rows
        .map(([name, key, parent, comment]) => `${name},${key},${parent},"${comment}"\n`)
        .join("")}`;
    case "yaml":
      return yaml(
        Object.fromEntries(
          instances.map(([name, { snapshots }]) => [
            name,
            inOrder(snapshots).map(([key, { parent, comment }]) => ({
              [key]: [{ parent: parent || null, comment: comment || null }],
            })),
          ]),
        ),
      );
    case "table":
      if (rows.length === 0) return "No snapshots found.\n";
      return table(["Instance", "Snapshot", "Parent", "Comment"], rows);
  }
}

export function info(world: World, command: Command & { verb: "info" }): string {
  const subjects: Subject[] = [];
  const names = command.names.length ? command.names : byName(world.instances).map(([name]) => name);
  for (const text of names) {
    const [name = "", key] = text.split(".");
    const instance = world.instances[name]!;
    if (key !== undefined) subjects.push({ name, instance, key, snapshot: instance.snapshots[key]! });
    else if (!command.snapshots) subjects.push({ name, instance });
    else
      for (const [key, snapshot] of inOrder(instance.snapshots))
        subjects.push({ name, instance, key, snapshot });
  }
  switch (command.format) {
    case "json":
      return json({ errors: [], info: infoJson(world, subjects) });
    case "csv":
      return infoCsv(world, subjects);
    case "yaml":
      return yaml({ errors: [null], ...infoYaml(world, subjects) });
    case "table":
      return subjects.map((subject) => infoTable(world, subject)).join("\n");
  }
}

export function networks(world: World, format: Format): string {
  const rows = [...world.networks].sort((a, b) => compare(a.name, b.name));
  switch (format) {
    case "json":
      return json({ list: rows.map(({ description, name, type }) => ({ description, name, type })) });
    case "csv":
      return `Name,Type,Description\n${rows.map((n) => `${n.name},${n.type},"${n.description}"\n`).join("")}`;
    case "yaml":
      return yaml(
        Object.fromEntries(rows.map(({ name, type, description }) => [name, [{ type, description }]])),
      );
    case "table":
      return table(
        ["Name", "Type", "Description"],
        rows.map(({ name, type, description }) => [name, type, description]),
      );
  }
}

/** The simulator keeps no aliases. */
export function aliases(format: Format): string {
  switch (format) {
    case "json":
      return json({ "active-context": "default", contexts: { default: {} } });
    case "csv":
      return "Alias,Instance,Command,Working directory,Context\n";
    case "yaml":
      return yaml({ active_context: "default", aliases: { default: null } });
    case "table":
      return "No aliases defined.\n";
  }
}

export function find({ text, unsupported, format }: Command & { verb: "find" }): string {
  const wanted = text.replace(/^(release|daily|appliance):/, "");
  const images = CATALOGUE.filter((entry) =>
    wanted ? entry === imageNamed(wanted) : unsupported || entry.supported,
  ).map((entry) => ({ ...entry, name: entry.remote ? `${entry.remote}:${entry.name}` : entry.name }));
  const blueprints = wanted ? [] : BLUEPRINTS;
  const describe = (
    entry: { aliases: readonly string[]; release: string; remote: string; version: string },
    os: string,
  ) => ({
    aliases: entry.aliases,
    os,
    release: entry.release,
    remote: entry.remote,
    version: entry.version,
  });
  switch (format) {
    case "json":
    case "yaml": {
      const value = {
        "blueprints (deprecated)": Object.fromEntries(
          blueprints.map((b) => [b.name, describe({ ...b, aliases: [], remote: "" }, "")]),
        ),
        errors: [],
        images: Object.fromEntries(
          [...images].sort((a, b) => compare(a.name, b.name)).map((e) => [e.name, describe(e, "Ubuntu")]),
        ),
      };
      return format === "json" ? json(value) : yaml(value);
    }
    case "csv":
      return `Image,Remote,Aliases,OS,Release,Version,Type\n${[
        ...images.map((e) => [
          e.name,
          e.remote,
          e.aliases.join(";"),
          "Ubuntu",
          e.release,
          e.version,
          "Cloud Image",
        ]),
        ...blueprints.map((b) => [b.name, "", "", "", b.release, b.version, "Blueprint (deprecated)"]),
      ]
        .map((row) => `${row.join(",")}\n`)
        .join("")}`;
    case "table": {
      const section = (title: string, rows: string[][]) =>
        rows.length
          ? `${[[title, "Aliases", "Version", "Description"], ...rows]
              .map((row) => `${row[0]!.padEnd(28)}${row[1]!.padEnd(18)}${row[2]!.padEnd(17)}${row[3]}\n`)
              .join("")}\n`
          : "";
      return (
        section(
          "Image",
          images.map((e) => [e.name, e.aliases.join(","), e.version, `Ubuntu ${e.release}`]),
        ) +
        section(
          "Blueprint (deprecated)",
          blueprints.map((b) => [b.name, "", b.version, b.release]),
        )
      );
    }
  }
}

type Subject = { name: string; instance: Instance; key?: undefined } | SnapshotSubject;
interface SnapshotSubject {
  name: string;
  instance: Instance;
  key: string;
  snapshot: Snapshot;
}

const stateOf = (instance: Instance): string => (instance.deleted ? "Deleted" : instance.state);

/** A guest that answers over SSH, so that its load, memory and addresses are known. */
const answers = (instance: Instance): boolean =>
  !instance.deleted && (instance.state === "Running" || instance.state === "Delayed Shutdown");

const addressesOf = (instance: Instance): string[] =>
  answers(instance) && instance.ipv4 ? [instance.ipv4] : [];

const imageOf = ({ image }: Instance): string => (image.release ? `${image.os} ${image.release}` : "");

/** Figures nobody measures here: fixed shares of the configured sizes, of the magnitude recorded. */
function usage(world: World, instance: Instance) {
  return {
    release: world.guestRelease,
    load: [0.08, 0.03, 0.01],
    diskTotal: Math.floor(instance.diskBytes * 0.965),
    diskUsed: 594_415_616,
    memoryTotal: Math.floor(instance.memoryBytes * 0.944),
    memoryUsed: Math.floor(instance.memoryBytes * 0.19),
  };
}

function infoJson(world: World, subjects: readonly Subject[]): Record<string, unknown> {
  const info: Record<string, Record<string, unknown>> = {};
  for (const subject of subjects) {
    const { name, instance } = subject;
    info[name] ??= {};
    const entry = info[name];
    if (subject.key === undefined) Object.assign(entry, instanceJson(world, instance));
    else {
      entry.snapshots ??= {};
      Object.assign(entry.snapshots as object, { [subject.key]: snapshotJson(subject) });
    }
  }
  return info;
}

function instanceJson(world: World, instance: Instance): Record<string, unknown> {
  const live = answers(instance) ? usage(world, instance) : undefined;
  return {
    cpu_count: live ? String(instance.cpus) : "",
    disks: { sda1: live ? { total: String(live.diskTotal), used: String(live.diskUsed) } : {} },
    image_hash: instance.image.hash,
    image_release: instance.image.release,
    ipv4: addressesOf(instance),
    load: live?.load ?? [],
    memory: live ? { total: live.memoryTotal, used: live.memoryUsed } : {},
    mounts: Object.fromEntries(byName(instance.mounts).map(([target, mount]) => [target, mountJson(mount)])),
    release: live?.release ?? "",
    snapshot_count: String(Object.keys(instance.snapshots).length),
    state: stateOf(instance),
  };
}

const mountJson = (mount: Mount) => ({
  gid_mappings: mapsOf(mount.gidMaps),
  source_path: mount.source,
  uid_mappings: mapsOf(mount.uidMaps),
});

/** Root of the host is the guest's user unless something else is said. */
const mapsOf = (maps: readonly string[]): readonly string[] => (maps.length ? maps : ["0:default"]);

const snapshotJson = ({ instance, key, snapshot }: SnapshotSubject) => ({
  children: childrenOf(instance, key),
  comment: snapshot.comment,
  cpu_count: String(snapshot.cpus),
  created: createdAt(snapshot),
  disk_space: humanSize(snapshot.diskBytes),
  memory_size: humanSize(snapshot.memoryBytes),
  mounts: Object.fromEntries(byName(snapshot.mounts).map(([target, mount]) => [target, mountJson(mount)])),
  parent: snapshot.parent,
  size: "",
});

const childrenOf = (instance: Instance, key: string): string[] =>
  inOrder(instance.snapshots).flatMap(([child, { parent }]) => (parent === key ? child : []));

/** `Sun Nov 22 07:07:48 2026 UTC` */
function createdAt({ createdMs }: Snapshot): string {
  const [weekday, day, month, year, time] = new Date(createdMs).toUTCString().replace(",", "").split(" ");
  return `${weekday} ${month} ${day!.replace(/^0/, " ")} ${time} ${year} UTC`;
}

function infoYaml(world: World, subjects: readonly Subject[]): Record<string, unknown> {
  const info: Record<string, Record<string, unknown>[]> = {};
  for (const subject of subjects) {
    info[subject.name] ??= [{}];
    const entry = info[subject.name]![0]!;
    if (subject.key === undefined) Object.assign(entry, instanceYaml(world, subject.instance));
    else {
      entry.snapshots ??= [];
      (entry.snapshots as unknown[]).push({ [subject.key]: snapshotYaml(subject) });
    }
  }
  return info;
}

function instanceYaml(world: World, instance: Instance): Record<string, unknown> {
  const live = answers(instance) ? usage(world, instance) : undefined;
  return {
    state: stateOf(instance),
    snapshot_count: Object.keys(instance.snapshots).length,
    image_hash: instance.image.hash,
    image_release: instance.image.release || null,
    release: live?.release ?? null,
    cpu_count: live ? instance.cpus : null,
    load: live?.load ?? null,
    disks: [{ sda1: live ? { used: live.diskUsed, total: live.diskTotal } : null }],
    memory: live ? { usage: live.memoryUsed, total: live.memoryTotal } : null,
    ipv4: addressesOf(instance),
    mounts: mountsYaml(instance.mounts),
  };
}

const mountsYaml = (mounts: Instance["mounts"]) =>
  Object.keys(mounts).length
    ? Object.fromEntries(
        byName(mounts).map(([target, mount]) => [
          target,
          {
            uid_mappings: mapsOf(mount.uidMaps),
            gid_mappings: mapsOf(mount.gidMaps),
            source_path: mount.source,
          },
        ]),
      )
    : null;

const snapshotYaml = ({ instance, key, snapshot }: SnapshotSubject) => ({
  size: null,
  cpu_count: snapshot.cpus,
  disk_space: humanSize(snapshot.diskBytes),
  memory_size: humanSize(snapshot.memoryBytes),
  mounts: mountsYaml(snapshot.mounts),
  created: createdAt(snapshot),
  parent: snapshot.parent || null,
  children: childrenOf(instance, key),
  comment: snapshot.comment || null,
});

function infoCsv(world: World, subjects: readonly Subject[]): string {
  const mountCell = (mounts: Instance["mounts"]) =>
    byName(mounts)
      .map(([target, { source }]) => `${source} => ${target}`)
      .join(";");
  const line = (cells: readonly (string | number)[]) => `${cells.join(",")}\n`;
  const instances = subjects.flatMap((subject) => {
    if (subject.key !== undefined) return [];
    const { name, instance } = subject;
    const live = answers(instance) ? usage(world, instance) : undefined;
    const [ipv4 = ""] = addressesOf(instance);
    return line([
      name,
      stateOf(instance),
      ipv4,
      "",
      live?.release ?? "",
      instance.image.hash,
      instance.image.release,
      live?.load.join(" ") ?? "",
      live?.diskUsed ?? "",
      live?.diskTotal ?? "",
      live?.memoryUsed ?? "",
      live?.memoryTotal ?? "",
      mountCell(instance.mounts),
      ipv4,
      live ? instance.cpus : "",
      Object.keys(instance.snapshots).length,
    ]);
  });
  const snapshots = subjects.flatMap((subject) => {
    if (subject.key === undefined) return [];
    const { name, instance, key, snapshot } = subject;
    return line([
      key,
      name,
      snapshot.cpus,
      humanSize(snapshot.diskBytes),
      humanSize(snapshot.memoryBytes),
      mountCell(snapshot.mounts),
      createdAt(snapshot),
      snapshot.parent,
      childrenOf(instance, key).join(";"),
      `"${snapshot.comment}"`,
    ]);
  });
  return (
    (instances.length
      ? `Name,State,Ipv4,Ipv6,Release,Image hash,Image release,Load,Disk usage,Disk total,Memory usage,Memory total,Mounts,AllIPv4,CPU(s),Snapshots\n${instances.join("")}`
      : "") +
    (snapshots.length
      ? `Snapshot,Instance,CPU(s),Disk space,Memory size,Mounts,Created,Parent,Children,Comment\n${snapshots.join("")}`
      : "")
  );
}

function infoTable(world: World, subject: Subject): string {
  const lines = (rows: [string, string][]) =>
    rows.map(([key, value]) => `${`${key}:`.padEnd(16)}${value || "--"}\n`).join("");
  const mountLines = (mounts: Instance["mounts"]) =>
    byName(mounts)
      .map(
        ([target, mount]) =>
          `${mount.source} => ${target}\n${" ".repeat(20)}UID map: ${mapsOf(mount.uidMaps).join(", ")}\n${" ".repeat(20)}GID map: ${mapsOf(mount.gidMaps).join(", ")}`,
      )
      .join(`\n${" ".repeat(16)}`);
  const { name, instance } = subject;
  if (subject.key !== undefined) {
    const { key, snapshot } = subject;
    return lines([
      ["Snapshot", key],
      ["Instance", name],
      ["CPU(s)", String(snapshot.cpus)],
      ["Disk space", humanSize(snapshot.diskBytes)],
      ["Memory size", humanSize(snapshot.memoryBytes)],
      ["Mounts", mountLines(snapshot.mounts)],
      ["Created", createdAt(snapshot)],
      ["Parent", snapshot.parent],
      ["Children", childrenOf(instance, key).join(`\n${" ".repeat(16)}`)],
      ["Comment", snapshot.comment],
    ]);
  }
  const live = answers(instance) ? usage(world, instance) : undefined;
  const share = (used: number, total: number) => `${humanSize(used)} out of ${humanSize(total)}`;
  const image = imageOf(instance);
  return lines([
    ["Name", name],
    ["State", stateOf(instance)],
    ["Snapshots", String(Object.keys(instance.snapshots).length)],
    ["IPv4", addressesOf(instance)[0] ?? ""],
    ["Release", live?.release ?? ""],
    ["Image hash", instance.image.hash.slice(0, 12) + (image ? ` (${image})` : "")],
    ["CPU(s)", live ? String(instance.cpus) : ""],
    ["Load", live?.load.map((n) => n.toFixed(2)).join(" ") ?? ""],
    ["Disk usage", live ? share(live.diskUsed, live.diskTotal) : ""],
    ["Memory usage", live ? share(live.memoryUsed, live.memoryTotal) : ""],
    ["Mounts", mountLines(instance.mounts)],
  ]);
}

/** Columns three spaces apart, the last one as long as it is. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i]!.length)) + 3);
  return [header, ...rows]
    .map(
      (row) =>
        `${row.map((cell, i) => (i === header.length - 1 ? cell || "--" : (cell || "--").padEnd(widths[i]!))).join("")}\n`,
    )
    .join("");
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byName = <T>(record: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(record).sort(([a], [b]) => compare(a, b));

/** JSON as Multipass writes it: keys sorted, four spaces, and a line of its own for the bracket of an empty list. */
function json(value: unknown): string {
  return `${jsonText(value, "")}\n`;
}

function jsonText(value: unknown, indent: string): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const inner = `${indent}    `;
  const [open, close, parts] = Array.isArray(value)
    ? ["[", "]", value.map((item) => inner + jsonText(item, inner))]
    : [
        "{",
        "}",
        byName(value as Record<string, unknown>).map(
          ([key, item]) => `${inner}${JSON.stringify(key)}: ${jsonText(item, inner)}`,
        ),
      ];
  return `${open}\n${parts.join(",\n")}${parts.length ? "\n" : ""}${indent}${close}`;
}

/** YAML as yaml-cpp writes it, plain scalars and `~`. */
function yaml(value: Record<string, unknown>): string {
  return Object.keys(value).length ? yamlMap(value, "") : "\n";
}

function yamlMap(map: object, indent: string): string {
  return Object.entries(map)
    .map(([key, value]) => `${indent}${key}:${yamlValue(value, indent)}`)
    .join("");
}

function yamlValue(value: unknown, indent: string): string {
  const inner = `${indent}  `;
  if (value === null) return " ~\n";
  if (Array.isArray(value)) {
    if (value.length === 0) return `\n${inner}[]\n`;
    return `\n${value.map((item) => `${inner}- ${yamlItem(item, inner)}`).join("")}`;
  }
  if (typeof value === "object") return `\n${yamlMap(value, inner)}`;
  return ` ${value}\n`;
}

function yamlItem(item: unknown, indent: string): string {
  if (item === null) return "~\n";
  return typeof item === "object" ? yamlMap(item, `${indent}  `).trimStart() : `${item}\n`;
}
