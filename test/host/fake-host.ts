import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder to be the whole of PATH, with stand-ins for the tools that setup runs. They note each call that changes something. */
export interface FakeHost {
  path: string;
  has(program: string): boolean;
  /** Shell text that the stand-in for `program` runs first. */
  sabotage(program: string, shell: string): void;
  mend(program: string): void;
  /** What was changed, in order. */
  log(): readonly string[];
  remove(): void;
}

const tools = {
  sudo: 'exec "$@"',
  "apt-get": `case $1,$3 in
install,make) program make ;;
install,openssh-client) program ssh; program ssh-keygen ;;
install,snapd) cp_snap ;;
remove,make) /bin/rm -f "$bin/make" ;;
remove,openssh-client) /bin/rm -f "$bin/ssh" "$bin/ssh-keygen" ;;
remove,snapd) /bin/rm -f "$bin/snap" ;;
esac`,
  systemctl: ":",
};

const snap = `case $1 in
version) echo "snapd   2.67.1" ;;
services) echo "multipass.multipassd  enabled  active  -" ;;
install) printf '%s\\n' '#!/bin/sh' 'case $1 in version) echo "{\\"multipass\\":\\"1.16.3\\",\\"multipassd\\":\\"1.16.3\\"}" ;; get) echo qemu ;; esac' >"$bin/multipass"; /bin/chmod 755 "$bin/multipass" ;;
remove) /bin/rm -f "$bin/multipass" ;;
esac`;

export function fakeHost(): FakeHost {
  const path = mkdtempSync(join(tmpdir(), "devorch-host-"));
  const log = join(path, ".log");
  writeFileSync(log, "");
  const script = (name: string, body: string) =>
    `#!/bin/sh
bin='${path}'
program() { printf '#!/bin/sh\\n' >"$bin/$1"; /bin/chmod 755 "$bin/$1"; }
cp_snap() { /bin/cp "$bin/.snap" "$bin/snap"; /bin/chmod 755 "$bin/snap"; }
if [ -e "$bin/.sabotage-${name}" ]; then . "$bin/.sabotage-${name}"; fi
case "${name} $1" in "sudo "*|"snap version"|"snap services") ;; *) echo "${name} $*" >>'${log}' ;; esac
${body}
`;
  for (const [name, body] of Object.entries(tools)) {
    writeFileSync(join(path, name), script(name, body), { mode: 0o755 });
  }
  writeFileSync(join(path, ".snap"), script("snap", snap));
  return {
    path,
    has: (program) => existsSync(join(path, program)),
    sabotage: (program, shell) => writeFileSync(join(path, `.sabotage-${program}`), `${shell}\n`),
    mend: (program) => rmSync(join(path, `.sabotage-${program}`)),
    log: () => readFileSync(log, "utf8").split("\n").filter(Boolean),
    remove: () => rmSync(path, { recursive: true }),
  };
}
