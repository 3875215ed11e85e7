import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '../../..');
export const artifacts = process.env.PARLANCE_ARTIFACTS ?? path.join(root, 'artifacts');

function program(): string {
  const builds = ['release', 'debug'].map((kind) =>
    path.join(artifacts, 'bin/Parlance.Server', kind, 'Parlance.Server.dll'),
  );
  const built = builds.find((file) => existsSync(file));
  if (built === undefined) {
    throw new Error(`No server at ${builds.join(' or ')}. Build it first: dotnet build src/Parlance.Server`);
  }
  return built;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') {
    throw new Error('No port.');
  }
  return address.port;
}

/** Parlance.Server as a process of its own. It keeps its port over a restart, as a real one would. */
export class Server {
  readonly url: string;
  readonly data: string;
  #process: ChildProcess | null = null;
  #settings: NodeJS.ProcessEnv | undefined;

  private constructor(host: string, port: number, data: string) {
    this.url = `http://${host}:${port}`;
    this.data = data;
  }

  /** `prepare` hears where the server will be, and says what to set for it in the environment. */
  static async start(host: string, prepare?: (url: string) => Promise<NodeJS.ProcessEnv>): Promise<Server> {
    const server = new Server(host, await freePort(), await mkdtemp(path.join(tmpdir(), 'parlance-')));
    server.#settings = await prepare?.(server.url);
    await server.startAgain();
    return server;
  }

  async startAgain(): Promise<void> {
    const child = spawn('dotnet', [program(), '--urls', this.url, '--data', this.data], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PARLANCE__TRUSTEDPROXIES__0: '127.0.0.1', ...this.#settings },
    });
    this.#process = child;
    for await (const line of createInterface({ input: child.stdout })) {
      if (line.includes('ready')) {
        child.stdout.resume();
        return;
      }
    }
    throw new Error(`The server ended before it was ready: ${child.exitCode}`);
  }

  /** As a crash or a power cut would: nobody is told. */
  async kill(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child !== null && child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }

  async stop(): Promise<void> {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}
