import type { EmojiRow } from '@parlance/client/events';
import { useMemo, useState } from 'react';
import { useMe } from '~/shared/api/use-api';
import { asApiError } from '~/shared/chat/as-api-error';
import { EmojiGlyph } from '~/shared/chat/emoji-glyph';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePersonName } from '~/shared/chat/use-people';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { Empty, Row, Rows, Section } from '~/shared/ui/section';
import { AddEmoji } from './add-emoji';
import styles from './custom-emoji.module.css';

// A field to look for one is worth its place from here on.
const searchFrom = 12;

/** The emoji that people have added, and the way to add another one. */
export function CustomEmojiPage() {
  const text = useAllText();
  const words = text.customEmoji;
  const client = useChat();
  const known = useReadable(client.emoji);
  const [query, setQuery] = useState('');
  const [removing, setRemoving] = useState<string | null>(null);
  const all = useMemo(() => [...known.values()].sort((a, b) => a.name.localeCompare(b.name, 'en')), [known]);
  const shown = all.filter(({ name }) => name.includes(query.trim().toLowerCase()));
  return (
    <>
      <Section title={words.add} lead={words.lead}>
        <AddEmoji />
      </Section>
      <Section title={words.list}>
        {all.length >= searchFrom && (
          <input
            type="search"
            className={`${controls.field} ${styles.search}`}
            aria-label={words.search}
            placeholder={words.search}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
        {shown.length === 0 ? (
          <Empty>{all.length === 0 ? words.none : words.notFound}</Empty>
        ) : (
          <Rows label={words.list}>
            {shown.map((row) => (
              <EmojiLine key={row.name} row={row} onRemove={() => setRemoving(row.name)} />
            ))}
          </Rows>
        )}
      </Section>
      {removing !== null && (
        <Confirm
          title={words.removeTitle(removing)}
          lead={words.removeLead}
          go={text.settings.remove}
          action={async () => {
            await asApiError(client.request('emoji:remove', { name: removing }));
          }}
          onClose={() => setRemoving(null)}
        />
      )}
    </>
  );
}

function EmojiLine({ row, onRemove }: { readonly row: EmojiRow; readonly onRemove: () => void }) {
  const text = useAllText();
  const words = text.customEmoji;
  const { day } = useFormats();
  const me = useMe();
  const by = usePersonName(row.user);
  return (
    <Row
      icon={
        <span className={styles.picture}>
          <EmojiGlyph emoji={`:${row.name}:`} />
        </span>
      }
      title={`:${row.name}:`}
      meta={words.by(by, day(row.at))}
      actions={
        (row.user === me.id || me.role === 'administrator') && (
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            aria-label={words.remove(row.name)}
            onClick={onRemove}
          >
            {text.settings.remove}
          </button>
        )
      }
    />
  );
}
