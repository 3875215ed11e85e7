// Runs the suites against one server:
//   npm test                    our server: PARLANCE_FIXTURE, or the fixture project, which is built first
//   npm run test:reference      the Node.js server
//   TARGET=... npm test         any other: a command that starts it, or the address of one that runs already
// Further arguments pick the suites whose path contains one of them: npm test -- rooms reasons
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const args = process.argv.slice(2);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const target = chooseTarget();

// `process` and `edge-cases` need a server of their own, to configure, count and kill; `samples` are ours alone.
const running = /^https?:/.test(target);
const own = running || args.includes('--reference') ? [] : ['samples'];
const folders = running ? ['suites', 'browser'] : ['suites', 'process', 'browser', 'edge-cases', ...own];
const files = folders
  .flatMap((folder) => readdirSync(join(here, folder)).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => file.includes(part))));
if (files.length === 0) {
  fail(`no suite matches ${wanted.join(' ')}`);
}

console.log(`target: ${target}`);
spawn(
  process.execPath,
  [
    '--test',
    '--test-reporter=spec',
    // Suites that share a server also share its namespaces.
    `--test-concurrency=${running ? 1 : 2}`,
    '--test-timeout=150000',
    '--test-force-exit',
    ...files,
  ],
  {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, TARGET: target, REFERENCE: args.includes('--reference') ? '1' : '' },
  },
).once('exit', (code) => {
  process.exitCode = code ?? 1;
});

function chooseTarget() {
  if (args.includes('--reference')) {
    return `${process.execPath} ${join(here, 'fixture', 'node-server.mjs')}`;
  }
  return process.env.TARGET || asCommand(process.env.PARLANCE_FIXTURE || buildFixture());
}

/** Builds our server's fixture once and gives the path of its assembly. */
function buildFixture() {
  const project = join(here, '..', 'Parlance.SocketIO.Fixture', 'Parlance.SocketIO.Fixture.csproj');
  const settings = ['-c', 'Release', '-v', 'q', '--nologo'];
  const build = spawnSync('dotnet', ['build', project, ...settings], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (build.status !== 0) {
    fail('the fixture of our server does not build');
  }
  const property = ['msbuild', project, '-getProperty:TargetPath', '-p:Configuration=Release'];
  return spawnSync('dotnet', property, { encoding: 'utf8' }).stdout.trim();
}

function asCommand(path) {
  return path.endsWith('.dll') ? `dotnet ${path}` : path;
}

function fail(why) {
  console.error(why);
  process.exit(2);
}
