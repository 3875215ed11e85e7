// The servers in turn, A B A B, and again for as many rounds as there are.
import { measure } from './processes.mjs';

const tail = 'pairsrate:100';

/** Returns, for each peer's name and each work, the figures of all rounds. */
export async function runRounds(options) {
  const samples = Object.fromEntries(options.peers.map((peer) => [peer.name, {}]));
  for (let round = 1; round <= options.rounds; round++) {
    for (const peer of options.peers) {
      await turn(peer, options.works, round);
    }
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
  return samples;

  async function turn(peer, asked, round) {
    const works = peer.works.filter((work) => asked.includes(work));
    const warm = (peer.warm ?? ['warm']).map((kind) => (kind === 'warm' ? `warm:${options.warm}` : kind));
    const busy = works.filter((work) => work !== 'idle');
    const figures = {
      ...(busy.length > 0 && (await measure(peer, [...warm, ...busy], options.seconds))),
      // Memory is that of a server that has done nothing else.
      ...(works.includes('idle') && (await measure(peer, ['idle'], options.seconds))),
    };
    for (const work of works) {
      samples[peer.name][work] ??= [];
      samples[peer.name][work].push(figures[work]);
      console.error(`round ${round}  ${peer.name.padEnd(18)} ${brief(figures[work])}`);
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
