import { type ComponentType, Suspense, use } from 'react';

const parts: (() => Promise<unknown>)[] = [];
let ahead = 0;

/** Whether something is being loaded that nobody has asked for yet. */
export const isLoadingAhead = (): boolean => ahead > 0;

/**
 * A part of the page that is not on the first screen. It is loaded when `loadLater` is called, or when it is wanted before that. From then on it is
 * drawn at once, without a moment in which a key could be lost.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  let loading: Promise<ComponentType<P>> | null = null;
  const begin = async () => {
    try {
      loaded = await load();
      return loaded;
    } catch (error) {
      // The next one who wants it tries again.
      loading = null;
      throw error;
    }
  };
  const beginOnce = () => {
    loading ??= begin();
    return loading;
  };
  parts.push(beginOnce);

  function Wanted(props: P) {
    const Part = loaded ?? use(beginOnce());
    return <Part {...props} />;
  }
  return function Later(props: P) {
    return (
      <Suspense>
        <Wanted {...props} />
      </Suspense>
    );
  };
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
