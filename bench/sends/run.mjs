// How long does a send take until its message is on disk, and how many go through in a second? On SQLite and on PostgreSQL, both as they come,
// with people in pairs who write at a steady rate whether or not they were answered (an open loop). Prints a table for each.
//   node bench/sends/run.mjs [seconds [rate...]]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { Postgres } from '../../tests/Faults/support/postgres.mjs';
import { Server } from '../../tests/Faults/support/server.mjs';

const artifacts = process.env.PARLANCE_ARTIFACTS ?? resolve(import.meta.dirname, '../../artifacts');
const generator = join(artifacts, 'bin/Parlance.Bench.Sends/release/Parlance.Bench.Sends.dll');
const [seconds = '20', ...chosen] = process.argv.slice(2);
const rates = chosen.length > 0 ? chosen : ['50', '500', '5000'];

// Each account comes from an address of its own: one address may not make as many.
process.env.PARLANCE__TRUSTEDPROXIES__0 = '127.0.0.1';

for (const database of ['sqlite', 'postgres'].filter((name) => (process.env.BENCH_DATABASE ?? name) === name)) {
  const postgres = database === 'postgres' ? await Postgres.create() : null;
  const server = new Server({ aheadOfTime: true, postgres: postgres?.place });
  try {
    await server.start();
    console.log(`\n${database}`);
    const load = spawn('dotnet', [generator, server.url, String(server.pid), seconds, ...rates], { stdio: 'inherit' });
    const [code] = await once(load, 'exit');
    process.exitCode ||= code;
  } finally {
    await server.dispose();
    await postgres?.dispose();
  }
}
