// Checks on a real VM what guests in namespaces cannot show. Needs root, Debian's archive and a quarter of an hour without KVM.
// Usage: vm-check.mjs [FOLDER]; the root file system made there is used again.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { build } from "esbuild";
import { stringify } from "yaml";

const folder = path.resolve(process.argv[2] ?? "reports/vm-check");
/** @param {string} name */
const file = (name) => path.join(folder, name);
/** @param {string} command @param {readonly string[]} args @param {{ input?: string }} [options] */
const run = (command, args, options = {}) =>
  execFileSync(command, args, {
    encoding: "utf8",
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 2 ** 30,
    ...options,
  });

const tools = [
  "mmdebstrap",
  "qemu-system-x86_64",
  "qemu-img",
  "genisoimage",
  "sfdisk",
  "mke2fs",
  "openssl",
  "ssh",
];
const missing = tools.filter((tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status !== 0);
if (missing.length > 0) throw new Error(`not installed: ${missing.join(", ")}`);

mkdirSync(folder, { recursive: true });
const { sealScript, toolchainSteps, hostCloudInit, mergeCloudConfig } = await sources();
const steps = toolchainSteps({ podman: "rootless", git: true }, { file: "", line: 1, column: 1 });
const sizeGiB = "df --output=size -BM / | tail -n 1 | awk '{ print int($1 / 1024 + 0.5) }'";
/** @type {{ what: string; ok: boolean }[]} */
const results = [];
const started = Date.now();

makeRoot();
makeDisk();
makeKeys();
const userData = mergeCloudConfig(
  { runcmd: ["echo ran >>/var/ran"] },
  hostCloudInit({
    proxy: { noProxy: "localhost,.example.com" },
    caCertificates: [readFileSync(file("ca.pem"), "utf8")],
  }),
);

const golden = await boot("golden", "52:54:00:00:00:01");
check("cloud-init accepts the generated document", golden.ssh("cloud-init status"), "status: done");
check("cloud-init's schema has no complaint", golden.status("sudo cloud-init schema --system"), 0);
check("the proxy's exceptions reach a session", golden.ssh('echo "$no_proxy"'), "localhost,.example.com");
check(
  "the certificate is trusted",
  golden.ssh(`openssl verify -CAfile /etc/ssl/certs/ca-certificates.crt /tmp/ca.pem`, file("ca.pem")),
  "/tmp/ca.pem: OK",
);
check("the first boot grows the disk to 4 GiB", golden.ssh(sizeGiB), "4");
for (const { name, shell } of steps) golden.ssh(shell, undefined, name);
const podman = `set -e; tar -ch /usr/bin/dash /lib64/ld-linux-x86-64.so.2 /lib/x86_64-linux-gnu/libc.so.6 2>/dev/null | podman import -q - box >/dev/null
podman run --rm box /usr/bin/dash -c 'echo from a container'`;
check("rootless Podman runs a container in the template", golden.ssh(podman), "from a container");
const identity = "cat /etc/machine-id /etc/ssh/ssh_host_ed25519_key.pub";
const [oldId, oldKey] = golden.ssh(identity).split("\n");
golden.ssh(
  "echo secret >~/.bash_history; echo 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIfake somebody' >>~/.ssh/authorized_keys",
);
check("sealing refuses a foreign key", golden.status(sealScript("golden")), 1);
golden.ssh("sed -i /somebody/d ~/.ssh/authorized_keys");
check("sealing succeeds, also twice", [1, 2].map(() => golden.status(sealScript("golden"))).join(), "0,0");
check(
  "nothing is left",
  golden.ssh(
    "cat /etc/machine-id ~/.bash_history 2>/dev/null; sudo ls /var/lib/apt/lists; wc -l <~/.ssh/authorized_keys",
  ),
  "1",
);
await golden.powerOff();

run("cp", ["--reflink=auto", "--sparse=always", file("golden.img"), file("web.img")]);
run("qemu-img", ["resize", "-q", "-f", "raw", file("web.img"), "6G"]);
const web = await boot("web", "52:54:00:00:00:02");
const [newId = "", newKey = ""] = web.ssh(identity).split("\n");
check(
  "a clone has the provider's key, and is reached with it",
  web.ssh("cut -d' ' -f3 ~/.ssh/authorized_keys"),
  "ubuntu@localhost",
);
check("a clone has its own hostname", web.ssh("hostname"), "web");
check("a clone has a machine-id of its own", /^[0-9a-f]{32}$/.test(newId) && newId !== oldId, true);
check("a clone has host keys of its own", newKey.startsWith("ssh-ed25519 ") && newKey !== oldKey, true);
check("a clone's disk grows to 6 GiB", web.ssh(sizeGiB), "6");
check(
  "the second first boot ends well",
  web.ssh("cloud-init status; ls /var/lib/cloud/instances/web/boot-finished"),
  "status: done\n/var/lib/cloud/instances/web/boot-finished",
);
check("the user's commands do not run again", web.ssh("cat /var/ran"), "ran");
check("the environment is not written again", web.ssh("grep -c ^no_proxy /etc/environment"), "1");
check(
  "the user lingers",
  web
    .ssh(
      "loginctl show-user ubuntu --property Linger --property State | sort; test -d /run/user/1000 && echo has a runtime folder",
    )
    .replace(/State=\w+/, "State"),
  "Linger=yes\nState\nhas a runtime folder",
);
check("rootless Podman runs a container in a clone", web.ssh(podman), "from a container");
check("the journal shows this boot only", web.ssh("sudo journalctl --list-boots --quiet | wc -l"), "1");
const skewS = Math.abs(Number(web.ssh("date +%s")) - Date.now() / 1000);
check("a clone's clock is the host's, to half a minute", skewS < 30, true);
check("a clone keeps its clock in sync", web.ssh("timedatectl show --property NTP --value"), "yes");
await web.powerOff();

console.log(`all of it: ${Math.round((Date.now() - started) / 1000)} s`);
const failed = results.filter(({ ok }) => !ok).length;
console.log(`${results.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** The parts of devorch that are checked, as the sources have them. */
async function sources() {
  const names = ["seal-script", "toolchain", "host-cloud-init", "merge-cloud-config"];
  const contents = names.map((name) => `export * from "./src/core/${name}.ts";`).join("\n");
  const stdin = { contents, resolveDir: path.resolve(import.meta.dirname, "..") };
  const { outputFiles } = await build({ stdin, bundle: true, format: "esm", platform: "node", write: false });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0]?.contents ?? []).toString("base64")}`
  );
}

