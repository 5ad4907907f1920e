// Shell text that namespace guests run. Values come in as arguments and variables, never as text of a script.

/** What a guest's root must not do to the host, which shares its kernel: the clock, modules, raw devices. */
export const withoutCapabilities = "--bounding-set=-sys_module,-sys_rawio,-sys_time,-sys_boot,-mknod";

/**
 * The first process, in namespaces of its own, with the host's root still in view.
 * $0 is the guest's directory, $1 is `renew` for an instance that must not have the host keys on its disk, or
 * `keep`; then come the folders to hide. Says `started` and `ready` on stdout.
 */
export const init = `
set -eu
unset DEVORCH_SIM_GUEST DEVORCH_SIM_INIT
umask 022
cd "$0"
dir=$(pwd -P)
# The host's proc is still mounted here: this is our id on the host.
read -r pid _ </proc/self/stat
echo "$pid" >run/pid
echo started

# Relative paths: a comma or a colon in the guest's directory would end the option.
mount -t overlay -o lowerdir=/,upperdir=disk/upper,workdir=run/work,index=off,metacopy=off,redirect_dir=off overlay run/root
cd run/root
mount -t tmpfs -o mode=755,nosuid,nodev tmpfs run
mkdir run/.host
pivot_root . run/.host
cd /
host=/run/.host
mount --bind "$host$dir/disk/home" /home
mount --bind "$host$dir/disk/root" /root

mount -t proc -o nosuid,nodev,noexec proc /proc
cat /etc/hostname >/proc/sys/kernel/hostname
for path in /proc/sys /proc/sysrq-trigger /proc/irq /proc/bus; do
  if [ -e $path ]; then mount -o bind,ro $path $path; fi
done
cat /proc/sys/kernel/random/uuid >/run/boot_id
mount --bind /run/boot_id /proc/sys/kernel/random/boot_id
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs /sys
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs /tmp
mount -t tmpfs -o mode=755,nosuid tmpfs /dev
(cd $host/dev && cp -a null zero full random urandom tty /dev)
mkdir /dev/pts /dev/shm
mount -t devpts -o newinstance,ptmxmode=0666,mode=620,gid=5 devpts /dev/pts
mount -t tmpfs -o mode=1777,nosuid,nodev tmpfs /dev/shm
ln -s pts/ptmx /dev/ptmx
ln -s /proc/self/fd /dev/fd
ln -s /proc/self/fd/0 /dev/stdin
ln -s /proc/self/fd/1 /dev/stdout
ln -s /proc/self/fd/2 /dev/stderr

if [ "$1" = renew ]; then rm -f /etc/ssh/ssh_host_*; fi
shift
for folder; do
  mkdir -p "$folder"
  mount -t tmpfs -o mode=755,nosuid,nodev tmpfs "$folder"
done
umount -l $host
rmdir $host

mkdir /run/sshd
mkdir -m 1777 /run/lock
if [ -x /usr/sbin/sshd ]; then
  if ! [ -e /etc/ssh/ssh_host_ed25519_key ]; then
    ssh-keygen -q -t ed25519 -N '' -f /etc/ssh/ssh_host_ed25519_key </dev/null
  fi
  setpriv ${withoutCapabilities} /usr/sbin/sshd -E /var/log/sshd.log || :
fi

# As the first process it gets every orphan, and \`wait\` reaps them. Stopping gives processes a second to end.
stop() {
  kill -TERM -1
  for _ in $(seq 50); do
    set -- /proc/[0-9]*
    [ $# -gt 1 ] || break
    sleep 0.02
  done
  exit 0
}
trap stop TERM
sleep 86400 >&2 &
echo ready
exec >&2
while wait $! || :; do
  sleep 86400 &
done
`;

/** Connects the guest whose first process is $pid to the bridge, made if need be. Run under the home's lock. */
export const networkUp = `
set -eu
[ -e "/sys/class/net/$bridge" ] || ip link add "$bridge" address "$bridge_mac" type bridge
ip -batch - <<COMMANDS
addr replace $gateway/24 dev $bridge
link set $bridge up
link add $link type veth peer name eth0 address $mac netns $pid
link set $link master $bridge up
COMMANDS
nsenter --target "$pid" --net ip -batch - <<COMMANDS
addr add $address/24 dev eth0
link set lo up
link set eth0 up
COMMANDS
`;

/** Undoes it; the bridge goes with its last guest. */
export const networkDown = `
ip link del "$link" 2>/dev/null
for port in "/sys/class/net/$bridge/brif"/*; do
  if [ -e "$port" ]; then exit 0; fi
done
ip link del "$bridge" 2>/dev/null
exit 0
`;

/**
 * Perl: shows the host's folder SOURCE at TARGET in the mount namespace of the process PID, which may long have left
 * the host's root. UIDS and GIDS map owners, as in /proc/PID/uid_map; where the system cannot do that, or they
 * are empty, owners stay as they are. Perl is essential in Debian, and reaches system calls that mount(8) does not.
 */
export const bind = `
use strict;
my ($pid, $source, $target, $uids, $gids) = @ARGV;
my ($open_tree, $mount_setattr, $here, $empty) = (428, 442, -100, "");
my ($clone, $recursive, $empty_path, $idmap) = (1, 0x8000, 0x1000, 0x100000);

my $tree = syscall($open_tree, $here, $source, $clone | $recursive);
die "$source: $!\\n" if $tree < 0;
if ($uids) {
  my $holder = open(my $said, "-|", "unshare", "--user", "sh", "-c", "echo; exec sleep 60") or die "unshare: $!\\n";
  if (<$said>) {
    for (["uid", $uids], ["gid", $gids]) {
      open(my $map, ">", "/proc/$holder/$_->[0]_map") or die "$_->[0]_map: $!\\n";
      syswrite($map, $_->[1]);
    }
    open(my $users, "<", "/proc/$holder/ns/user") or die "ns/user: $!\\n";
    my $attributes = pack("Q4", $idmap, 0, 0, fileno $users);
    syscall($mount_setattr, $tree, $empty, $empty_path | $recursive, $attributes, length $attributes);
  }
  kill "KILL", $holder;
}
my $move = 'my ($tree, $target, $empty) = (@ARGV, ""); syscall(429, $tree + 0, $empty, -100, $target, 4) and die "$target: $!\\n"';
exec "nsenter", "--target", $pid, "--mount", "perl", "-e", $move, $tree, $target;
`;
