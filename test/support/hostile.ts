import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { load } from "../../src/config/load.ts";
import { fields } from "./schema-fields.ts";

/** What must not happen is that `pwned` runs, on the host or, where it is no command by its meaning, in a guest. */
const texts: Readonly<Record<string, string>> = {
  shell: "$(pwned)`pwned`;pwned;'$(pwned);pwned;'\"$(pwned);pwned;\" | pwned & pwned",
  lines: "a\npwned\n- pwned\nProxyCommand pwned\n  LocalCommand pwned",
  option: "-oProxyCommand=pwned",
  git: "--upload-pack=pwned",
  transport: "ext::pwned",
  terminal: "\x1b]0;pwned\x07\x1b[2J\x9b31m\u202e]]></failure><script>\n::error::x\n```\n| <!-- |",
};

/** The text is a guest's command, or its document, by its meaning: a guest whose machine is called `code` runs it. */
export const isCode = (path: string): boolean => /\.(run|shell|cloudInit)$/.test(path);

/** A file or folder of the host that must be there: it gets the text as its name. */
const isFile = /files\.\[\]\.from$|\.(script|file|caCertificates\.\[\]|inputs\.\[\])$|^include/;
const isFolder = /(mounts\.\[\]\.source|sync\.\[\]\.from|cacheDir)$/;
const contents: readonly (readonly [RegExp, string])[] = [
  [/^include/, "{}"],
  [/caCertificates/, "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"],
  [/./, "true"],
];

/** One field of the configuration with one text in it. */
export interface Variant {
  path: string;
  kind: string;
  /** What the field holds. */
  text: string;
  section: string;
  /** Its key, where the section is a map of resources. */
  name: string;
  value: unknown;
  /** Laid over by the environment of this name. */
  environment?: string;
  /** In a file of tasks. */
  inFile: boolean;
}

export const base = {
  apiVersion: "devorch/v1",
  project: "acme",
  provider: "sim",
  images: { golden: { from: "24.04" } },
  machines: { web: { from: "24.04" }, db: { from: "24.04" }, code: { from: "24.04" } },
  tasks: { "code-needed": { run: "true", on: "code" } },
};

/** The maps of resources: as many as there are variants stand in one configuration. */
export const maps = ["images", "machines", "tasks", "vars", "outputs"];

/**
 * Every field of the schemas with the texts that the configuration takes there, and the paths of those that take none. `wanted` leaves
 * texts out, where a field would only go the same way again.
 */
export async function hostileVariants(folder: string, wanted: (path: string, kind: string) => boolean) {
  const taken: Variant[] = [];
  const none: string[] = [];
  for (const [index, { path, place }] of fields.entries()) {
    const before = taken.length;
    for (const [kind, written] of Object.entries(texts)) {
      if (!wanted(path, kind)) continue;
      const variant = variantOf(folder, index, path, place, kind, written);
      if (await isTaken(folder, variant)) taken.push(variant);
    }
    if (taken.length === before) none.push(path);
  }
  return { taken, none };
}

function variantOf(
  folder: string,
  index: number,
  path: string,
  place: (text: string) => unknown,
  kind: string,
  written: string,
): Variant {
  const secret = path.endsWith(".secret");
  const text = secret ? `env:${written}` : isFolder.test(path) ? `${written}.d` : written;
  if (isFolder.test(path)) put(folder, join(text, "x"), "text");
  else if (isFile.test(path)) put(folder, text, contents.find(([of]) => of.test(path))![1]);
  const inFile = path.startsWith("(file) ");
  const whole = place(text) as Record<string, Record<string, unknown>>;
  const environment = path.startsWith("environments.") ? Object.keys(whole.environments!)[0]! : undefined;
  const own = environment ? (whole.environments![environment] as typeof whole) : whole;
  const [section] = path
    .replace("(file) ", "")
    .replace(/^environments\.(\*\.|<key>)/, "")
    .split(".");
  const of = Object.keys(own)[0]!;
  const named = new RegExp(`^(environments\\.\\*\\.|\\(file\\) )?${section}\\.<key>$`).test(path);
  const name = `${isCode(path) ? "code-" : ""}${environment ? "e" : inFile ? "f" : "v"}${index}-${kind}`;
  const value = maps.includes(of) ? Object.values(own[section || of]!)[0] : own[of];
  return {
    path,
    kind,
    text,
    section: section || of,
    name: named ? text : section === "vars" ? name.replaceAll("-", "_") : name,
    value: complete(section || of, path, value),
    ...(environment && { environment }),
    inFile,
  };
}

