/** Guests of the process runtime have no root of their own: what would be below `/` goes below their disk. */
export const GUEST_ROOT = `root=\${DEVORCH_SIM_BIN:+\${HOME%/home/ubuntu}}`;

/** Stands in for cloud-init in the guest: it tells how the first boot went, and nothing else. */
export const CLOUD_INIT_STAND_IN = `#!/bin/sh
# A stand-in for cloud-init, made by the devorch simulator.
${GUEST_ROOT}
data=$root/var/lib/cloud/data
verb=$1 long= format=tabular wait=
[ $# -gt 0 ] && shift
while [ $# -gt 0 ]; do
  case $1 in
    --long | -l) long=1 ;;
    --wait | -w) wait=1 ;;
    --format) format=$2; shift ;;
    --format=*) format=\${1#*=} ;;
  esac
  shift
done
case $verb in
  --version | -v) echo "cloud-init 24.0 (devorch simulator)"; exit ;;
  status) ;;
  *) echo "cloud-init $verb is not simulated" >&2; exit 1 ;;
esac
while [ -n "$wait" ] && [ ! -e "$data/sim-status" ]; do sleep 0.1; done
update=$(cat "$data/sim-status" 2>/dev/null)
errors=$(cat "$data/sim-errors" 2>/dev/null)
if [ -z "$update" ]; then status=running
elif [ -n "$errors" ]; then status=error
else status=done; fi
detail=$(printf %s "$errors" | head -n 1)
detail=\${detail:-DataSourceNoCloud}
case $format in
  json)
    text=$(printf %s "$detail" | sed 's/[\\\\"]/\\\\&/g')
    list=
    if [ -n "$errors" ]; then
      list=$(printf '%s\\n' "$errors" | sed 's/[\\\\"]/\\\\&/g; s/^/"/; s/$/",/' | tr -d '\\n')
    fi
    list=\${list%,}
    printf '{"_schema_version":"1","boot_status_code":"enabled-by-generator","datasource":"nocloud",'
    printf '"detail":"%s","errors":[%s],"last_update":"%s","schemas":{"1":{' "$text" "$list" "$update"
    printf '"boot_status_code":"enabled-by-generator","datasource":"nocloud","detail":"%s",' "$text"
    printf '"errors":[%s],"last_update":"%s","status":"%s"}},"status":"%s"}\\n' "$list" "$update" "$status" "$status" ;;
  *)
    echo "status: $status"
    if [ -n "$long" ]; then
      printf 'boot_status_code: enabled-by-generator\\nlast_update: %s\\ndetail:\\n%s\\n' "$update" "$detail"
    fi ;;
esac
[ "$status" != error ]
`;
