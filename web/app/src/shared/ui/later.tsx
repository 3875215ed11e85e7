import { type ComponentType, useLayoutEffect, useReducer, useState } from 'react';

const parts: (() => Promise<unknown>)[] = [];
let ahead = 0;

/** Whether something is being loaded that nobody has asked for yet. */
export const isLoadingAhead = (): boolean => ahead > 0;

/**
 * A part of the page that is loaded when it is wanted first, and drawn at once from then on. Not React's `lazy`: that keeps on the screen, as
 * long as it loads, what somebody has just left, and one who types goes on writing there.
 */
export function onDemand<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Meanwhile: ComponentType | null = null,
): ComponentType<P> {
  return makePart(load, Meanwhile).Part;
}

/**
 * A part of the page that is not on the first screen. It is loaded when `loadLater` is called, or when it is wanted before that. From then on it is
 * drawn at once, without a moment in which a key could be lost.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const { begin, Part } = makePart(load, null);
  parts.push(begin);
  return Part;
}

/** Loads what the first screen did not need, as soon as the page has nothing else to do. */
export function loadLater(): void {
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  idle(() => {
    for (const begin of parts.splice(0)) {
      ahead++;
      begin()
        .catch(() => {
          // It is loaded when it is wanted.
        })
        .finally(() => ahead--);
    }
  });
}

function makePart<P extends object>(load: () => Promise<ComponentType<P>>, Meanwhile: ComponentType | null) {
  let Loaded: ComponentType<P> | null = null;
  let loading: Promise<void> | null = null;
  const fetchPart = async () => {
    try {
      Loaded = await load();
    } catch (error) {
      // The next one who wants it tries again.
      loading = null;
      throw error;
    }
  };
  const begin = () => {
    loading ??= fetchPart();
    return loading;
  };

  function Part(props: P) {
    const [failure, setFailure] = useState<{ readonly error: unknown } | null>(null);
    const [, draw] = useReducer((times: number) => times + 1, 0);
    useLayoutEffect(() => {
      if (Loaded !== null) {
        return;
      }
      let isHere = true;
      begin().then(
        () => isHere && draw(),
        (error: unknown) => isHere && setFailure({ error }),
      );
      return () => {
        isHere = false;
      };
    }, []);
    if (failure !== null) {
      // For the guard around it.
      throw failure.error;
    }
    return Loaded !== null ? <Loaded {...props} /> : Meanwhile !== null && <Meanwhile />;
  }
  return { begin, Part };
}
