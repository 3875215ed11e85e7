import type { SeqRange } from '../events.gen.ts';

/** Stretches of seqs, lowest first, as few as can be. They are never changed in place. */
export type Ranges = readonly SeqRange[];

export function withRange(ranges: Ranges, from: number, to: number): Ranges {
  const touched = ranges.filter((range) => range.to >= from - 1 && range.from <= to + 1);
  if (touched.length === 1 && touched[0] && touched[0].from <= from && touched[0].to >= to) {
    return ranges;
  }
  const joined = {
    from: Math.min(from, ...touched.map((range) => range.from)),
    to: Math.max(to, ...touched.map((range) => range.to)),
  };
  return [...ranges.filter((range) => !touched.includes(range)), joined].sort((a, b) => a.from - b.from);
}

export const rangeAt = (ranges: Ranges, seq: number): SeqRange | undefined =>
  ranges.find((range) => range.from <= seq && seq <= range.to);

export const lastRange = (ranges: Ranges): SeqRange | undefined => ranges.at(-1);

/** The stretches as far as they lie within one. */
export const within = (ranges: Ranges, from: number, to: number): Ranges =>
  ranges
    .map((range) => ({ from: Math.max(range.from, from), to: Math.min(range.to, to) }))
    .filter((range) => range.from <= range.to);

/** Whether all seqs of a stretch are held. An empty stretch is. */
export const covers = (ranges: Ranges, from: number, to: number): boolean =>
  from > to || (rangeAt(ranges, from)?.to ?? 0) >= to;
