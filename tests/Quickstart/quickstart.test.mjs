// The packages, and the first steps of the README and of the guide as a stranger follows them: new projects outside the
// repository, the blocks of the pages pasted as they stand, and the official client against the running programs.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';

const root = resolve(import.meta.dirname, '../..');
const { io } = createRequire(join(root, 'web/app/package.json'))('socket.io-client');
const folder = mkdtempSync(join(tmpdir(), 'parlance-quickstart-'));
const packages = join(folder, 'packages');
const names = [
  'Parlance.SocketIO.Protocol',
  'Parlance.SocketIO',
  'Parlance.SocketIO.Testing',
  'Parlance.Kestrel.Epoll',
];
// Without the user's package cache, which may hold an older build of the same version.
const env = { ...process.env, NUGET_PACKAGES: join(folder, 'cache'), ASPNETCORE_ENVIRONMENT: 'Production' };
delete env.PARLANCE_ARTIFACTS;
// What ./test has built need not be built again.
const built = process.env.PARLANCE_ARTIFACTS ? ['--no-build'] : [];

const blocks = (page, language) => {
  const fences = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms');
  return [...readFileSync(join(root, page), 'utf8').matchAll(fences)].map((match) => match[1]);
};
const dotnet = (args, options) => execFileSync('dotnet', args, { stdio: ['ignore', 'pipe', 'inherit'], ...options });

before(
  () => {
    for (const name of names) {
      dotnet(['pack', join(root, 'src', name), ...built, '--output', packages, '--nologo', '--verbosity', 'quiet']);
    }
    // Holds for all projects below it: packages come from there and from nowhere else.
    const source = `<add key="packed" value="${packages}" />`;
    writeFileSync(
      join(folder, 'nuget.config'),
      `<configuration><packageSources><clear />${source}</packageSources></configuration>`,
    );
  },
  { timeout: 200_000 },
);
after(() => rmSync(folder, { recursive: true, force: true }));

test('a package has a README, an icon, documentation and symbols', () => {
  const versioned = (name, kind) => new RegExp(`^${name.replaceAll('.', '\\.')}\\.\\d[^/]*\\.${kind}$`);
  const files = readdirSync(packages);
  assert.equal(files.length, 2 * names.length);
  for (const name of names) {
    const assembly = `lib/net10.0/${name}`;
    const analyzer = name === 'Parlance.SocketIO' ? ['analyzers/dotnet/cs/Parlance.SocketIO.Generators.dll'] : [];
    for (const [kind, content] of [
      ['nupkg', ['README.md', 'icon.png', `${assembly}.dll`, `${assembly}.xml`, ...analyzer]],
      ['snupkg', [`${assembly}.pdb`]],
    ]) {
      const file = files.find((path) => versioned(name, kind).test(path));
      assert.ok(file, `${name} has a ${kind}`);
      // A ZIP file spells the names of its files out.
      const archive = readFileSync(join(packages, file));
      const missing = content.filter((path) => !archive.includes(path));
      assert.deepEqual(missing, [], file);
    }
  }
});

test('the quickstart of the README works as it stands', { timeout: 90_000 }, async () => {
  const [program, gateway] = blocks('README.md', 'csharp');
  const [addGateway, ...gatewayClass] = gateway.split('\n');
  const pasted = program
    .replace('builder.Services.AddSocketIO();', addGateway)
    .replace('http://localhost:5000', 'http://127.0.0.1:0');

  await running('Quickstart', [pasted, ...gatewayClass].join('\n'), {}, async (address) => {
    await saysHello(address);
    await asksTheGateway(`${address}/chat`);
  });
});

test('the first example of the guide works as it stands', { timeout: 90_000 }, async () => {
  const [program] = blocks('docs/library.md', 'csharp');
  const [page] = blocks('docs/library.md', 'html');

  await running('Hello', program, { 'index.html': page }, async (address) => {
    assert.equal(await (await fetch(address)).text(), page);
    assert.equal((await fetch(new URL(/src="(.+?)"/.exec(page)[1], address))).status, 200);
    await saysHello(address);
  });
});

/** A new web project with this program and these files of its page, built on the package and run. */
async function running(name, program, page, use) {
  const project = join(folder, name);
  dotnet(['new', 'web', '--output', project, '--no-restore'], { env });
  dotnet(['add', 'package', 'Parlance.SocketIO'], { env, cwd: project });
  writeFileSync(join(project, 'Program.cs'), program);
  for (const [file, text] of Object.entries(page)) {
    mkdirSync(join(project, 'wwwroot'), { recursive: true });
    writeFileSync(join(project, 'wwwroot', file), text);
  }

  const out = join(folder, `${name}-out`);
  dotnet(['build', '--no-restore', '--nologo', '--verbosity', 'quiet', '--output', out], { env, cwd: project });
  const server = spawn('dotnet', [join(out, `${name}.dll`)], {
    env: { ...env, ASPNETCORE_URLS: 'http://127.0.0.1:0' },
    cwd: project,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    await use(await listening(server));
  } finally {
    server.kill();
    await once(server, 'exit');
  }
}

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
