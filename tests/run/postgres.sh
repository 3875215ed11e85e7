# A PostgreSQL of our own for the tests: on loopback alone, on a free port, in a folder that goes with it. Sourced by ./test.
# Whoever has one already names it in PARLANCE_TEST_POSTGRES (a superuser's connection string), and none is started.

postgres_pid='' postgres_folder=''

# The newest that is installed: Debian keeps the programs of each version apart.
postgres_programs() {
  local found
  found=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -1)
  [ -x "$found/postgres" ] || found=$(dirname "$(command -v postgres)")
  [ -x "$found/initdb" ] && printf '%s\n' "$found"
}

need_postgres() {
  [ -n "${PARLANCE_TEST_POSTGRES:-}" ] || postgres_programs >/dev/null && return
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    quietly 'Installing PostgreSQL' apt_install postgresql && postgres_programs >/dev/null && return
  fi
  die 'PostgreSQL is missing. Install it (initdb and postgres), or name a server in PARLANCE_TEST_POSTGRES.'
}

# PostgreSQL refuses to run as root. With setpriv it also hears of the death of ./test, however that came about.
as_postgres_user() {
  local prefix=()
  [ "$(id -u)" = 0 ] && prefix=(setpriv --reuid=nobody --regid=nogroup --clear-groups)
  # A second time, since another user's process forgets the signal.
  command -v setpriv >/dev/null && prefix+=(setpriv --pdeathsig INT)
  exec "${prefix[@]}" "$@"
}

start_postgres() {
  [ -n "${PARLANCE_TEST_POSTGRES:-}" ] && return
  local programs attempt
  programs=$(postgres_programs) && make_postgres_folder || return
  # Trust is safe: nobody but this machine can connect, and nothing in it is worth having.
  (as_postgres_user "$programs/initdb" -D "$postgres_folder/data" -U parlance -A trust --no-locale -E UTF8 --no-sync) || return
  # Another program may take the port between its choice and its use.
  for attempt in 1 2 3; do
    try_postgres "$programs" && return
    printf 'PostgreSQL did not start, attempt %d:\n' "$attempt" && cat "$postgres_folder/log"
  done
  return 1
}

make_postgres_folder() {
  postgres_folder=$(mktemp -d "$PARLANCE_ARTIFACTS/postgres.XXXXXX")
  [ "$(id -u)" = 0 ] || return 0
  chown nobody "$postgres_folder"
  (as_postgres_user test -w "$postgres_folder") && return
  # The repository lies where only root can go.
  rmdir "$postgres_folder" && postgres_folder=$(mktemp -d) && chown nobody "$postgres_folder"
}

try_postgres() {
  local port
  port=$(node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })')
  # Every flush of the disk is a real one in ./test full, as where it counts. Within CI's time the system keeps what was written: a test's
  # database is made and dropped in a third of the time, and nothing here cuts the power. Tests hold more connections than a node does.
  local flushes=()
  [ "${mode:-full}" = full ] || flushes=(-c fsync=off -c full_page_writes=off)
  (as_postgres_user "$1/postgres" -D "$postgres_folder/data" -p "$port" "${flushes[@]}" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=300) >"$postgres_folder/log" 2>&1 &
  postgres_pid=$!
  while kill -0 "$postgres_pid" 2>/dev/null; do
    if "$1/pg_isready" -q -h 127.0.0.1 -p "$port"; then
      export PARLANCE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=parlance;Database=postgres"
      return
    fi
    sleep 0.1
  done
  postgres_pid=''
  return 1
}

stop_postgres() {
  # Fast: it ends its sessions and closes its files.
  [ -n "$postgres_pid" ] && kill -INT "$postgres_pid" 2>/dev/null && wait "$postgres_pid"
  [ -n "$postgres_folder" ] && rm -rf "$postgres_folder"
  postgres_pid='' postgres_folder=''
}
