import type { ReportItem } from '@parlance/client/events';
import { useEffect, useState } from 'react';
import { useChat } from '~/shared/chat/use-chat';

interface Part {
  readonly items: readonly ReportItem[];
  readonly next: string | null;
}

export type Reports =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly reload: () => void }
  | {
      readonly kind: 'ready';
      readonly items: readonly ReportItem[];
      readonly more: (() => Promise<void>) | null;
      /** One of them was decided here. */
      readonly take: (report: ReportItem) => void;
    };

/** The reports of one place, read anew when the server says that they have changed. */
export function useReports(place: string | null, open: boolean): Reports {
  const client = useChat();
  const [part, setPart] = useState<Part | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [version, setVersion] = useState(0);
  // Follows the server's list. A later answer is about a later list.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another version is another list.
  useEffect(() => {
    let isCurrent = true;
    client.request('report:list', { conversation: place, open }).then(
      (page) => {
        if (isCurrent) {
          setError(null);
          setPart(page);
        }
      },
      (problem: unknown) => isCurrent && setError(problem ?? 'unknown'),
    );
    const stop = client.on('report:change', ({ conversation }) => {
      if (conversation === place) {
        setVersion((known) => known + 1);
      }
    });
    return () => {
      isCurrent = false;
      stop();
    };
  }, [client, place, open, version]);

  if (part === null) {
    return error === null
      ? { kind: 'loading' }
      : { kind: 'failed', error, reload: () => setVersion((known) => known + 1) };
  }
  const more = async () => {
    const page = await client.request('report:list', { conversation: place, open, cursor: part.next });
    setPart((now) => (now === part ? { items: [...part.items, ...page.items], next: page.next } : now));
  };
  return {
    kind: 'ready',
    items: part.items,
    more: part.next === null ? null : more,
    take: (report) => setPart({ ...part, items: part.items.filter(({ id }) => id !== report.id) }),
  };
}
