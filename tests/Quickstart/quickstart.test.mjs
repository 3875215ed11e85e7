// The README's quickstart, as a stranger follows it: packages, a new project outside the repository, the blocks of the page
// pasted as they stand, and the official client against the running program.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const { io } = createRequire(join(root, 'web/app/package.json'))('socket.io-client');
const folder = mkdtempSync(join(tmpdir(), 'parlance-quickstart-'));
const packages = join(folder, 'packages');
const project = join(folder, 'Hello');
// Without the user's package cache, which may hold an older build of the same version.
const env = { ...process.env, NUGET_PACKAGES: join(folder, 'cache'), ASPNETCORE_ENVIRONMENT: 'Production' };
delete env.PARLANCE_ARTIFACTS;
after(() => rmSync(folder, { recursive: true, force: true }));

const blocks = [...readFileSync(join(root, 'README.md'), 'utf8').matchAll(/^```csharp\n(.*?)^```/gms)].map(
  (match) => match[1],
);
const dotnet = (args, options) => execFileSync('dotnet', args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });

test('the quickstart of the README works as it stands', { timeout: 290_000 }, async () => {
  for (const name of ['Parlance.SocketIO.Protocol', 'Parlance.SocketIO']) {
    dotnet(['pack', join(root, 'src', name), '--output', packages, '--nologo', '--verbosity', 'quiet']);
  }
  dotnet(['new', 'web', '--output', project, '--no-restore'], { env });
  dotnet(['add', 'package', 'Parlance.SocketIO', '--source', packages], { env, cwd: project });

  const [program, gateway] = blocks;
  const [addGateway, ...gatewayClass] = gateway.split('\n');
  const pasted = program
    .replace('builder.Services.AddSocketIO();', addGateway)
    .replace('http://localhost:5000', 'http://127.0.0.1:0');
  writeFileSync(join(project, 'Program.cs'), [pasted, ...gatewayClass].join('\n'));
  dotnet(['build', '--no-restore', '--nologo', '--verbosity', 'quiet', '--output', join(folder, 'out')], {
    env,
    cwd: project,
  });

  const server = spawn('dotnet', [join(folder, 'out', 'Hello.dll')], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const address = await listening(server);
    await saysHello(address);
    await asksTheGateway(`${address}/chat`);
  } finally {
    server.kill();
    await once(server, 'exit');
  }
});

async function listening(server) {
  for await (const line of createInterface({ input: server.stdout })) {
    const address = /Now listening on: (\S+)/.exec(line)?.[1];
    if (address) {
      server.stdout.resume();
      return address;
    }
  }
  throw new Error('the program ended before it listened');
}

async function saysHello(address) {
  const socket = io(address);
  const said = once(socket, 'said');
  socket.emit('say', 'hello');
  assert.deepEqual(await said, ['hello']);
  socket.close();
}

async function asksTheGateway(address) {
  const [ann, ben] = [io(address), io(address, { forceNew: true })];
  // Ben's answer shows that he is in the room: his connection hook has run.
  assert.equal(await ben.timeout(10_000).emitWithAck('say', 'first'), 'sent');
  const said = once(ben, 'said');
  assert.equal(await ann.timeout(10_000).emitWithAck('say', 'hello'), 'sent');
  assert.deepEqual(await said, ['hello']);
  ann.close();
  ben.close();
}
