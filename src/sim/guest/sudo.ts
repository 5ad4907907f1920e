/**
 * A stand-in for sudo that asks for no password, as in Ubuntu's cloud images.
 * `run` is shell text that runs the command `"$@"`, which may start with NAME=value, as `$user`;
 * `$clear` is `-i`, or empty when the caller's environment is to be preserved.
 */
export const sudoScript = (run: string): string => `#!/bin/sh
# A stand-in for sudo, made by the devorch simulator.
user=root clear=-i login= shell= check=
while getopts 'ABbEeHiKklnPSsVvC:D:g:p:R:r:T:t:U:u:-:' option; do
  case $option in
    u) user=$OPTARG ;;
    E) clear= ;;
    i) shell=1 login=-l ;;
    s) shell=1 ;;
    K | k | l | V | v) check=1 ;;
    -) case $OPTARG in
      user=*) user=\${OPTARG#*=} ;;
      preserve-env*) clear= ;;
      login) shell=1 login=-l ;;
      shell) shell=1 ;;
      esac ;;
    '?') exit 1 ;;
  esac
done
shift $((OPTIND - 1))
if [ -n "$shell" ]; then
  if [ $# -eq 0 ]; then set -- bash $login; else set -- bash $login -c '"$@"' bash "$@"; fi
fi
if [ $# -eq 0 ]; then
  [ -n "$check" ] || echo 'usage: sudo [-EHins] [-u user] [NAME=value] command' >&2
  [ -n "$check" ]; exit
fi
${run}
`;
