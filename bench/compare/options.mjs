import { parseArgs } from 'node:util';
import { all, choose } from './peers.mjs';

const help = `bench/run [options]
  --peers a,b       which servers: ${all.map((peer) => peer.name).join(', ')}
  --works a,b       which works: ${all[0].works.join(', ')}
  --rounds N        how often each server has its turn (3)
  --seconds N       how long each work is measured (3)
  --warm N          how long each server is warmed up, in seconds (10)
  --short           one round of one second after a warm-up of four: to see that it runs
  --out FILE        where the tables go beside the terminal; bench/RESULTS.md for a whole run, nowhere for a part`;

export function read(words) {
  const { values } = parseArgs({
    args: words,
    options: {
      peers: { type: 'string' },
      works: { type: 'string' },
      rounds: { type: 'string' },
      seconds: { type: 'string' },
      warm: { type: 'string' },
      short: { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(help);
    process.exit(0);
  }
  const usual = values.short ? { rounds: 1, seconds: 1, warm: 4 } : { rounds: 3, seconds: 3, warm: 10 };
  const whole = values.peers === undefined && values.works === undefined && !values.short;
  return {
    peers: values.peers === undefined ? all : choose(values.peers.split(',')),
    works: values.works?.split(',') ?? all[0].works,
    rounds: number(values.rounds, usual.rounds),
    seconds: number(values.seconds, usual.seconds),
    warm: number(values.warm, usual.warm),
    // The tail of latencies is the least steady figure: the targets ask for five rounds of it.
    tailRounds: values.short ? 1 : 5,
    out: values.out ?? (whole ? 'bench/RESULTS.md' : undefined),
  };
}

function number(text, usual) {
  const value = text === undefined ? usual : Number(text);
  if (!(value > 0)) {
    throw new Error(`${text}: a number above 0`);
  }
  return value;
}
