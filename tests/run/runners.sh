# How ./test runs one suite of each kind. Each function is given the suite's row, writes the log and, where the tool can,
# a results file, and returns the tool's own exit code.

# limited SECONDS COMMAND...: in a process group of its own, so that servers which a suite started end with it.
limited() {
  timeout --kill-after=10 "$@" &
  running=$!
  wait "$running"
}

run_check() { limited "$limit" bash -c "$what"; }

# xunit's runner in the test program itself: quicker than VSTest, and it tells a crash by its exit code.
run_dotnet() {
  local explicit=off without=()
  # Some drive programs from npm.
  ! grep -q /Peers/ "tests/$what/$what.csproj" || npm_packages tests/Peers || return
  [ "$mode" = full ] && explicit=on
  [ -n "${PARLANCE_TEST_POSTGRES:-}" ] || without=(-trait- database=postgres)
  # 'thorough' is left out of the inner loop alone, 'slow' also of CI's second run, on PostgreSQL.
  [[ $mode = fast || $mode/$name = ci/chat-postgres || $mode/$name = ci/socketio-epoll ]] && without+=(-trait- pace=slow)
  [ "$mode" = fast ] && without+=(-trait- pace=thorough)
  limited "$limit" dotnet "$PARLANCE_ARTIFACTS/bin/$what/release/$what.dll" \
    -noLogo -noColor -noAutoReporters -failSkips -explicit "$explicit" -longRunning 60 "${without[@]}" -ctrf "$results"
}

# The same with PostgreSQL beside it, as the database of all tests that do not choose one themselves. Within CI's time the slow
# ones run once, on SQLite; `./test full` runs all on both.
run_postgres() {
  start_postgres && PARLANCE_TEST_DATABASE=postgres run_dotnet
}

# The server that the clients' suite drives. ./test has built it.
export PARLANCE_FIXTURE=$PARLANCE_ARTIFACTS/bin/Parlance.SocketIO.Fixture/release/Parlance.SocketIO.Fixture.dll

run_node() { npm_packages "$what" && limited "$limit" npm --prefix "$what" test; }

# With the servers of the tests on the epoll transport.
run_epoll() { PARLANCE_TRANSPORT=epoll run_dotnet; }
run_node_epoll() { PARLANCE_TRANSPORT=epoll run_node; }

run_vitest() {
  limited "$limit" env -C "$what" npx vitest run --reporter=default --reporter=json --outputFile.json="$results"
}

run_playwright() {
  npm_packages "$what" && npm_packages tests/Peers && npm --prefix "$what" run types &&
    limited "$limit" env -C "$what" PLAYWRIGHT_JSON_OUTPUT_FILE="$results" npx playwright test --reporter=line,json
}
