// The gate must not say 'passed' of what did not pass, so its arithmetic has tests of its own.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countResults, tell } from './count-results.mjs';

const run = (runner, exitCode, { log = '', results = '' } = {}) => {
  const { passed, failed, skipped } = countResults({ runner, exitCode, log, results });
  return [passed, failed, skipped];
};
const ctrf = (summary) => JSON.stringify({ results: { summary: { other: 0, ...summary }, tests: [] } });

test('a check is one test', () => {
  assert.deepEqual(run('check', 0), [1, 0, 0]);
  assert.deepEqual(run('check', 2), [0, 1, 0]);
});

test('the counters of a test project are taken over', () => {
  assert.deepEqual(run('dotnet', 1, { results: ctrf({ passed: 7, failed: 2, skipped: 1 }) }), [7, 2, 1]);
  assert.deepEqual(run('postgres', 1, { results: ctrf({ passed: 7, failed: 2, skipped: 1 }) }), [7, 2, 1]);
});

test('both summaries of the Node test runner are understood, colours or not', () => {
  assert.deepEqual(
    run('node', 0, { log: '# tests 3\n# pass 3\n# fail 0\n# cancelled 0\n# skipped 0\n# todo 0\n' }),
    [3, 0, 0],
  );
  assert.deepEqual(
    run('node', 1, { log: '\u001b[34mℹ pass 4\u001b[39m\nℹ fail 1\nℹ cancelled 2\nℹ skipped 1\n' }),
    [4, 3, 1],
  );
});

test('only the last summary of a Node suite counts', () => {
  assert.deepEqual(run('node', 0, { log: '# pass 99\n# fail 0\nnoise\n# pass 2\n# fail 0\n' }), [2, 0, 0]);
});

test('a flaky browser test is a failed one', () => {
  const results = JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }, suites: [] });
  assert.deepEqual(run('playwright', 1, { results }), [5, 2, 0]);
});

test('the counters of Vitest are taken over', () => {
  const results = JSON.stringify({
    ...{ numPassedTests: 8, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 },
    testResults: [],
  });
  assert.deepEqual(run('vitest', 0, { results }), [8, 0, 1]);
});

test('a crash after passing tests is a failure', () => {
  assert.deepEqual(run('dotnet', 134, { results: ctrf({ passed: 7, failed: 0, skipped: 0 }) }), [7, 1, 0]);
});

test('a suite that was stopped is a failure, even after a good summary', () => {
  assert.deepEqual(run('node', 124, { log: '# pass 4\n# fail 0\n' }), [4, 1, 0]);
});

test('a crash without results is a failure', () => {
  assert.deepEqual(run('dotnet', 134), [0, 1, 0]);
  assert.deepEqual(run('playwright', 1, { results: '{ "cut off' }), [0, 1, 0]);
});

test('a suite that ran nothing is a failure, whatever its exit code', () => {
  assert.deepEqual(run('dotnet', 0, { results: ctrf({ passed: 0, failed: 0, skipped: 0 }) }), [0, 1, 0]);
  assert.deepEqual(run('node', 0, { log: 'all is well\n' }), [0, 1, 0]);
  assert.deepEqual(run('vitest', 0), [0, 1, 0]);
});

test('a browser test that failed is named, with what was wrong', () => {
  const passed = { title: 'good', file: 'a.spec.ts', line: 1, tests: [{ results: [{ errors: [], attachments: [] }] }] };
  const errors = [{ message: 'Error: not visible' }];
  const failed = { title: 'bad', file: 'a.spec.ts', line: 7, tests: [{ results: [{ errors, attachments: [] }] }] };
  const results = JSON.stringify({
    stats: { expected: 1, unexpected: 1, flaky: 0, skipped: 0 },
    suites: [{ specs: [passed], suites: [{ specs: [failed] }] }],
  });
  const { failures } = countResults({ runner: 'playwright', exitCode: 1, log: '', results });
  assert.deepEqual(failures, ['a.spec.ts:7 bad\nError: not visible']);
});

test('of many failures the first is told most fully, and none hides how many there are', () => {
  const long = Array.from({ length: 100 }, (_, line) => `line ${line}`).join('\n');
  const lines = tell(Array.from({ length: 73 }, (_, test) => `test ${test}\n${long}`));
  assert.deepEqual(lines.slice(0, 2), ['test 0', 'line 0']);
  assert.ok(lines.includes('test 19'));
  assert.equal(lines.at(-1), '… and 53 more');
  assert.ok(lines.length < 160);
});
