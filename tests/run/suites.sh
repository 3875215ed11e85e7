# Every suite that ./test knows, in the order in which they run. A new suite is a new row.
#   modes   where it takes part: fast (the inner loop), ci (plain ./test), full
#   limit   seconds after which it is stopped and counts as failed
#   runner  check: a command that passes or fails    dotnet: the test project's name    postgres: the same, with PostgreSQL
#           epoll: the same, with the servers of the tests on the epoll transport
#           node: a folder whose `npm test` ends in the summary of Node's test runner
#           vitest, playwright: the folder to run it in
read -r -d '' suites <<'TABLE'
# name        modes         limit  runner      what
format        fast,ci,full     60  check       dotnet format whitespace . --folder --verify-no-changes --include src tests samples bench
biome         fast,ci,full     60  check       env -C web node_modules/.bin/biome check --error-on-warnings . ../tests
types         fast,ci,full     60  check       npm --prefix web run types --workspaces --if-present
gate          fast,ci,full     60  check       node --test tests/run/count-results.test.mjs
repo          fast,ci         60  dotnet      Repo.Tests
repo          full           300  dotnet      Repo.Tests
protocol      fast,ci,full    120  dotnet      Parlance.SocketIO.Protocol.Tests
generators    fast,ci,full    180  dotnet      Parlance.SocketIO.Generators.Tests
socketio      fast,ci,full    180  dotnet      Parlance.SocketIO.Tests
socketio-epoll ci,full        180  epoll       Parlance.SocketIO.Tests
epoll         fast,ci,full    120  dotnet      Parlance.Kestrel.Epoll.Tests
hostile       ci,full         900  dotnet      Parlance.SocketIO.Hostile.Tests
hostile-epoll full            900  epoll       Parlance.SocketIO.Hostile.Tests
page          fast,ci,full    120  vitest      web/app
client        fast,ci,full    120  vitest      web/client
chat          fast,ci,full    600  dotnet      Parlance.Chat.Tests
chat-postgres ci,full        900  postgres    Parlance.Chat.Tests
chat-epoll    full           600  epoll       Parlance.Chat.Tests
storage       fast           120  dotnet      Parlance.Storage.Tests
storage       ci,full        180  postgres    Parlance.Storage.Tests
integrations  ci,full         300  postgres    Parlance.Integrations.Tests
server        fast,ci,full    400  dotnet      Parlance.Server.Tests
browser       ci,full        1200  playwright  tests/Browser
clients       ci,full         600  node        tests/Clients
clients-epoll full            600  node_epoll  tests/Clients
faults        ci             600  node        tests/Faults
faults        full          1800  node        tests/Faults
quickstart    ci,full         300  check       node --test tests/Quickstart/quickstart.test.mjs
idle          full            300  check       dotnet $PARLANCE_ARTIFACTS/bin/Parlance.SocketIO.Idle/release/Parlance.SocketIO.Idle.dll
scale         full           1800  check       bench/scale/run
TABLE
