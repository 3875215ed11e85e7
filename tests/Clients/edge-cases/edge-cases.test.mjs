// Every answer of the server under test equals Node's, or differences.json says what it is instead, and why.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { startServer } from '../support/server.mjs';
import { isLate, normalize, readAnswers } from './answers.mjs';
import { nodeRaces } from './node-races.mjs';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const recorded = readAnswers(read('node-4.8.4-edge-cases.txt'));
// The Node.js server has no differences from itself.
const differences = process.env.REFERENCE ? {} : JSON.parse(read('differences.json'));

describe('edge cases', () => {
  const answers = new Map();
  before(
    async () => {
      // The probe waits a fixed time for each answer. On a busy machine some come later: those are asked for again.
      for (const patience of [1, 2, 3]) {
        for (const [name, answer] of await probe(patience)) {
          if (isLate(answers.get(name), rightAnswers(name))) {
            answers.set(name, answer);
          }
        }
        if (![...recorded.keys()].some((name) => isLate(answers.get(name), rightAnswers(name)))) {
          break;
        }
      }
    },
    { timeout: 140_000 },
  );

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

/** What a new server answers to each case, when the probe's waits are so many times longer. */
async function probe(patience) {
  const server = await startServer({ 'edge-cases': true });
  try {
    const env = { ...process.env, TARGET_URL: server.url, PATIENCE: String(patience) };
    const script = promisify(execFile)(process.execPath, ['edge-cases/edge-cases.mjs'], { env, timeout: 60_000 });
    // It breaks off when a connection is not there in time. What it has printed until then counts.
    const { stdout } = await script.catch((error) => error);
    return readAnswers(stdout);
  } finally {
    await server.stop();
  }
}
