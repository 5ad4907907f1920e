#!/bin/sh
# Runs in the template, once for each build of the image.
set -eu
cat > ~/.bash_aliases <<'ALIASES'
alias ll='ls -alF'
alias gs='git status --short'
ALIASES
