import type { PendingItem, StoredItem, TimelineItem } from '@parlance/client';
import { memo, useState } from 'react';
import { useOpenPerson } from '~/shared/chat/open-person';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { usePersonName } from '~/shared/chat/use-people';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import { Markdown } from '~/shared/markdown/markdown';
import { cx } from '~/shared/ui/class-names';
import { Icon } from '~/shared/ui/icon';
import { later } from '~/shared/ui/later';
import { type Place, placeOf, pointOf } from '~/shared/ui/place';
import { useConversing } from './actions';
import { LongText } from './long-text';
import styles from './message-row.module.css';
import { Poll } from './poll';
import { Previews } from './previews';
import { Quote } from './quote';
import { Reactions } from './reactions';
import { Replies } from './replies';
import { authorOf, timeOf } from './rows';
import { SendStatus } from './send-status';
import { useIsSaved } from './use-is-saved';
import { useLongPress } from './use-long-press';

const HoverBar = later(async () => (await import('./hover-bar')).HoverBar);
const MessageMenu = later(async () => (await import('./message-menu')).MessageMenu);

interface MessageRowProps {
  readonly item: TimelineItem;
  readonly first: boolean;
  /** A link led here just now. */
  readonly marked: boolean;
}

export const MessageRow = memo(function MessageRow({ item, first, marked }: MessageRowProps) {
  const text = useText();
  const { time, full } = useFormats();
  const { me } = useConversing();
  const openPerson = useOpenPerson();
  const [active, setActive] = useState(false);
  const [menu, setMenu] = useState<Place | null>(null);
  const [picking, setPicking] = useState<Place | null>(null);
  const press = useLongPress((place) => setMenu(place));
  const author = authorOf(item, me);
  const name = usePersonName(author);
  const at = timeOf(item);
  const isDeleted = item.kind === 'stored' && item.message.deletedAt !== null;
  const stored = item.kind === 'stored' && !isDeleted ? item : null;
  const isForMe =
    stored?.message.mentions.users.includes(me) === true ||
    (stored !== null && stored.message.mentions.everybody !== 'no');

  const when = (
    <time className={styles.time} dateTime={new Date(at).toISOString()} title={full(at)}>
      {time(at)}
    </time>
  );
  return (
    <article
      className={cx(styles.row, first && styles.first, isForMe && styles.forMe, marked && styles.marked)}
      tabIndex={-1}
      aria-label={text.messages.by(name, time(at))}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setActive(true)}
      onPointerLeave={() => setActive(false)}
      onFocus={() => setActive(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setActive(false)}
      onContextMenu={(event) => {
        // What is marked, and links, have the browser's own menu.
        if (stored !== null && getSelection()?.isCollapsed !== false && !(event.target instanceof HTMLAnchorElement)) {
          event.preventDefault();
          setMenu(event.clientX === 0 ? placeOf(event.currentTarget) : pointOf(event));
        }
      }}
      {...(stored === null ? {} : press)}
    >
      <div className={styles.gutter}>
        {first && !isDeleted ? (
          <button
            type="button"
            className={styles.face}
            aria-label={text.people.about(name)}
            tabIndex={-1}
            onClick={(event) => openPerson(author, event.currentTarget)}
          >
            <PersonAvatar id={author} />
          </button>
        ) : (
          when
        )}
      </div>
      <div className={styles.body}>
        {first && !isDeleted && (
          <header className={styles.head}>
            <button
              type="button"
              className={styles.author}
              tabIndex={-1}
              onClick={(event) => openPerson(author, event.currentTarget)}
            >
              {name}
            </button>
            {when}
          </header>
        )}
        {item.kind === 'pending' ? <Pending item={item} /> : isDeleted ? <Tombstone /> : <Stored item={item} />}
      </div>
      {/* What was opened from it stays, wherever the pointer goes. */}
      {stored !== null && (active || picking !== null) && menu === null && (
        <HoverBar item={stored} picking={picking} onPick={setPicking} onMore={setMenu} />
      )}
      {stored !== null && menu !== null && <MessageMenu item={stored} at={menu} onClose={() => setMenu(null)} />}
    </article>
  );
});

function Stored({ item }: { readonly item: StoredItem }) {
  const text = useText();
  const { full } = useFormats();
  const { conversation, openThread, begin } = useConversing();
  const { message, change } = item;
  const isSaved = useIsSaved(conversation.id, item.seq);
  return (
    <div className={cx(change !== null && styles.changing)}>
      {openThread !== null && message.thread !== null && (
        <button type="button" className={styles.inThread} onClick={() => openThread(message.thread ?? item.seq)}>
          {text.threads.said}
        </button>
      )}
      {message.replyTo !== null && <Quote seq={message.replyTo} quoted={item.quoted} />}
      {message.forwarded !== null && <Forwarded author={message.forwarded.author} />}
      <LongText id={item.key} text={message.text}>
        <Markdown text={message.text} />
      </LongText>
      {message.poll !== null && <Poll message={message} poll={message.poll} />}
      {message.previews.length > 0 && <Previews message={message} />}
      {(message.editedAt !== null || message.silent || item.pinned || isSaved) && (
        <p className={styles.marks}>
          {item.pinned && (
            <span className={styles.kept}>
              <Icon name="pin" />
              {text.messages.pinned}
            </span>
          )}
          {isSaved && (
            <span className={styles.kept}>
              <Icon name="bookmark" />
              {text.keep.saved}
            </span>
          )}
          {message.silent && <span>{text.messages.silent}</span>}
          {message.editedAt !== null && (
            <button type="button" title={text.keep.showEdits} onClick={() => begin({ kind: 'edits', item })}>
              <time dateTime={message.editedAt} title={full(Date.parse(message.editedAt))}>
                {text.messages.edited}
              </time>
            </button>
          )}
        </p>
      )}
      {item.reactions.length > 0 && <Reactions item={item} />}
      {openThread !== null && message.replies !== null && (
        <Replies replies={message.replies} onOpen={() => openThread(item.seq)} />
      )}
    </div>
  );
}

function Forwarded({ author }: { readonly author: string }) {
  const text = useText();
  return <p className={styles.forwarded}>{text.messages.forwarded(usePersonName(author))}</p>;
}

function Pending({ item }: { readonly item: PendingItem }) {
  return (
    <div className={styles.pending}>
      <Markdown text={item.item.text} />
      <SendStatus item={item.item} />
    </div>
  );
}

function Tombstone() {
  return (
    <p className={styles.gone}>
      <Icon name="trash" />
      {useText().messages.deleted}
    </p>
  );
}
