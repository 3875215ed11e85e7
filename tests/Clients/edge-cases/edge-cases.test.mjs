// Every answer of the server under test equals Node's, or differences.json says what it is instead, and why.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { startServer } from '../support/server.mjs';
import { isLate, normalize, readAnswers } from './answers.mjs';
import { nodeRaces } from './node-races.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const recorded = readAnswers(read('node-4.8.4-edge-cases.txt'));
// The Node.js server has no differences from itself.
const differences = process.env.REFERENCE ? {} : JSON.parse(read('differences.json'));

describe('edge cases', () => {
  let answers;
  let server;
  before(
    async () => {
      server = await startServer({ 'edge-cases': true });
      answers = await probe(server.url, 1);
      // The probe waits a fixed time for each answer. On a busy machine some come later: those are asked for again.
      const late = [...recorded.keys()].filter((name) => isLate(answers.get(name), rightAnswers(name)));
      if (late.length > 0) {
        const again = await probe(server.url, 2);
        answers = new Map([...answers, ...late.map(([name]) => [name, again.get(name)])]);
      }
    },
    { timeout: 120_000 },
  );
  after(() => server?.stop());

  for (const [name, nodes] of recorded) {
    test(name, () => {
      const right = rightAnswers(name);
      if (!right.includes(answers.get(name))) {
        assert.equal(answers.get(name), right[0]);
      }
      assert.notEqual(differences[name]?.ours, nodes, 'is no difference any more: take it out of differences.json');
    });
  }

  test('the probe asked nothing else', () => {
    assert.deepEqual(
      [...answers.keys()].filter((name) => !recorded.has(name)),
      [],
    );
  });
});

describe('differences from Node', () => {
  for (const [name, { ours, reason }] of Object.entries(differences)) {
    test(`is of a known case, has a reason and is documented: ${name}`, () => {
      assert.ok(recorded.has(name), 'no case has this name');
      assert.equal(normalize(ours), ours, 'must be written as the comparison sees it');
      assert.ok(reason.length > 20, 'say why ours is better');
      assert.ok(
        read('../../../docs/socketio-differences.md').includes(name),
        'docs/socketio-differences.md must name it',
      );
    });
  }

  test('stay few', () => {
    assert.ok(Object.keys(differences).length < recorded.size / 4);
  });
});

const rightAnswers = (name) =>
  differences[name] ? [differences[name].ours] : [recorded.get(name), nodeRaces[name]].filter(Boolean);

/** What the server answers to each case, when the probe's waits are so many times longer. */
async function probe(url, patience) {
  const env = { ...process.env, TARGET_URL: url, PATIENCE: String(patience) };
  const { stdout } = await promisify(execFile)(process.execPath, ['edge-cases/edge-cases.mjs'], {
    env,
    timeout: 60_000,
  });
  return readAnswers(stdout);
}
