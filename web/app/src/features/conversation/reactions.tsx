import type { StoredItem } from '@parlance/client';
import { useState } from 'react';
import { EmojiGlyph } from '~/shared/chat/emoji-glyph';
import { useNames } from '~/shared/chat/use-people';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import { type Place, placeOf } from '~/shared/ui/place';
import { useConversing } from './actions';
import { EmojiPopover } from './parts';
import styles from './reactions.module.css';

type Group = StoredItem['reactions'][number];

/** Who thinks what of a message. A click joins them, or leaves. */
export function Reactions({ item }: { readonly item: StoredItem }) {
  const text = useText();
  const { react } = useConversing();
  const [picking, setPicking] = useState<Place | null>(null);
  return (
    <ul className={styles.reactions} aria-label={text.messages.reactions}>
      {item.reactions.map((group) => (
        <li key={group.emoji}>
          <Chip group={group} onToggle={() => react(item, group.emoji, !group.mine)} />
        </li>
      ))}
      <li>
        <button
          type="button"
          className={styles.add}
          aria-label={text.messages.addReaction}
          onClick={(event) => setPicking(placeOf(event.currentTarget))}
        >
          <Icon name="smile" />
        </button>
      </li>
      {picking !== null && (
        <EmojiPopover at={picking} onChoose={(emoji) => react(item, emoji, true)} onClose={() => setPicking(null)} />
      )}
    </ul>
  );
}

function Chip({ group, onToggle }: { readonly group: Group; readonly onToggle: () => void }) {
  const text = useText();
  const names = useNames(group.users.slice(0, 12));
  const label = text.messages.reacted(names, group.count, group.emoji);
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={group.mine}
      aria-label={`${label} ${group.count}`}
      title={label}
      onClick={onToggle}
    >
      <EmojiGlyph emoji={group.emoji} />
      <span className={styles.count}>{group.count}</span>
    </button>
  );
}
