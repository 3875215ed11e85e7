import { EmojiGlyph } from '~/shared/chat/emoji-glyph';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Icon } from '~/shared/ui/icon';
import styles from './autocomplete.module.css';
import type { Suggestion, Suggestions } from './use-suggestions';

/** Above the field: whom, or what, one may mean. The focus stays in the field. */
export function Autocomplete({ id, suggestions }: { readonly id: string; readonly suggestions: Suggestions }) {
  const text = useAllText();
  const { items, chosen, choose } = suggestions;
  return (
    <div id={id} className={styles.list} role="listbox" aria-label={text.composer.suggestions}>
      {items.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field, where the focus is, has the keys.
        <div
          key={keyOf(one)}
          id={`${id}-${index}`}
          className={styles.item}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
        >
          <Item one={one} />
        </div>
      ))}
    </div>
  );
}

const keyOf = (one: Suggestion) =>
  one.kind === 'person' || one.kind === 'channel' ? one.id : one.kind === 'emoji' ? one.emoji : one.name;

function Item({ one }: { readonly one: Suggestion }) {
  const text = useAllText();
  switch (one.kind) {
    case 'person':
      return (
        <>
          <PersonAvatar id={one.id} size="s" />
          <span className={styles.name}>{one.name}</span>
          <span className={styles.aside}>@{one.username}</span>
        </>
      );
    case 'channel':
      return (
        <>
          <span className={styles.glyph}>
            <Icon name="hash" />
          </span>
          <span className={styles.name}>{one.name}</span>
          <span className={styles.aside}>{one.topic}</span>
        </>
      );
    case 'everybody':
      return (
        <>
          <span className={styles.name}>@{one.name}</span>
          <span className={styles.aside}>{text.composer.everybody[one.name]}</span>
        </>
      );
    case 'command':
      return (
        <>
          <span className={styles.name}>
            /{one.name} <span className={styles.hint}>{one.hint}</span>
          </span>
          <span className={styles.aside}>{one.description}</span>
        </>
      );
    case 'emoji':
      return (
        <>
          <span className={styles.glyph}>
            <EmojiGlyph emoji={one.emoji} />
          </span>
          <span className={styles.name}>{one.name}</span>
        </>
      );
  }
}
