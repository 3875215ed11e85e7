// Starts a server on core 0 and the generator on core 1, and ends what it started.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { artifacts, generator } from './peers.mjs';

const [serverCore, generatorCore] = ['0', '1'];

// Whatever becomes of the run, no process outlives it.
const running = new Set();
process.once('exit', () => {
  for (const child of running) {
    child.kill('SIGKILL');
  }
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => process.exit(1));
}

/** Starts the peer, lets the generator do these works, ends it, and returns the figures in their order. */
export async function measure(peer, works, seconds) {
  const port = await freePort();
  const server = start(serverCore, peer.command(`${port}`), ['ignore', 'inherit', 'inherit']);
  try {
    await listening(server, port);
    const words = ['dotnet', generator.program, peer.dialect, `${port}`, `${server.pid}`, `${seconds}`, ...works];
    const load = start(generatorCore, words, ['ignore', 'pipe', 'inherit']);
    let output = '';
    load.stdout.on('data', (text) => {
      output += text;
    });
    const [code] = await once(load, 'close');
    const figures = output.split('\n').filter(Boolean).map(JSON.parse);
    return {
      figures,
      failure: code === 0 ? undefined : `the generator gave up after ${figures.at(-1)?.work ?? 'nothing'}`,
    };
  } finally {
    server.kill('SIGKILL');
    await (server.exitCode === null && server.signalCode === null ? once(server, 'exit') : undefined);
  }
}

function start(core, words, stdio) {
  // taskset becomes the program, so that the process keeps its number.
  const child = spawn('taskset', ['--cpu-list', core, ...words], {
    stdio,
    env: { ...process.env, PARLANCE_ARTIFACTS: artifacts },
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

async function listening(server, port) {
  for (const end = Date.now() + 60_000; Date.now() < end; await delay(50)) {
    if (server.exitCode !== null) {
      throw new Error(`The server ended with ${server.exitCode}.`);
    }
    const socket = connect(port, '127.0.0.1');
    const open = await new Promise((resolve) => {
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) {
      return;
    }
  }
  throw new Error('The server did not listen within a minute.');
}

/** Outside the range from which the system takes the ports of outgoing connections. */
async function freePort() {
  for (let port = 20_000 + ((process.pid * 13) % 9_000); port < 32_000; port += 7) {
    const probe = createServer();
    const free = await new Promise((resolve) => {
      probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (free) {
      await new Promise((resolve) => probe.close(resolve));
      return port;
    }
  }
  throw new Error('No free port between 20,000 and 32,000.');
}
