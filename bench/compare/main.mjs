import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from './build.mjs';
import { judge } from './judge.mjs';
import { describe } from './machine.mjs';
import { read } from './options.mjs';
import { root } from './peers.mjs';
import { report } from './report.mjs';
import { runRounds } from './rounds.mjs';

const words = process.argv.slice(2);
const options = read(words);
build(options.peers);

// Written after each round: a run is long, and what there is by then holds.
const { samples, failures } = await runRounds(options, (samples, failures, round) => {
  if (options.out !== undefined) {
    writeFileSync(resolve(root, options.out), report(samples, failures, describe(words, options, round)));
  }
});
console.log(report(samples, failures, describe(words, options, options.rounds)));
process.exitCode = failures.length > 0 || judge(samples).some(({ verdict }) => verdict === 'MISSED') ? 1 : 0;
