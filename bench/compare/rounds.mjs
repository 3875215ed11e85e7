// The servers in turn, A B A B, and again for as many rounds as there are.
import { measure } from './processes.mjs';

const tail = 'pairsrate:100';

/** Returns, for each peer's name and each work, the figures of all rounds; and what went wrong, which ends a server's turn but not the run. `onRound` hears after each what there is. */
export async function runRounds(options, onRound) {
  const samples = Object.fromEntries(options.peers.map((peer) => [peer.name, {}]));
  const failures = [];
  for (let round = 1; round <= options.rounds; round++) {
    for (const peer of options.peers) {
      await turn(peer, options.works, round);
    }
    onRound(samples, failures, round);
  }
  for (let round = options.rounds + 1; round <= options.tailRounds; round++) {
    for (const peer of options.peers.filter(({ name }) => name === 'node' || name.startsWith('parlance'))) {
      await turn(
        peer,
        options.works.filter((work) => work === tail),
        round,
      );
    }
  }
  onRound(samples, failures, options.rounds);
  return { samples, failures };

  async function turn(peer, asked, round) {
    const works = peer.works.filter((work) => asked.includes(work));
    const warm = (peer.warm ?? ['warm']).map((kind) => (kind === 'warm' ? `warm:${options.warm}` : kind));
    const busy = works.filter((work) => work !== 'idle');
    if (busy.length > 0) {
      await take(peer, round, [...warm, ...busy]);
    }
    if (works.includes('idle')) {
      // Memory is that of a server that has done nothing else.
      await take(peer, round, ['idle']);
    }
  }

  async function take(peer, round, works) {
    const { figures, failure } = await measure(peer, works, options.seconds);
    for (const one of figures.filter(({ work }) => peer.works.includes(work))) {
      samples[peer.name][one.work] ??= [];
      samples[peer.name][one.work].push(one);
      console.error(`round ${round}  ${peer.name.padEnd(18)} ${brief(one)}`);
    }
    if (failure !== undefined) {
      failures.push(`${peer.name}, round ${round}: ${failure}`);
      console.error(failures.at(-1));
    }
  }
}

function brief({ work, perSecond, cpuMicros, p50, p99, kibPerConnection, serverShare, generatorShare, othersShare }) {
  const parts = [
    work.padEnd(14),
    `${Math.round(perSecond)}/s`.padStart(10),
    `${cpuMicros.toFixed(2)} µs`.padStart(10),
    (p50 === undefined ? '' : `p50 ${p50.toFixed(2)} p99 ${p99.toFixed(2)} ms`).padEnd(26),
    work === 'idle' ? `${kibPerConnection.toFixed(1)} KiB` : '',
    `cores: server ${serverShare.toFixed(2)}, generator ${generatorShare.toFixed(2)}, others ${othersShare.toFixed(2)}`,
  ];
  return parts.join('  ');
}
