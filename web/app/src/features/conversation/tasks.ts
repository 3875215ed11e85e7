import type { StoredItem } from '@parlance/client';
import type { Everybody } from '~/shared/markdown/everybody-in';
import type { Place } from '~/shared/ui/place';

/** Something that asks for more than a click. It outlives the row of the message, or the button, where it began. */
export type Task =
  | { readonly kind: 'remind'; readonly item: StoredItem; readonly at: Place }
  | { readonly kind: 'delete' | 'forward' | 'edits' | 'report'; readonly item: StoredItem }
  | { readonly kind: 'schedule'; readonly at: Place; readonly action: (when: Date) => Promise<unknown> }
  | { readonly kind: 'date'; readonly from: number }
  | { readonly kind: 'scheduled'; readonly thread: number | null }
  | { readonly kind: 'poll'; readonly thread: number | null; readonly onSent: () => void }
  | {
      readonly kind: 'reach';
      readonly people: number | null;
      readonly everybody: Everybody;
      readonly onSend: () => void;
    };