function makeRoot() {
  if (existsSync(file("root.tar"))) return;
  const packages =
    "linux-image-cloud-amd64,systemd-sysv,systemd-resolved,systemd-timesyncd,cloud-init,cloud-guest-utils,openssh-server,sudo,dbus,dbus-user-session,libpam-systemd,podman,uidmap,slirp4netns,fuse-overlayfs,iproute2,netplan.io,ca-certificates,curl,git,netbase";
  run("mmdebstrap", [
    "--quiet",
    "--variant=minbase",
    `--include=${packages}`,
    "bookworm",
    file("new-root.tar"),
  ]);
  run("mv", [file("new-root.tar"), file("root.tar")]);
}

/** One partition with ext4 that is smaller than its disk, as in a cloud image. The kernel stays outside: there is no boot loader. */
function makeDisk() {
  const root = file("root");
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  run("tar", ["-xpf", file("root.tar"), "-C", root]);
  for (const name of ["vmlinuz", "initrd.img"]) run("sh", ["-c", `cp ${root}/boot/${name}-* ${file(name)}`]);
  writeFileSync(path.join(root, "etc/fstab"), "/dev/vda1 / ext4 defaults 0 1\n");
  run("chroot", [root, "systemctl", "enable", "--quiet", "systemd-networkd"]);
  // Without the datasource's network: how cloud-init configures it differs between Debian and Ubuntu, and is not checked.
  const network = "[Match]\nName=en*\n[Network]\nDHCP=ipv4\n[DHCPv4]\nClientIdentifier=mac\n";
  writeFileSync(path.join(root, "etc/systemd/network/20-dhcp.network"), network);
  const cloud = "datasource_list: [NoCloud]\nnetwork: { config: disabled }\nlocale: false\n";
  writeFileSync(path.join(root, "etc/cloud/cloud.cfg.d/10-vm-check.cfg"), cloud);
  // As in Ubuntu's images. Where the file is missing, networkd has no identity and asks for no address.
  writeFileSync(path.join(root, "etc/machine-id"), "");
  for (const kind of ["rsa", "ecdsa", "ed25519"])
    rmSync(path.join(root, `etc/ssh/ssh_host_${kind}_key`), { force: true });
  const size = 2560;
  rmSync(file("golden.img"), { force: true });
  run("truncate", ["-s", "4G", file("golden.img")]);
  run("sfdisk", ["--quiet", file("golden.img")], { input: `label: gpt\nstart=1MiB, size=${size}MiB\n` });
  run("mke2fs", ["-q", "-t", "ext4", "-d", root, "-E", `offset=${2 ** 20}`, file("golden.img"), `${size}M`]);
  rmSync(root, { recursive: true });
}

function makeKeys() {
  for (const name of ["key", "key.pub"]) rmSync(file(name), { force: true });
  run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "ubuntu@localhost", "-f", file("key")]);
  run("openssl", [
    "req",
    "-x509",
    "-newkey",
    "ed25519",
    "-nodes",
    "-subj",
    "/CN=a company",
    "-keyout",
    "/dev/null",
    "-out",
    file("ca.pem"),
  ]);
}

