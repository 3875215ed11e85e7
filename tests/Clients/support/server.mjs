// Starts the server under test. TARGET is a command that understands the options of fixture/README.md, or the
// address of a server that runs already; then the suites that stop, kill or configure a server are left out (run.mjs).
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { Inbox } from './inbox.mjs';
import { within } from './wait.mjs';

const target = process.env.TARGET ?? '';
const startMs = 20_000;
const running = new Set();
process.once('exit', () => {
  for (const child of running) {
    child.kill('SIGKILL');
  }
});

/**
 * A running server: its address, what it prints (`output.next('line', ...)`) and how to end it.
 * @param {Record<string, string | number | true>} options by their names on the command line
 * @param {{ through?: string[], env?: Record<string, string> }} how `through` is a command that starts another
 */
export async function startServer(options = {}, { through = [], env = {} } = {}) {
  if (/^https?:\/\//.test(target)) {
    return { url: target.replace(/\/$/, ''), output: new Inbox(), signal() {}, async stop() {} };
  }
  if (target === '') {
    throw new Error('TARGET is not set: run this through `npm test` or `npm run test:reference`');
  }

  const [command, ...rest] = [...through, ...target.split(' ')];
  const child = spawn(command, [...rest, '--until-stdin-ends', ...commandLine(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  running.add(child);
  const exited = once(child, 'exit').finally(() => running.delete(child));
  exited.catch(() => {});

  const output = new Inbox();
  createInterface({ input: child.stdout }).on('line', (line) => output.push('line', [line]));
  const died = exited.then(([code]) => Promise.reject(new Error(`the server ended at once with code ${code}`)));
  died.catch(() => {});
  const [line] = await Promise.race([output.next('line', (text) => text.startsWith('listening on '), startMs), died]);

  return {
    url: line.slice('listening on '.length),
    output,
    /** Sends a signal, whatever the server makes of it. */
    signal: (name) => child.kill(name),
    /** Waits for the process to end by itself. */
    ended: () => within(exited, 'the end of the server'),
    async stop() {
      child.kill('SIGKILL');
      await within(exited, 'the end of a killed server');
    },
  };
}

const commandLine = (options) =>
  Object.entries(options).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));

/**
 * A free port outside the range that the system gives to outgoing connections: a server that is killed and started
 * again finds it free, and a client that keeps trying meanwhile can't connect to itself.
 */
export async function stablePort() {
  for (let port = 20_000 + (process.pid % 5_000); port < 32_000; port += 7) {
    const probe = createServer().listen(port, '127.0.0.1');
    const free = await Promise.race([
      once(probe, 'listening').then(() => true),
      once(probe, 'error').then(() => false),
    ]);
    if (free) {
      probe.close();
      await once(probe, 'close');
      return port;
    }
  }
  throw new Error('no free port');
}
