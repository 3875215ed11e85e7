import type { StoredItem } from '@parlance/client';
import type { Place } from '~/shared/ui/floating';

/** Something to do with a message that asks for more than a click. It outlives the row of the message on the screen. */
export type Task =
  | { readonly kind: 'remind'; readonly item: StoredItem; readonly at: Place }
  | { readonly kind: 'delete' | 'forward' | 'edits' | 'report'; readonly item: StoredItem };
