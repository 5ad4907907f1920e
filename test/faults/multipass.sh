#!/bin/sh
# A multipass with one fault: of the calls that say what $FAULTS/call says, the one that $FAULTS/nth counts ends as $FAULTS/kind wants. Every call is
# noted in $FAULTS/log.
printf '%s\0' "$*" >>"$FAULTS/log"

real() { "$NODE" "$SIMULATOR" "$@"; }

nth=0
if [ -e "$FAULTS/call" ] && [ "$*." = "$(cat "$FAULTS/call"; echo .)" ]; then
  nth=1
  while ! mkdir "$FAULTS/seen-$nth" 2>/dev/null; do nth=$((nth + 1)); done
fi
if [ "$nth" = "$(cat "$FAULTS/nth" 2>/dev/null)" ]; then
  case $(cat "$FAULTS/kind") in
    fail-before) ;;
    fail-after) real "$@" >/dev/null ;;
    hang-before) exec sleep 1000 ;;
    hang-after)
      real "$@" >/dev/null
      exec sleep 1000
      ;;
    kill-before) kill -9 "$PPID" ;;
    kill-after)
      real "$@" >/dev/null
      kill -9 "$PPID"
      ;;
  esac
  echo "$1 failed: something went wrong" >&2
  exit 2
fi
real "$@"
