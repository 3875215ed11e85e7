// The tables, as Markdown that can be read in a terminal too.
import { judge, median } from './judge.mjs';
import { all } from './peers.mjs';
import { works } from './works.mjs';

export function report(samples, failures, machine) {
  const verdicts = judge(samples);
  return [
    '# Servers side by side',
    'One run of `bench/run`, written by it. How it is done, and what each work is: [README.md](README.md).',
    list(machine),
    ...(failures.length === 0 ? [] : ['## What failed', failures.map((failure) => `- ${failure}`).join('\n')]),
    ...(verdicts.length === 0 ? [] : ['## What is asked', asked(verdicts), ...notes(verdicts)]),
    '## Medians',
    "Microseconds of the server's processor for one operation, operations a second; under them latencies in milliseconds, where they say something.",
    medians(samples),
    '## How steady it was',
    steadiness(samples),
    '',
  ].join('\n\n');
}

function list(machine) {
  return Object.entries(machine)
    .map(([name, value]) => `- ${name}: ${value}`)
    .join('\n');
}

function asked(verdicts) {
  return table(
    [
      'work',
      'figure',
      'server',
      'measured',
      'against',
      'measured',
      'ratio',
      'rounds',
      'instructions',
      'must',
      'aim',
      'verdict',
    ],
    verdicts.map(({ target, subject, our, their, ratio, ratios, byInstructions, shared, verdict }) => [
      target.what,
      `${figureName(target)}${shared ? ' *' : ''}`,
      title(subject),
      amount(our, target.unit),
      title(target.against),
      amount(their, target.unit),
      ratio.toFixed(2),
      `${Math.min(...ratios).toFixed(2)} to ${Math.max(...ratios).toFixed(2)}`,
      byInstructions?.toFixed(2) ?? '',
      bound(target.at, target.must),
      target.aimAbsolute === undefined ? bound(target.at, target.aim) : `≤ ${target.aimAbsolute} ${target.unit}`,
      verdict,
    ]),
  );
}

function notes(verdicts) {
  const all = ['Ratios are those of the medians; `rounds` has the smallest and the largest of the single rounds.'];
  if (verdicts.some(({ byInstructions }) => byInstructions !== undefined)) {
    all.push(
      "`instructions` is how many ours needs for an operation, as a part of the other's: less is better. They are counted by the processor: a busy machine changes them only where a server spins or still compiles; but not all take the same time.",
    );
  }
  if (verdicts.some(({ shared }) => shared)) {
    all.push(
      '\\* Other programs took part of the core from one of the two: compared is what each does with a whole core, 1 / processor time.',
    );
  }
  for (const { target, subject, rounds } of verdicts.filter(({ rounds }) => rounds !== undefined)) {
    const show = (values) => values.map((value) => value.toFixed(2)).join(', ');
    all.push(
      `${target.work}, 99th percentile of each round in ms: ${title(subject)} ${show(rounds.ours)}; ${title(target.against)} ${show(rounds.theirs)}.`,
    );
  }
  return all;
}

function medians(samples) {
  const measured = all.filter((peer) => Object.keys(samples[peer.name] ?? {}).length > 0);
  return table(
    ['work', ...measured.map((peer) => peer.title)],
    works
      .filter(({ name }) => measured.some((peer) => samples[peer.name][name]))
      .map((work) => [work.what, ...measured.map((peer) => cell(work, samples[peer.name][work.name]))]),
  );
}

function cell(work, rounds) {
  if (rounds === undefined) {
    return '';
  }
  const of = (figure) => median(rounds.map((round) => round[figure]));
  if (work.name === 'idle') {
    return `${of('kibPerConnection').toFixed(1)} KiB; ${Math.round(of('residentMib'))} MiB in all`;
  }
  const cost = `${amount(of('cpuMicros'), 'µs')}, ${amount(of('perSecond'), '/s')}`;
  const counted = rounds.every((round) => round.instructions > 0)
    ? `, ${fine(of('instructions') / 1000)}k instructions`
    : '';
  return work.latency
    ? `${cost}${counted}<br>p50 ${fine(of('p50'))}, p99 ${fine(of('p99'))}, p99.9 ${fine(of('p999'))}`
    : `${cost}${counted}`;
}

function steadiness(samples) {
  const rounds = Object.values(samples).flatMap((byWork) => Object.values(byWork).flat());
  const others = rounds.map((round) => round.othersShare);
  const generator = Math.max(...rounds.map((round) => round.generatorShare));
  return [
    `- Other programs took ${median(others).toFixed(2)} cores (median of all measurements), at most ${Math.max(...others).toFixed(2)}. Above 0.1 or so, times and paces are worth little; processor time for an operation holds better.`,
    `- The generator used at most ${generator.toFixed(2)} of its core, so that it was never what others waited for.${ceiling(samples)}`,
  ].join('\n');
}

/** How fast the generator is when the server does next to nothing. */
function ceiling(samples) {
  const rounds = samples.ceiling?.['echo:100'];
  return rounds === undefined
    ? ''
    : ` Against the least server that there can be it made ${amount(median(rounds.map((round) => round.perSecond)), '/s')} echoes of 100 B, with ${median(rounds.map((round) => round.generatorShare)).toFixed(2)} of its core.`;
}

const figureName = ({ figure }) =>
  ({ cpuMicros: 'processor time', perSecond: 'pace', p99: 'latency', kibPerConnection: 'memory' })[figure];

const title = (name) => all.find((peer) => peer.name === name).title;

const bound = (at, value) => (value === undefined ? '' : `${at === 'most' ? '≤' : '≥'} ${value}`);

function amount(value, unit) {
  return unit === '/s' ? `${Math.round(value).toLocaleString('en')}/s` : `${fine(value)} ${unit}`;
}

const fine = (value) => value.toFixed(value < 10 ? 2 : 1);

/** Columns of one width, so that it can be read as it stands. */
function table(head, rows) {
  const widths = head.map((name, column) => Math.max(name.length, 3, ...rows.map((row) => row[column].length)));
  const line = (cells) => `| ${cells.map((text, column) => text.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
