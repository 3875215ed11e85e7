// The servers, and how each is built and started.
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const artifacts = process.env.PARLANCE_ARTIFACTS ?? join(root, 'artifacts');

export const generator = { project: 'bench/Parlance.Bench.Load', program: program('Parlance.Bench.Load') };

const everything = [
  'echo:100',
  'echo:1024',
  'fanmax:100',
  'fanrate:100',
  'pairsrate:100',
  'pairsmax:100',
  'polling:100',
  'connect',
  'idle',
];
const dispatch = ['echo:100', 'pairsmax:100'];
const withoutPolling = everything.filter((work) => !work.startsWith('polling'));
const peers = join(root, 'bench/peers');

/** `command` ends in what the port is put behind. `packages` are npm's, `project` is built. */
export const all = [
  {
    name: 'node',
    title: 'Node.js socket.io',
    dialect: 'socket.io',
    packages: ['bench/peers/node'],
    command: (port) => [process.execPath, join(peers, 'node/server.mjs'), port],
    works: everything,
  },
  parlance('parlance', 'Parlance', ['--mode', 'imperative'], everything),
  parlance('parlance-gateway', 'Parlance, gateway', ['--mode', 'gateway'], dispatch),
  parlance('parlance-epoll', 'Parlance, epoll', ['--mode', 'imperative', '--transport', 'epoll'], everything),
  parlance(
    'parlance-epoll-gateway',
    'Parlance, epoll, gateway',
    ['--mode', 'gateway', '--transport', 'epoll'],
    dispatch,
  ),
  parlance(
    'parlance-epoll-instrumented',
    'Parlance, epoll, admin UI allowed',
    ['--mode', 'imperative', '--transport', 'epoll', '--instrument', 'true'],
    ['echo:100'],
  ),
  parlance(
    'parlance-lean',
    'Parlance, epoll, without HTTP',
    ['--mode', 'imperative', '--transport', 'epoll', '--without-http', 'true'],
    everything,
  ),
  {
    name: 'bun',
    title: 'Bun, its own engine',
    dialect: 'socket.io',
    packages: ['bench/peers/node', 'bench/peers/bun'],
    command: (port) => [join(peers, 'bun/node_modules/bun/bin/bun.exe'), join(peers, 'bun/server.mjs'), port],
    works: everything,
  },
  {
    name: 'signalr',
    title: 'SignalR, JSON',
    dialect: 'signalr',
    project: 'bench/peers/signalr',
    command: (port) => ['dotnet', program('Parlance.Bench.SignalR'), '--urls', url(port)],
    works: withoutPolling,
  },
  kestrel('kestrel-websocket', 'Kestrel, WebSocket', ['--mode', 'websocket']),
  kestrel('kestrel-pipe', 'Kestrel, frames on the pipe', ['--mode', 'pipe']),
  kestrel('kestrel-pipe-epoll', 'Kestrel, frames on the pipe, epoll', ['--mode', 'pipe', '--transport', 'epoll']),
  {
    name: 'ceiling',
    title: 'least echo (epoll)',
    dialect: 'bare',
    project: generator.project,
    command: (port) => ['dotnet', generator.program, 'serve', port],
    works: ['echo:100', 'echo:1024'],
    warm: ['echo:10'],
  },
];

/** By their names, in the order above. */
export function choose(names) {
  const unknown = names.filter((name) => !all.some((peer) => peer.name === name));
  if (unknown.length > 0) {
    throw new Error(`${unknown}: no such peer. There are ${all.map((peer) => peer.name).join(', ')}`);
  }
  return all.filter((peer) => names.includes(peer.name));
}

function parlance(name, title, words, works) {
  return {
    name,
    title,
    dialect: 'socket.io',
    project: 'bench/peers/parlance',
    command: (port) => ['dotnet', program('Parlance.Bench.Parlance'), '--urls', url(port), ...words],
    works,
  };
}

function kestrel(name, title, words) {
  return {
    name,
    title,
    dialect: 'bare',
    project: 'bench/peers/kestrel',
    command: (port) => ['dotnet', program('Parlance.Bench.Kestrel'), '--urls', url(port), ...words],
    works: withoutPolling,
  };
}

function program(name) {
  return join(artifacts, 'bin', name, 'release', `${name}.dll`);
}

function url(port) {
  return `http://127.0.0.1:${port}`;
}
