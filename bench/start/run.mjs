// How soon is the program there, as ./run makes it: on an empty folder, on a folder that it knows, after SIGKILL, and until it has acknowledged the first message?
// How much memory does it hold when nobody is there? Prints the median of several lives.
//   node bench/start/run.mjs [lives]
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Person } from '../../tests/Faults/support/person.mjs';
import { Server } from '../../tests/Faults/support/server.mjs';

const lives = Number(process.argv[2] ?? 7);
const figures = { 'empty folder': [], 'after SIGKILL': [], 'after SIGKILL, first ack': [], 'ack after that': [] };
const idle = [];

for (let life = 0; life < lives; life++) {
  const server = new Server({ aheadOfTime: true, postgres: process.env.PARLANCE__POSTGRES });
  try {
    figures['empty folder'].push(await timed(() => started(server)));
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    idle.push(residentMebibytes(server.pid));

    const ann = await (await Person.register(server, `ann-${life}-${Date.now()}`)).connect();
    const { conversation } = await ann.do('conversation:create', {
      clientId: randomUUID(),
      kind: 'group',
      name: 'Start',
    });
    await send(ann, conversation.id);
    await server.kill();

    const begin = performance.now();
    await started(server);
    figures['after SIGKILL'].push(performance.now() - begin);
    await send(ann, conversation.id);
    figures['after SIGKILL, first ack'].push(performance.now() - begin);
    figures['ack after that'].push(await timed(() => send(ann, conversation.id)));
    ann.leave();
  } finally {
    await server.dispose();
  }
}

for (const [name, samples] of Object.entries(figures)) {
  console.log(
    `${name.padEnd(28)} ${median(samples).toFixed(0).padStart(6)} ms   ${samples.map((sample) => sample.toFixed(0)).join(' ')}`,
  );
}
console.log(
  `${'idle, resident'.padEnd(28)} ${median(idle).toFixed(0).padStart(6)} MiB  ${idle.map((sample) => sample.toFixed(0)).join(' ')}`,
);

/** Until the first answer that the server is ready: it prints its address when it listens. */
async function started(server) {
  await server.start();
  const response = await fetch(`${server.url}/health/ready`);
  if (!response.ok) {
    throw new Error(`not ready: ${response.status}`);
  }
}

function send(person, conversationId) {
  return person.do('message:send', { clientId: randomUUID(), conversation: conversationId, text: 'A message.' });
}

async function timed(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function residentMebibytes(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
}

function median(samples) {
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)];
}
