/** A list in pages, what comes first at the front, as one asks the server for it. */
export interface Stream<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

export interface Merged<T> {
  /** Those of which it is certain that nothing comes before them. */
  readonly items: readonly T[];
  /** The streams whose next page has to come before there can be more. */
  readonly behind: readonly number[];
}

interface By<T> {
  readonly keyOf: (item: T) => string;
  /** The higher it is, the further to the front. */
  readonly timeOf: (item: T) => number;
}

/** Makes one list of several that are in order, each item once. */
export function merge<T>(streams: readonly Stream<T>[], { keyOf, timeOf }: By<T>): Merged<T> {
  // What is older than the last of a stream that goes on may still have something newer before it.
  const edges = streams.map(({ items, next }) => {
    const last = items.at(-1);
    return next === null ? Number.NEGATIVE_INFINITY : last === undefined ? Number.POSITIVE_INFINITY : timeOf(last);
  });
  const edge = Math.max(...edges);
  const all = new Map(streams.flatMap(({ items }) => items.map((item) => [keyOf(item), item] as const)));
  const items = [...all.values()].filter((item) => timeOf(item) >= edge).sort((a, b) => timeOf(b) - timeOf(a));
  return {
    items,
    behind: edge === Number.NEGATIVE_INFINITY ? [] : edges.flatMap((one, at) => (one === edge ? [at] : [])),
  };
}
