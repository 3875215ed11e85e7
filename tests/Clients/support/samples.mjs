import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from './wait.mjs';

const root = join(import.meta.dirname, '../../..');

/** A program of samples/ on a free port of this machine. Built first, unless ./test has built it with everything else. */
export async function startSample(name) {
  const project = join(root, 'samples', name, `${name}.csproj`);
  if (!process.env.PARLANCE_FIXTURE) {
    dotnet('build', project, '-c', 'Release', '-v', 'q', '--nologo');
  }
  const assembly = dotnet('msbuild', project, '-getProperty:TargetPath', '-p:Configuration=Release');
  const child = spawn('dotnet', [assembly, '--urls', 'http://127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  process.once('exit', () => child.kill('SIGKILL'));
  const exited = once(child, 'exit');
  return {
    url: await within(listening(child), `samples/${name} to listen`, 20_000),
    async stop() {
      child.kill('SIGKILL');
      await within(exited, 'the end of a killed sample');
    },
  };
}

async function listening(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /Now listening on: (\S+)/.exec(line)?.[1];
    if (address) {
      child.stdout.resume();
      return address;
    }
  }
  throw new Error('the sample ended before it listened');
}

function dotnet(...args) {
  const { stdout, stderr, status } = spawnSync('dotnet', args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`dotnet ${args.join(' ')}: ${stdout}${stderr}`);
  }
  return stdout.trim();
}
