import { packageCacheTarget } from "./package-cache.ts";

/**
 * Shell text that makes the running template `instance` fit to be cloned. It fails when it is not in a guest that cloud-init set
 * up under that name, when the host's package caches are mounted in it, or when an authorized key is not one that the provider gave with
 * cloud-init's vendor data; then it removes what clones must not share and leaves cloud-init, for the
 * first boot of a clone, only what makes a machine itself. It can be run again at any time.
 *
 * In a simulated guest of plain processes `/` is the host's: nothing is read or changed there.
 *
 * Multipass puts its key in the vendor data, and names cloud-init's instance as its own (recordings/exec-cloudinit-status-bad-schema.json);
 * it waits for the file that `final_message` writes.
 */
export const sealScript = (instance: string): string => `# clean the guest and check its keys
set -eu
[ -z "\${DEVORCH_SIM_BIN-}" ] || exit 0
if [ "$HOME" != /home/ubuntu ] || [ "$(readlink -f /var/lib/cloud/instance)" != /var/lib/cloud/instances/${instance} ]; then
  echo 'this is not the guest that cloud-init set up as ${instance}: it is not sealed' >&2
  exit 1
fi
if grep -qF ' ${packageCacheTarget} ' /proc/mounts; then
  echo "the host's package caches are still mounted: nothing is sealed" >&2
  exit 1
fi
[ ! -e ${packageCacheTarget} ] || rmdir ${packageCacheTarget}
sudo sh -eu <<'SEAL'
homes=$(getent passwd | cut -d: -f6 | sort -u)
for home in $homes; do
  for file in "$home"/.ssh/authorized_keys*; do
    [ -f "$file" ] || continue
    grep -vE '^[[:space:]]*(#|$)' "$file" | while IFS= read -r line; do
      key=$(printf '%s\\n' "$line" | grep -oE 'AAAA[A-Za-z0-9+/=]{16,}') || key=unreadable
      for blob in $key; do
        grep -qsF -- "$blob" /var/lib/cloud/instance/vendor-data.txt && continue
        echo "$file holds a key that is not the provider's: take it out of the image" >&2
        exit 1
      done
    done
  done
done
cat >/etc/cloud/cloud.cfg.d/zz-devorch-sealed.cfg <<'CFG'
cloud_init_modules: [seed_random, growpart, resizefs, set_hostname, update_hostname, update_etc_hosts, ssh]
cloud_config_modules: []
cloud_final_modules: [final_message]
CFG
! command -v apt-get >/dev/null || apt-get clean
rm -rf /var/lib/apt/lists/* /var/log/journal/*
find /var/log -type f \\( -name '*.gz' -o -name '*.[0-9]' \\) -delete
find /var/log -type f -size +0 -exec truncate -s 0 {} +
for home in $homes; do rm -f "$home"/.*_history; done
rm -f /var/lib/systemd/credential.secret
[ -L /var/lib/dbus/machine-id ] || rm -f /var/lib/dbus/machine-id
: >/etc/machine-id
SEAL`;
