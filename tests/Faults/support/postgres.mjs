import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stablePort } from './server.mjs';
import { eventually, within } from './wait.mjs';

const nobody = 65_534;
const isRoot = process.getuid() === 0;
const asUser = isRoot ? { uid: nobody, gid: nobody } : {};

// The newest that is installed, as in tests/run/postgres.sh.
function programs() {
  const versions = existsSync('/usr/lib/postgresql') ? readdirSync('/usr/lib/postgresql') : [];
  const [newest] = versions.sort((a, b) => Number(b) - Number(a));
  return newest === undefined ? '' : `/usr/lib/postgresql/${newest}/bin/`;
}

const running = new Set();
process.once('exit', () => {
  for (const server of running) {
    server.killAll();
  }
});

/** A PostgreSQL that a test may kill: on loopback alone, in a folder that goes with it. */
export class Postgres {
  #folder = mkdtempSync(join(tmpdir(), 'parlance-faults-postgres-'));
  #child = null;

  static async create() {
    const server = new Postgres();
    const data = server.#data;
    mkdirSync(data);
    if (isRoot) {
      chownSync(server.#folder, nobody, nobody);
      chownSync(data, nobody, nobody);
    }
    const words = ['-D', data, '-U', 'parlance', '-A', 'trust', '--no-locale', '-E', 'UTF8', '--no-sync'];
    execFileSync(`${programs()}initdb`, words, { ...asUser, cwd: server.#folder, stdio: 'pipe' });
    server.port = await stablePort();
    await server.start();
    return server;
  }

  get #data() {
    return join(this.#folder, 'data');
  }

  /** For the setting Parlance:Postgres. */
  get place() {
    return `Host=127.0.0.1;Port=${this.port};Username=parlance;Database=postgres`;
  }

  /** The postmaster and its children. */
  get pids() {
    const { pid } = this.#child;
    return [pid, ...childrenOf(pid)];
  }

  /** Returns once it takes connections: after a crash, once it has read its log. */
  async start() {
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=100'];
    const words = ['-D', this.#data, '-p', String(this.port), ...settings.flatMap((setting) => ['-c', setting])];
    this.#child = spawn(`${programs()}postgres`, words, { ...asUser, cwd: this.#folder, stdio: 'ignore' });
    running.add(this);
    await eventually(() => isReady(this.port), 'PostgreSQL to take connections', 60_000);
  }

  /** All of its processes at once, as the end of its container does it. */
  async kill() {
    const gone = once(this.#child, 'exit');
    this.killAll();
    await within(gone, 'the end of PostgreSQL');
  }

  killAll() {
    for (const pid of this.pids) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch (error) {
        // A child that ended by itself.
        if (error.code !== 'ESRCH') {
          throw error;
        }
      }
    }
    running.delete(this);
  }

  async dispose() {
    if (running.has(this)) {
      await this.kill();
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

function childrenOf(parent) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === parent)
    .map(Number);
}

// The fourth field of stat; the second, the program's name, may hold anything but is in brackets.
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

// The first message of the protocol: who comes and to which database. The answer begins with R once it lets people in, with E before.
function isReady(port) {
  const words = Buffer.from('user\0parlance\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + words.length, 0);
  head.writeInt32BE(196_608, 4);
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.concat([head, words])));
    socket.once('data', (answer) => {
      resolve(answer[0] === 'R'.charCodeAt(0));
      socket.destroy();
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}
