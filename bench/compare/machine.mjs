import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { root } from './peers.mjs';

/** What a reader needs to know before believing a figure. */
export function describe(words, options, rounds) {
  return {
    date: new Date().toISOString().slice(0, 16).replace('T', ' ').concat(' UTC'),
    commit: output('git', ['-C', root, 'rev-parse', '--short', 'HEAD']),
    machine: `${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; Linux ${release()}`,
    versions: versions(options.peers.map((peer) => peer.name)),
    command: `\`${['bench/run', ...words].join(' ')}\`: each server ${rounds} ${rounds === 1 ? 'time' : 'times'}, each work ${options.seconds} s, after a warm-up of ${options.warm} s`,
    places: 'server on core 0, generator on core 1, loopback',
  };
}

function versions(names) {
  return [
    `.NET ${output('dotnet', ['--list-runtimes']).match(/Microsoft.AspNetCore.App (10\.\S+)/)[1]} (thread pool without spinning, for every server on .NET)`,
    ...(names.includes('node')
      ? [
          `Node.js ${process.versions.node} with socket.io ${version('bench/peers/node', 'socket.io')}, ws, bufferutil, utf-8-validate`,
        ]
      : []),
    ...(names.includes('bun')
      ? [
          `Bun ${output(join(root, 'bench/peers/bun/node_modules/bun/bin/bun.exe'), ['--version'])} with @socket.io/bun-engine ${version('bench/peers/bun', '@socket.io/bun-engine')}`,
        ]
      : []),
  ].join('; ');
}

const version = (folder, name) =>
  JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).dependencies[name];

function output(program, words) {
  return execFileSync(program, words, { encoding: 'utf8' }).trim();
}
