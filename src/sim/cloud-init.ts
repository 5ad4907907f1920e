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
quoted() { sed 's/[\\\\"]/\\\\&/g; s/.*/"&"/'; }
case $format in
  json)
    text=$(printf '%s\\n' "$detail" | quoted)
    list() {
      if [ -z "$errors" ]; then echo '[],'; return; fi
      echo '['
      printf '%s\\n' "$errors" | quoted | sed "s/^/$1  /; "'$!s/$/,/'
      echo "$1],"
    }
    fields() {
      printf "$1"'"boot_status_code": "enabled-by-generator",\\n'"$1"'"datasource": "nocloud",\\n'
      printf "$1"'"detail": %s,\\n'"$1"'"errors": %s\\n' "$text" "$(list "$1")"
      printf "$1"'"last_update": "%s",\\n' "$update"
    }
    printf '{\\n  "_schema_version": "1",\\n'
    fields '  '
    printf '  "schemas": {\\n    "1": {\\n'
    fields '      '
    printf '      "status": "%s"\\n    }\\n  },\\n  "status": "%s"\\n}\\n' "$status" "$status" ;;
  *)
    echo "status: $status"
    if [ -n "$long" ]; then
      printf 'boot_status_code: enabled-by-generator\\nlast_update: %s\\ndetail:\\n%s\\n' "$update" "$detail"
    fi ;;
esac
[ "$status" != error ]
`;
