// Medians, ratios, and whether they are what was asked for.
import { targets } from './targets.mjs';

// Below the one the server had not its whole core; above the other that was because of other programs.
const [wholeCore, quiet] = [0.9, 0.1];

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The targets that can be judged by what was measured, for each server of ours. */
export function judge(samples) {
  return targets.flatMap((target) => {
    return target.subjects.flatMap((subject) => {
      const [ours, theirs] = [samples[subject]?.[target.work], samples[target.against]?.[target.work]];
      return ours === undefined || theirs === undefined ? [] : [verdict(target, subject, ours, theirs)];
    });
  });
}

function verdict(target, subject, ours, theirs) {
  // A closed loop's pace is what it does with the core that it was given. When others used it too, the pace is that of a whole one.
  const shared = target.figure === 'perSecond' && [ours, theirs].some(disturbed);
  const value = (round) => (shared ? 1e6 / round.cpuMicros : round[target.figure]);
  const [our, their] = [median(ours.map(value)), median(theirs.map(value))];
  const ratio = our / their;
  const ratios = ours.slice(0, theirs.length).map((round, index) => value(round) / value(theirs[index]));
  const counted = [...ours, ...theirs].every((round) => round.instructions > 0);
  const instructions = (rounds) => median(rounds.map((round) => round.instructions));
  const reaches = (bound) => (target.at === 'most' ? ratio <= bound : ratio >= bound);
  const aim =
    target.aimAbsolute === undefined ? target.aim !== undefined && reaches(target.aim) : our <= target.aimAbsolute;
  return {
    target,
    subject,
    our,
    their,
    ratio,
    ratios,
    shared,
    byInstructions:
      counted && ['cpuMicros', 'perSecond'].includes(target.figure)
        ? instructions(ours) / instructions(theirs)
        : undefined,
    verdict: aim ? 'aim' : reaches(target.must) ? 'must' : 'MISSED',
    rounds: target.figure === 'p99' ? { ours: ours.map(value), theirs: theirs.map(value) } : undefined,
  };
}

function disturbed(rounds) {
  const share = (figure) => median(rounds.map((round) => round[figure]));
  return share('serverShare') < wholeCore && share('othersShare') > quiet;
}
