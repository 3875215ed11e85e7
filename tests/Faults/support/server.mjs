import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from './wait.mjs';

const artifacts = process.env.PARLANCE_ARTIFACTS ?? resolve(import.meta.dirname, '../../../artifacts');
const programs = {
  real: [join(artifacts, 'bin/Parlance.Server/release/Parlance.Server.dll')],
  // As ./run makes it.
  aheadOfTime: [join(artifacts, 'publish/Parlance.Server/ahead-of-time/Parlance.Server.dll')],
  mutant: (name) => [join(artifacts, 'bin/Parlance.Server.Mutants/release/Parlance.Server.Mutants.dll'), name],
};

// Whatever becomes of the tests, no process outlives them.
const running = new Set();
process.once('exit', () => {
  for (const child of running) {
    child.kill('SIGKILL');
  }
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => process.exit(1));
}

/** The program on one data directory and one port, which it keeps over any number of lives. */
export class Server {
  #child = null;
  #command;
  #environment;
  #data = mkdtempSync(join(tmpdir(), 'parlance-faults-'));
  #log = '';

  /**
   * @param {{ mutant?: string, aheadOfTime?: boolean, postgres?: string }} options a mutant of tests/Parlance.Server.Mutants instead of the
   *   program; the program as ./run compiles it; a connection string instead of SQLite
   */
  constructor({ mutant, aheadOfTime = false, postgres } = {}) {
    const real = aheadOfTime ? programs.aheadOfTime : programs.real;
    this.#command = mutant === undefined ? real : programs.mutant(mutant);
    this.#environment = postgres === undefined ? {} : { PARLANCE__POSTGRES: postgres };
  }

  get pid() {
    return this.#child.pid;
  }

  /** What it wrote to its error stream in all its lives. */
  get log() {
    return this.#log;
  }

  async start() {
    this.port ??= await stablePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const words = [...this.#command, 'serve', '--urls', this.url, '--data', this.#data];
    const child = spawn('dotnet', words, {
      env: { ...process.env, ...this.#environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    child.once('exit', () => running.delete(child));
    this.#child = child;
    child.stderr.on('data', (text) => {
      this.#log += text;
    });
    const ready = once(createInterface({ input: child.stdout }), 'line');
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`the server ended before it was ready, with ${code}: ${this.#log}`);
    });
    died.catch(() => {});
    await within(Promise.race([ready, died]), 'the server to be ready', 60_000);
  }

  /** As the kernel does it when memory is short: nothing of the program runs any more. */
  async kill() {
    if (this.#child === null || this.#child.exitCode !== null || this.#child.signalCode !== null) {
      return;
    }
    const gone = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await within(gone, 'the end of a killed server');
  }

  async dispose() {
    await this.kill();
    rmSync(this.#data, { recursive: true, force: true });
  }
}

/** A port outside the range from which the system takes those of outgoing connections: a server that starts again finds it free. */
export async function stablePort() {
  for (let port = 20_000 + ((process.pid * 13) % 9_000); port < 32_000; port += 7) {
    const probe = createServer();
    const free = await new Promise((resolve) => {
      probe.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => resolve(true));
    });
    if (free) {
      probe.close();
      await once(probe, 'close');
      return port;
    }
  }
  throw new Error('no free port');
}
