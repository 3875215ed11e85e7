# What ./run and ./test share: the tools, the npm packages, the page's build. Sourced by both, never run by itself.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export PARLANCE_ARTIFACTS=${PARLANCE_ARTIFACTS:-$root/artifacts}
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

die() { printf '%s\n' "$*" >&2; exit 1; }

# quietly LABEL COMMAND...: one line while it runs; everything that it said, should it fail.
quietly() {
  local label=$1 log status=0
  log=$(mktemp)
  shift
  printf '%s\n' "$label ..." >&2
  "$@" </dev/null >"$log" 2>&1 || status=$?
  [ "$status" = 0 ] || { cat "$log"; printf '%s\n' "$label failed."; } >&2
  rm -f "$log"
  return "$status"
}

# need COMMAND PACKAGE HINT: the command, from Debian's packages where that is possible.
need() {
  command -v "$1" >/dev/null && return
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    quietly "Installing $2" apt_install "$2" && command -v "$1" >/dev/null && return
  fi
  die "'$1' is missing. $3"
}

apt_install() {
  apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "$@"
}

need_tools() {
  need dotnet dotnet-sdk-10.0 'Install the .NET 10 SDK: https://dotnet.microsoft.com/download'
  need node nodejs 'Install Node.js 20 or newer: https://nodejs.org'
  need npm npm 'Install npm, which comes with Node.js: https://nodejs.org'
  node -e 'process.exit(Number.parseInt(process.versions.node) < 20 ? 1 : 0)' || die "Node.js $(node --version) is too old: 20 or newer is needed."
}

# fingerprint PATH...: one hash over the names and contents of all sources in these places.
fingerprint() {
  find "$@" \( -name node_modules -o -name dist -o -name bin -o -name obj \) -prune -o -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum
}

# unless_same STAMP "PATH..." COMMAND...: runs the command unless it has succeeded on just these sources before.
unless_same() {
  local stamp=$1 now
  # shellcheck disable=SC2086 # A list of paths, none of which holds a space.
  now=$(cd "$root" && fingerprint $2)
  shift 2
  [ "$(cat "$stamp" 2>/dev/null)" = "$now" ] && return
  "$@" && mkdir -p "$(dirname "$stamp")" && printf '%s\n' "$now" >"$stamp"
}

# npm_packages DIRECTORY: what its lock file names. The stamp lies in node_modules, so that it goes with it.
npm_packages() {
  unless_same "$root/$1/node_modules/.parlance-stamp" "$1/package.json $1/package-lock.json" \
    quietly "Installing npm packages of $1" npm --prefix "$root/$1" ci
}

build_page() {
  npm_packages web || return
  [ -f "$root/web/app/dist/index.html" ] || rm -f "$PARLANCE_ARTIFACTS/stamps/page"
  unless_same "$PARLANCE_ARTIFACTS/stamps/page" web quietly 'Building the page' npm --prefix "$root/web" run build
}
