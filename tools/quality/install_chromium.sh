#!/bin/sh
# Sees that the browser tests have a Chromium, asking apt for Debian's where that is permitted.
# Without one the browser tests are skipped; with CI=true they fail.
set -eu

for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done

if ! command -v apt-get >/dev/null 2>&1; then
    echo "No Chromium on the PATH and no apt-get: install Chromium to run the browser tests." >&2
    exit 0
fi

if [ "$(id -u)" -eq 0 ]; then
    as_root=""
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "No Chromium on the PATH. To run the browser tests: sudo apt-get install chromium" >&2
    exit 0
fi

echo "Installing Debian's Chromium for the browser tests."
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends chromium >/dev/null
