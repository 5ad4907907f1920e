import { gunzipSync } from "node:zlib";
import { parse, parseDocument } from "yaml";
import { quote } from "../core/quote.ts";
import { GUEST_ROOT } from "./cloud-init.ts";

/** Why `text` is no YAML, worded as Multipass's client words it; undefined when it is. */
export function yamlFault(text: string): string | undefined {
  const [error] = parseDocument(text).errors;
  if (!error) return undefined;
  const unfinished = /^Flow (sequence|map)/.exec(error.message)?.[1];
  if (unfinished) {
    const lines = text.split("\n");
    return `yaml-cpp: error at line ${lines.length}, column ${lines.at(-1)!.length + 1}: end of ${unfinished} flow not found`;
  }
  const { line, col } = error.linePos?.[0] ?? { line: 1, col: 1 };
  return `yaml-cpp: error at line ${line}, column ${col}: ${error.message.split("\n")[0]!.replace(/ at line .*$/, "")}`;
}

/**
 * A bash script that does in the guest, as root, what cloud-init does at the first start of the instance `name`
 * with this user data, as far as it is simulated: write_files, bootcmd, runcmd and authorized keys, the provider's among them, which
 * comes with the vendor data. Packages and all other modules are named in the log and left alone, and so are those that a list of
 * modules in cloud.cfg.d leaves out. The script always ends with 0; the stand-in for `cloud-init status` tells how it went.
 */
export function firstBootScript(name: string, userData: string): string {
  const config: unknown = userData.trim() ? parse(userData) : {};
  const modules = typeof config === "object" && config !== null && !Array.isArray(config) ? config : {};
  const {
    write_files: files,
    bootcmd,
    runcmd,
    users,
    ssh_authorized_keys: keys,
    ...others
  } = modules as Record<string, unknown>;
  const ignored = Object.keys(others).map((module) => `note ${quote(`not simulated: ${module}`)}`);
  return [
    PRELUDE.replaceAll("NAME", quote(name)),
    ...ignored,
    ...ifListed("bootcmd", shellify("bootcmd", bootcmd, name, "ProcessExecutionError")),
    ...ifListed("write_files", Array.isArray(files) ? files.map(writeFile) : []),
    ...[...strings(keys), ...(Array.isArray(users) ? users : []).flatMap(userKeys), PROVIDER_KEY].map(
      authorize,
    ),
    ...ifListed("runcmd", shellify("runcmd", runcmd, name, "RuntimeError")),
    FINISH,
  ].join("\n");
}

/** Its private half was thrown away. */
const PROVIDER_KEY =
  "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEkVJ/QZnLh+xWdRRsZ0O4e7Ftc0mZvto93ZrkOzQrsf ubuntu@localhost";

const PRELUDE = `${GUEST_ROOT}
cloud=$root/var/lib/cloud
mkdir -p "$cloud/instances/"NAME/scripts "$cloud/data" "$root/var/log"
ln -sfn "$cloud/instances/"NAME "$cloud/instance"
rm -f "$cloud/data/sim-status" "$cloud/data/sim-errors"
log=$root/var/log/cloud-init-output.log
note() { printf '%s\\n' "$1" >>"$log"; }
fail() { printf '%s\\n' "$1" >>"$cloud/data/sim-errors"; }
own() { [ -n "$root" ] || chown "$@"; }
put() { mkdir -p "$(dirname "$1")" && base64 -d >"$1"; }
mkdir -p "$root/etc/cloud/cloud.cfg.d"
listed() { ! grep -qs '^cloud_.*_modules:' "$root"/etc/cloud/cloud.cfg.d/* || grep -qs "^cloud_.*_modules:.*$1" "$root"/etc/cloud/cloud.cfg.d/*; }
printf '#cloud-config\\nssh_authorized_keys:\\n  - %s\\n' '${PROVIDER_KEY}' >"$cloud/instance/vendor-data.txt"
chmod 600 "$cloud/instance/vendor-data.txt"`;

const FINISH = `date -u '+%a, %d %b %Y %H:%M:%S +0000' >"$cloud/data/sim-status"
touch "$cloud/instance/boot-finished"
exit 0`;

const ifListed = (module: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [`if listed ${module}; then`, ...lines, "fi"] : [];

function writeFile(item: unknown): string {
  const file = item as Record<string, unknown>;
  const { path, append, owner, permissions } = file;
  if (typeof path !== "string") return `fail ${quote("('write_files', KeyError('path'))")}`;
  const target = `"$root"${quote(path)}`;
  const content = decode(String(file.content ?? ""), String(file.encoding ?? "")).toString("base64");
  const write = append
    ? `mkdir -p "$(dirname ${target})" && printf %s ${quote(content)} | base64 -d >>${target}`
    : `printf %s ${quote(content)} | put ${target}`;
  return [
    write,
    `chmod ${quote(permissions === undefined ? "0644" : String(permissions))} ${target}`,
    `own ${quote(String(owner ?? "root:root"))} ${target}`,
  ].join(" && ");
}

function decode(content: string, encoding: string): Buffer {
  const bytes = /b(?:ase)?64/.test(encoding) ? Buffer.from(content, "base64") : Buffer.from(content);
  return /gz(?:ip)?/.test(encoding) ? gunzipSync(bytes) : bytes;
}

/** Runs a list of commands as one script; its exit code is that of the last, as in cloud-init. */
function shellify(module: string, commands: unknown, name: string, error: string): string[] {
  if (commands === undefined || commands === null) return [];
  if (!Array.isArray(commands)) {
    const script = `/var/lib/cloud/instances/${name}/scripts/${module}`;
    const why = `('${module}', TypeError('Failed to shellify ${String(commands)} into file ${script}'))`;
    return [`fail ${quote(why)}`];
  }
  const lines = commands.map((command) =>
    Array.isArray(command) ? command.map(String).map(quote).join(" ") : command,
  );
  const script = Buffer.from(`#!/bin/sh\n${lines.join("\n")}\n`).toString("base64");
  const failure =
    module === "runcmd"
      ? `('scripts-user', ${error}('Runparts: 1 failures (runcmd) in 1 attempted commands'))`
      : `('${module}', ${error}('Unexpected error while running command.'))`;
  const file = `"$cloud/instance/scripts/${module}"`;
  return [
    `printf %s ${quote(script)} | put ${file}`,
    `(cd / && sh ${file}) >>"$log" 2>&1 </dev/null || fail ${quote(failure)}`,
  ];
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Keys of the default user, the only one there is. */
function userKeys(user: unknown): string[] {
  const { name, ssh_authorized_keys: keys } = (user ?? {}) as Record<string, unknown>;
  return name === undefined || name === "ubuntu" || name === "default" ? strings(keys) : [];
}

function authorize(key: string): string {
  const folder = `"$root/home/ubuntu/.ssh"`;
  const file = `${folder}/authorized_keys`;
  return `mkdir -p -m 700 ${folder} && { grep -qsxF -e ${quote(key)} ${file} || printf '%s\\n' ${quote(key)} >>${file}; } && chmod 600 ${file} && own -R ubuntu: ${folder}`;
}
