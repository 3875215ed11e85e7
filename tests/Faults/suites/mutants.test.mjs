// The test of the test: servers that break the promise on purpose, each of which the driver has to find out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crash } from '../driver/crash.mjs';
import { chosenSeed } from '../support/random.mjs';
import { Server } from '../support/server.mjs';

const mutants = [
  // Whether a kill hits the few milliseconds between the answer and the commit is chance; that four in a row miss them is not.
  { mutant: 'acknowledge-before-commit', plan: { kills: 4 }, finding: /was acknowledged at \d+ and is (lost|at)/ },
  // One in forty sends comes again after its message was stored.
  { mutant: 'no-duplicate-check', plan: { kills: 1, acknowledged: 400 }, finding: /is there 2 times/ },
];

for (const { mutant, plan, finding } of mutants) {
  test(`the driver finds out ${mutant}`, { timeout: 120_000 }, async (t) => {
    const { complaints, report } = await crash({ server: new Server({ mutant }), seed: chosenSeed(), ...plan });
    t.diagnostic(`${report}; ${complaints.length} complaints, such as: ${complaints[0]}`);
    assert.match(complaints.join('\n'), finding, report);
  });
}
