import { useEffect, useMemo, useState } from 'react';
import { useBottomAnchor } from '~/shared/hooks/use-bottom-anchor';
import { usePageVisible } from '~/shared/hooks/use-page-visible';
import { useText } from '~/shared/i18n/use-text';
import type { Person } from '~/shared/lobby/contract';
import { type RoomState, unread } from '~/shared/lobby/room-state';
import { useLobby, useLobbyState } from '~/shared/lobby/use-lobby';
import { Icon } from '~/shared/ui/icon';
import { Composer } from './composer';
import styles from './conversation.module.css';
import { Timeline } from './timeline';
import { TypingLine } from './typing-line';

/** One room's messages and the field to write in. */
export function Conversation({ room, me }: { readonly room: RoomState; readonly me: Person }) {
  const text = useText();
  const lobby = useLobby();
  const visible = usePageVisible();
  const { scroller, content, atBottom, onScroll, toBottom } = useBottomAnchor();
  const freshAfter = useFreshAfter(room, me.id, visible);

  const everything = useLobbyState((state) => state.outgoing);
  const outgoing = useMemo(() => everything.filter((item) => item.room === room.id), [everything, room.id]);
  const news = unread(room, me.id);

  // Tells the lobby, which keeps the unread counts, that somebody has the end of the timeline before their eyes.
  useEffect(() => {
    if (visible && atBottom && news > 0) {
      lobby.markRead(room.id);
    }
  }, [lobby, room.id, visible, atBottom, news]);

  return (
    <div className={styles.conversation}>
      <div className={styles.stage}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard. */}
        <div ref={scroller} className={styles.scroller} onScroll={onScroll} tabIndex={0}>
          <div ref={content} className={styles.column} role="log" aria-label={text.messages.log(room.name)}>
            <Timeline room={room} outgoing={outgoing} me={me} freshAfter={freshAfter} />
          </div>
        </div>
        {!atBottom && (
          <button
            type="button"
            className={styles.pill}
            aria-label={news > 0 ? undefined : text.messages.toBottom}
            onClick={() => toBottom(true)}
          >
            {news > 0 && <span>{text.messages.newer(news)}</span>}
            <Icon name="down" />
          </button>
        )}
      </div>
      <div className={styles.foot}>
        <TypingLine people={room.typing} />
        <Composer room={room.id} roomName={room.name} onSend={() => toBottom()} />
      </div>
    </div>
  );
}

/** Where the 'new' line stands: decided when the room comes before the reader's eyes, and stable while they look. */
function useFreshAfter(room: RoomState, me: string, visible: boolean): number | null {
  const decide = () => (unread(room, me) > 0 ? room.readSeq : null);
  const [seen, setSeen] = useState(() => ({ visible, epoch: room.epoch, freshAfter: decide() }));
  if (seen.visible !== visible || seen.epoch !== room.epoch) {
    const freshAfter = seen.epoch !== room.epoch ? null : visible ? decide() : seen.freshAfter;
    setSeen({ visible, epoch: room.epoch, freshAfter });
  }
  return seen.freshAfter;
}
