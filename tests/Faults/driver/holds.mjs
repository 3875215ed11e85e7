import assert from 'node:assert/strict';
import { chosenSeed } from '../support/random.mjs';
import { crash } from './crash.mjs';

const full = process.env.PARLANCE_FULL === '1';
const size = full ? { kills: 30, acknowledged: 10_000 } : { kills: 10, acknowledged: 500 };

export const timeout = full ? 1_500_000 : 400_000;

/** Nothing may be wrong after so many kills. What is, is said with the seed that repeats the choices, and the server's log. */
export async function holds(t, plan) {
  const { complaints, report, log } = await crash({ seed: chosenSeed(), ...size, ...plan });
  t.diagnostic(report);
  assert.deepEqual(complaints.slice(0, 20), [], `${report}\n${log}`);
}
