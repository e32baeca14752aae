#!/usr/bin/env bash
# Makes sure that the programs named, or all that the tests drive, are here: a browser, Java for PlantUML, Node for
# Mermaid's parser and the linter of scripts.
set -euo pipefail

declare -A packages=([chromium-headless-shell]=chromium-headless-shell [java]=default-jre-headless [node]=nodejs [npm]=npm)
[ $# -gt 0 ] || set -- chromium-headless-shell java node npm

missing=()
for program; do
  command -v "$program" >/dev/null || missing+=("${packages[$program]}")
done

[ ${#missing[@]} -eq 0 ] && exit 0
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
  echo "The tests need programs that are not installed; run: sudo apt-get install ${missing[*]}" >&2
  exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update
apt-get install -y --no-install-recommends "${missing[@]}"
