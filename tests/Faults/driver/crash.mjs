import { setTimeout as pause } from 'node:timers/promises';
import { Random } from '../support/random.mjs';
import { Crowd } from './crowd.mjs';

/**
 * Kills a server again and again while a crowd writes, and says what is wrong with what is left.
 * @param {{ server: import('../support/server.mjs').Server, seed: number, kills: number, acknowledged?: number,
 *   killDatabase?: () => Promise<void> }} plan so many kills, and then more until so many sends are acknowledged; the database is killed once
 */
export async function crash({ server, seed, kills, acknowledged = 0, killDatabase }) {
  const random = new Random(seed, 'killer');
  const times = [];
  await server.start();
  const crowd = await Crowd.gather(server, seed);
  try {
    crowd.write();
    for (let number = 1; number <= kills; number++) {
      if (killDatabase !== undefined && number === Math.ceil(kills / 2)) {
        await crowd.alongside(killDatabase());
      }
      await crowd.alongside(crowd.record.next());
      await crowd.alongside(pause(random.between(50, 700)));
      await crowd.alongside(random.happens(0.5) ? killAtAnswer(server, crowd.record) : server.kill());
      times.push(await crowd.alongside(revive(server, crowd.record)));
    }
    while (crowd.record.acknowledged.length < acknowledged) {
      await crowd.alongside(crowd.record.next());
    }
    await crowd.stop();
    return { complaints: await crowd.complaints(), report: report(crowd, times, seed), log: server.log };
  } catch (error) {
    throw new Error(`seed ${seed}: ${error.message}\n${server.log}`, { cause: error });
  } finally {
    crowd.leave();
    await server.dispose();
  }
}

// The moment in which a server that promises too early is caught: an answer is here, and what it says may not be on disk.
function killAtAnswer(server, record) {
  return new Promise((resolve, reject) => record.atNext(() => server.kill().then(resolve, reject)));
}

async function revive(server, record) {
  const from = performance.now();
  await server.start();
  const ready = performance.now() - from;
  await record.next();
  return { ready, answered: performance.now() - from };
}

function report(crowd, times, seed) {
  const { record } = crowd;
  const worst = (field) => Math.round(Math.max(...times.map((time) => time[field])));
  const median = (field) => Math.round(times.map((time) => time[field]).sort((a, b) => a - b)[times.length >> 1]);
  const again = ['ready', 'answered'].map(
    (field) => `${field} after ${median(field)} ms (median), ${worst(field)} ms (worst)`,
  );
  return [
    `seed ${seed}: ${times.length} kills, ${record.acknowledged.length} acknowledged, ${record.cuts} cut, ${record.repeats} sent again`,
    crowd.ways,
    ...(times.length > 0 ? again : []),
  ].join('; ');
}
