// npm test [part of a file's name]...: the suites, two at a time. PARLANCE_FULL in the environment makes them longer; PARLANCE_SEED repeats a run.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

// Two of the crowd have the client of the pages, as Node.js takes it.
const web = join(import.meta.dirname, '../../web');
const built = spawnSync('npm', ['run', 'build', '--workspace', '@parlance/client'], { cwd: web, encoding: 'utf8' });
if (built.status !== 0) {
  throw new Error(`@parlance/client was not built. npm ci in web/ comes first.\n${built.stdout}${built.stderr}`);
}

const wanted = process.argv.slice(2);
const files = readdirSync(join(import.meta.dirname, 'suites'))
  .filter((file) => file.endsWith('.test.mjs') && (wanted.length === 0 || wanted.some((part) => file.includes(part))))
  .map((file) => join('suites', file));
const flags = ['--test', '--test-reporter=spec', '--test-concurrency=2', '--test-force-exit', ...files];
spawn(process.execPath, flags, { cwd: import.meta.dirname, stdio: 'inherit' }).once('exit', (code) => {
  process.exitCode = code ?? 1;
});