/**
 * Boots the disk `name`.img with a seed as Multipass makes it, and waits until cloud-init has finished.
 * @param {string} name @param {string} mac
 */
async function boot(name, mac) {
  const seed = file(`${name}-seed`);
  mkdirSync(seed, { recursive: true });
  const vendorData = {
    growpart: { mode: "auto", devices: ["/"], ignore_growroot_disabled: false },
    users: ["default"],
    manage_etc_hosts: true,
    ssh_authorized_keys: [readFileSync(file("key.pub"), "utf8").trim()],
    system_info: { default_user: { name: "ubuntu" } },
  };
  writeFileSync(path.join(seed, "meta-data"), stringify({ "instance-id": name, "local-hostname": name }));
  writeFileSync(path.join(seed, "vendor-data"), `#cloud-config\n${stringify(vendorData)}`);
  writeFileSync(path.join(seed, "user-data"), `#cloud-config\n${stringify(userData, { version: "1.1" })}`);
  const seedFiles = ["meta-data", "vendor-data", "user-data"].map((part) => path.join(seed, part));
  run("genisoimage", [
    "-quiet",
    "-volid",
    "cidata",
    "-joliet",
    "-rock",
    "-output",
    `${seed}.iso`,
    ...seedFiles,
  ]);

  const port = await freePort();
  const begun = Date.now();
  const log = openSync(file(`${name}.log`), "w");
  const qemu = spawn(
    "qemu-system-x86_64",
    [
      ...[
        "-accel",
        "kvm",
        "-accel",
        "tcg,thread=multi",
        "-smp",
        "2",
        "-m",
        "1536",
        "-display",
        "none",
        "-serial",
        "stdio",
      ],
      ...[
        "-kernel",
        file("vmlinuz"),
        "-initrd",
        file("initrd.img"),
        "-append",
        "root=/dev/vda1 console=ttyS0",
      ],
      ...["-drive", `file=${file(`${name}.img`)},if=virtio,format=raw,cache=unsafe`],
      ...["-drive", `file=${seed}.iso,if=virtio,format=raw,readonly=on`],
      ...[
        "-netdev",
        `user,id=net,hostfwd=tcp:127.0.0.1:${port}-:22`,
        "-device",
        `virtio-net-pci,netdev=net,mac=${mac}`,
      ],
      ...["-object", "rng-random,id=rng,filename=/dev/urandom", "-device", "virtio-rng-pci,rng=rng"],
    ],
    { stdio: ["ignore", log, log] },
  );
  const ended = once(qemu, "exit");
  process.on("exit", () => qemu.kill("SIGKILL"));
  const options = [
    "BatchMode=yes",
    "StrictHostKeyChecking=no",
    "UserKnownHostsFile=/dev/null",
    "LogLevel=ERROR",
    "ConnectTimeout=30",
  ];
  const target = [
    "-i",
    file("key"),
    "-p",
    String(port),
    ...options.flatMap((option) => ["-o", option]),
    "ubuntu@127.0.0.1",
  ];
  /** @param {string} script @param {string} [input] */
  const call = (script, input) =>
    spawnSync("ssh", [...target, script], { encoding: "utf8", input: input ?? "" });

  const deadline = Date.now() + 20 * 60_000;
  while (call("cloud-init status --wait").status === 255) {
    if (Date.now() > deadline || qemu.exitCode !== null)
      throw new Error(`${name} does not answer; see ${file(`${name}.log`)}`);
    await delay(5000);
  }
  console.log(`${name} booted, cloud-init included: ${Math.round((Date.now() - begun) / 1000)} s`);
  return {
    /** What the script prints; `copied` is put into /tmp first. @param {string} script @param {string} [copied] */
    ssh(script, copied, what = script.split("\n")[0]) {
      if (copied) call(`cat >/tmp/${path.basename(copied)}`, readFileSync(copied, "utf8"));
      const { status, stdout, stderr } = call(script);
      if (status !== 0) console.log(`in ${name}: ${what} exited ${status}: ${stderr}`);
      return stdout.trim();
    },
    /** @param {string} script */
    status: (script) => call(script).status,
    async powerOff() {
      call("sudo systemctl poweroff");
      await ended;
    },
  };
}

/** @param {string} what @param {unknown} got @param {unknown} want */
function check(what, got, want) {
  const ok = got === want;
  results.push({ what, ok });
  console.log(
    ok ? `ok      ${what}` : `FAILED  ${what}: got ${JSON.stringify(got)}, not ${JSON.stringify(want)}`,
  );
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  server.close();
  await once(server, "close");
  return port;
}
