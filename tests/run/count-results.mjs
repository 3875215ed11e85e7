// Reads what a test runner left behind and says how many tests passed, failed and were skipped.
// A suite that crashed, was stopped or ran nothing counts as one failure at least: silence is never success.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

/** Each returns { passed, failed, skipped, failures: [text] } from the results file or, for node, from the log. */
const readers = {
  check: ({ exitCode }) => ({ passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 }),

  dotnet({ results }) {
    const { summary, tests } = JSON.parse(results).results;
    return {
      passed: summary.passed,
      failed: summary.failed + summary.other,
      skipped: summary.skipped,
      failures: tests
        .filter((test) => test.status === 'failed')
        .map((test) => `${test.name}\n${test.message ?? ''}\n${test.trace ?? ''}`),
    };
  },

  node({ log }) {
    const last = (word) => Number([...log.matchAll(new RegExp(`^(?:#|ℹ) ${word} (\\d+)$`, 'gm'))].at(-1)?.[1] ?? 0);
    return { passed: last('pass'), failed: last('fail') + last('cancelled'), skipped: last('skipped') + last('todo') };
  },

  vitest({ results }) {
    const report = JSON.parse(results);
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests + report.numTodoTests,
      failures: report.testResults
        .flatMap((file) => file.assertionResults)
        .filter((test) => test.status === 'failed')
        .map((test) => `${test.fullName}\n${test.failureMessages.join('\n')}`),
    };
  },

  playwright({ results }) {
    // Flaky means that it failed and then passed. A flaky test is a bug of the first rank.
    const { stats, suites } = JSON.parse(results);
    const { expected, unexpected, flaky, skipped } = stats;
    const failures = suites
      .flatMap(specsOf)
      .flatMap((spec) => spec.tests.flatMap((test) => test.results).map((result) => ({ ...spec, ...result })))
      .filter(({ errors }) => errors.length > 0)
      .map(({ file, line, title, errors, attachments }) =>
        [`${file}:${line} ${title}`, ...errors.map(({ message }) => message), ...attachments.map(pageOf)].join('\n'),
      );
    return { passed: expected, failed: unexpected + flaky, skipped, failures };
  },
};

const specsOf = ({ specs, suites = [] }) => [...specs, ...suites.flatMap(specsOf)];

/** What stood on the page when a browser test failed. */
const pageOf = ({ name, path }) =>
  name === 'error-context' ? (/^```yaml\n(.*?)^```$/ms.exec(readOrEmpty(path))?.[1] ?? '') : '';

// The same test programs, beside another database or on another transport.
readers.postgres = readers.dotnet;
readers.epoll = readers.dotnet;
readers.node_epoll = readers.node;

/**
 * `failures` are the tests that the runner itself named; `why` says what else is wrong.
 * @param {{ runner: string, exitCode: number, log: string, results: string }} run
 */
export function countResults(run) {
  const counts = { failures: [], why: '', ...read(run) };
  if (run.exitCode === 124 || run.exitCode === 137) {
    counts.why = 'It was stopped at its time limit.';
  } else if (run.exitCode !== 0 && counts.failed === 0) {
    counts.why = `It ended with code ${run.exitCode}.`;
  } else if (counts.failed === 0 && counts.passed === 0) {
    counts.why = 'It ran no test.';
  }
  if (counts.why !== '') {
    counts.failed = Math.max(counts.failed, 1);
  }
  return counts;
}

function read(run) {
  try {
    return readers[run.runner]({ ...run, log: stripVTControlCharacters(run.log) });
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/**
 * Lines about what failed, most of them about the first: the others often follow from it, and whoever reads the end of a long output is to
 * find it there.
 * @param {string[]} failures
 */
export function tell(failures) {
  const lines = failures.slice(0, 20).flatMap((failure, index) => {
    const all = stripVTControlCharacters(failure).trim().split('\n');
    const shown = all.slice(0, index === 0 ? 60 : index < 4 ? 12 : 1).map((line) => line.slice(0, 240));
    return shown.length < all.length ? [...shown, '  …'] : shown;
  });
  return failures.length > 20 ? [...lines, `… and ${failures.length - 20} more`] : lines;
}

function readOrEmpty(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

// node count-results.mjs RUNNER EXIT-CODE LOG RESULTS: "passed failed skipped" to standard output, what failed to standard error.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [runner, exitCode, logFile, resultsFile] = process.argv.slice(2);
  const log = readOrEmpty(logFile);
  const counts = countResults({ runner, exitCode: Number(exitCode), log, results: readOrEmpty(resultsFile) });
  console.log(counts.passed, counts.failed, counts.skipped);
  if (counts.failed > 0) {
    // Where the runner did not name what failed, the end of its log has to.
    const named = tell(counts.failures);
    const lines = named.length > 0 ? named : log.trimEnd().split('\n').slice(-80);
    console.error([...lines, counts.why].map((line) => `  | ${line}`.trimEnd()).join('\n'));
  }
}
