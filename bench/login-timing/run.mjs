// Does the time of a failed sign-in tell whether the account exists? Starts the server, makes accounts, and interleaves sign-ins of known and
// unknown names with a wrong password. Prints both medians and fails when they differ by more than a tenth.
//   node bench/login-timing/run.mjs [samples]
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const samples = Number(process.argv[2] ?? 200);
const perAccount = 8; // Below the limit on one account's attempts: a refusal by the limiter is no sample.
const allowed = 0.1;
const root = path.resolve(import.meta.dirname, '../..');
const artifacts = process.env.PARLANCE_ARTIFACTS ?? path.join(root, 'artifacts');
const program = path.join(artifacts, 'bin/Parlance.Server/release/Parlance.Server.dll');
const password = 'correct horse battery';
let address = 0;

const data = await mkdtemp(path.join(tmpdir(), 'parlance-timing-'));
const server = spawn('dotnet', [program, '--urls', 'http://127.0.0.1:0', '--data', data], {
  stdio: ['ignore', 'pipe', 'inherit'],
  // Each request comes from an address of its own, so that only what is measured is measured.
  env: { ...process.env, PARLANCE__TRUSTEDPROXIES__0: '127.0.0.1' },
});
try {
  const url = await ready(server);
  const names = Array.from({ length: Math.ceil(samples / perAccount) }, (_, index) => `known-${index}-user`);
  for (const username of names) {
    const { status } = await post(`${url}/api/v1/auth/register`, { username, password, client: 'body' });
    if (status !== 201) {
      throw new Error(`registration was answered with ${status}`);
    }
  }

  for (let warm = 0; warm < 20; warm++) {
    await attempt(url, `warm-${warm % 4}-user`);
  }
  const known = [];
  const unknown = [];
  for (let index = 0; index < samples; index++) {
    const account = Math.floor(index / perAccount);
    // Which comes first changes, so that neither profits from the other.
    const turns = [() => sample(known, names[account]), () => sample(unknown, `nobody-${account}-user`)];
    for (const turn of index % 2 ? turns : turns.reverse()) {
      await turn();
    }
  }

  async function sample(into, name) {
    into.push(await attempt(url, name));
  }

  const [a, b] = [median(known), median(unknown)];
  const difference = Math.abs(a - b) / Math.max(a, b);
  console.log(`samples of each: ${samples}, interleaved`);
  console.log(`known account, wrong password: median ${a.toFixed(2)} ms`);
  console.log(`unknown account:               median ${b.toFixed(2)} ms`);
  console.log(`difference: ${(difference * 100).toFixed(1)} % (allowed: ${allowed * 100} %)`);
  process.exitCode = difference <= allowed ? 0 : 1;
} finally {
  server.kill('SIGTERM');
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
}

async function attempt(url, login) {
  const began = performance.now();
  const { status } = await post(`${url}/api/v1/auth/login`, { login, password: 'not the password' });
  const took = performance.now() - began;
  if (status !== 401) {
    throw new Error(`a failed sign-in was answered with ${status}`);
  }
  return took;
}

async function post(url, body) {
  address++;
  const from = `198.51.${(address >> 8) & 255}.${address & 255}`;
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: await answer.text() };
}

async function ready(child) {
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /Parlance is ready: (\S+)/.exec(line);
    if (found) {
      child.stdout.resume();
      return found[1];
    }
  }
  throw new Error('the server ended before it was ready');
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}
