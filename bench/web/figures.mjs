// What was measured, beside what it may be.

const rows = [];

export const median = (samples) => samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)];

/** `limit` is what the figure may be at most, or at least where `least` is set. */
export function figure(name, value, unit, limit, { least = false, note = '' } = {}) {
  const good = least ? value >= limit : value <= limit;
  rows.push({ name, good });
  const shown = Number.isInteger(value) ? `${value}` : value.toFixed(value < 10 ? 2 : 1);
  const bound = `${least ? '≥' : '≤'} ${limit}`;
  console.log(
    `${good ? '  ' : '✗ '}${name.padEnd(52)} ${shown.padStart(9)} ${unit.padEnd(4)} ${bound.padStart(8)}  ${note}`,
  );
}

export const allGood = () => rows.length > 0 && rows.every(({ good }) => good);