/** What a resource needs beside the field. */
function complete(section: string, path: string, value: unknown): unknown {
  const on = isCode(path) ? "code" : "web";
  switch (section) {
    case "images": {
      const { toolchain, steps, ...rest } = value as {
        toolchain?: { aliases?: object };
        steps?: readonly { run?: string; script?: string }[];
      };
      return {
        from: "24.04",
        ...rest,
        ...(steps && {
          steps: steps.map((step) => ("run" in step || "script" in step ? step : { run: "true", ...step })),
        }),
        // Versions are looked up in the network.
        ...(toolchain && { toolchain: { aliases: toolchain.aliases ?? {} } }),
      };
    }
    case "machines":
      return "image" in (value as object) ? value : { from: "24.04", ...(value as object) };
    case "tasks": {
      const { run, ...rest } = value as { run?: unknown };
      if (isCode(path)) return { on, ...rest, run };
      return { on, ...rest, run: Array.isArray(run) && run[0] !== "pytest -q" ? ["tell", ...run] : ["tell"] };
    }
    default:
      return value;
  }
}

async function isTaken(folder: string, variant: Variant): Promise<boolean> {
  const { environment, inFile } = variant;
  write(folder, [variant]);
  const loaded = await load({
    cwd: folder,
    env: {},
    ...(environment && { environment }),
    ...(inFile && { tasksFile: "tasks.yaml" }),
  });
  return "desired" in loaded;
}

/** Writes devorch.yaml with all these variants, and tasks.yaml where there are some for it. */
export function write(folder: string, variants: readonly Variant[]): void {
  const document: Document = structuredClone(base);
  const environments: Record<string, Document> = {};
  const tasksFile: Document = { tasks: {} };
  for (const variant of variants) {
    const { environment, inFile } = variant;
    if (inFile) lay(tasksFile, variant);
    else if (environment === undefined) lay(document, variant);
    else {
      environments[environment] ??= {};
      lay(environments[environment], variant);
    }
  }
  if (Object.keys(environments).length > 0) document.environments = environments;
  writeFileSync(join(folder, "devorch.yaml"), JSON.stringify(document));
  writeFileSync(join(folder, "tasks.yaml"), JSON.stringify(tasksFile));
}

type Document = Record<string, unknown>;

function lay(
  document: Document,
  { section, name, value, path }: Omit<Variant, "kind" | "text" | "inFile">,
): void {
  if (!maps.includes(section)) {
    document[section] = value;
    return;
  }
  document[section] = { ...(document[section] as object), [name]: value };
  if (section !== "vars") return;
  // A variable is seen where it is used.
  const use = { on: "web", run: ["tell", `\${var.${name}}`] };
  if (path.endsWith("default"))
    lay(document, { section: "tasks", name: `use-${name.replaceAll("_", "-")}`, value: use, path });
}

function put(folder: string, path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${content}\n`);
}

export interface Traps {
  /** For the front of PATH, on the host and in guests. */
  folder: string;
  /** Who ran `pwned` where nobody may. */
  pwned(): string;
  /** Homes of the guests that ran it where it is their command. */
  obeyed(): string;
  /** Arguments, values of variables and stdin of all that ran `tell`, each as JSON, a line each. */
  heard(): string;
}

/** Programs that note who runs them: `pwned`, which a guest of a machine called `code` may run, and `tell`, which also prints what is hostile. */
export function setTraps(root: string): Traps {
  const folder = join(root, "traps");
  mkdirSync(folder);
  const log = (name: string) => {
    writeFileSync(join(root, name), "");
    chmodSync(join(root, name), 0o666);
    return join(root, name);
  };
  const [pwned, obeyed, heard] = [log("pwned.log"), log("obeyed.log"), log("heard.log")];
  const program = (name: string, script: string) =>
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  program(
    "pwned",
    `case $HOME in
*code*) echo "$HOME" >>'${obeyed}' ;;
*) echo "$0 in $PWD, of $(tr '\\0' ' ' </proc/$PPID/cmdline)" >>'${pwned}' ;;
esac`,
  );
  program(
    "tell",
    `${process.execPath} -e '
      const say = JSON.stringify;
      const stdin = require("node:fs").readFileSync(0, "utf8");
      const told = [...process.argv.slice(1), ...Object.values(process.env), stdin].map((text) => say(text)).join("\\n");
      require("node:fs").appendFileSync("${heard}", told + "\\n");
      console.log("\\x1b]0;pwned\\x07\\x1b[2J\\u202e]]></system-out><script>\\n\`\`\`\\n::error::pwned\\n##[error]pwned");
    ' -- "$@"
exit 3`,
  );
  const read = (path: string) => () => readFileSync(path, "utf8");
  return { folder, pwned: read(pwned), obeyed: read(obeyed), heard: read(heard) };
}
