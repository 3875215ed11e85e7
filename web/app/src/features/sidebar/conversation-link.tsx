import type { ConversationSummary } from '@parlance/client';
import { memo, useState } from 'react';
import { NavLink } from 'react-router';
import type { ConversationQuestion } from '~/shared/chat/conversation-dialog';
import { ConversationDialog, ConversationMenu } from '~/shared/chat/conversation-parts';
import { ConversationSign } from '~/shared/chat/conversation-sign';
import { pathOf } from '~/shared/chat/paths';
import type { Neighbour } from '~/shared/chat/placing';
import { useTitleOf } from '~/shared/chat/titles';
import { useText } from '~/shared/i18n/use-text';
import { cx } from '~/shared/ui/class-names';
import { Icon } from '~/shared/ui/icon';
import { type Place, placeOf, pointOf } from '~/shared/ui/place';
import styles from './conversation-list.module.css';

interface ConversationLinkProps {
  readonly item: ConversationSummary;
  readonly me: string;
  readonly isCurrent: boolean;
  /** Where something that is being dragged would come to stand. */
  readonly drop: Neighbour['side'] | undefined;
}

export const ConversationLink = memo(function ConversationLink({ item, me, isCurrent, drop }: ConversationLinkProps) {
  const text = useText();
  const title = useTitleOf(me)(item.conversation);
  const [menu, setMenu] = useState<Place | null>(null);
  const [question, setQuestion] = useState<ConversationQuestion | null>(null);
  const isNew = (item.unread > 0 && !item.muted) || item.mentions > 0;
  return (
    <li data-conversation={item.id} data-drop={drop}>
      <NavLink
        to={pathOf(item.id)}
        className={cx(styles.link, isCurrent && styles.current, isNew && styles.unread, item.muted && styles.muted)}
        aria-current={isCurrent ? 'page' : undefined}
        onContextMenu={(event) => {
          event.preventDefault();
          setMenu(event.clientX === 0 ? placeOf(event.currentTarget) : pointOf(event));
        }}
      >
        <ConversationSign conversation={item.conversation} me={me} />
        <span className={styles.name}>{title}</span>
        {item.failed > 0 ? (
          <span className={styles.failed} role="img" aria-label={text.messages.refused}>
            <Icon name="warn" />
          </span>
        ) : (
          item.draft !== null &&
          !isCurrent && (
            <span className={styles.mark} role="img" aria-label={text.sidebar.draft}>
              <Icon name="edit" />
            </span>
          )
        )}
        {item.muted && !isNew && (
          <span className={styles.mark} role="img" aria-label={text.sidebar.muted}>
            <Icon name="bellOff" />
          </span>
        )}
        {(isNew || item.unread > 0) && <Badge item={item} />}
      </NavLink>
      {menu !== null && (
        <ConversationMenu item={item} title={title} at={menu} onAsk={setQuestion} onClose={() => setMenu(null)} />
      )}
      {question !== null && (
        <ConversationDialog question={question} item={item} title={title} onClose={() => setQuestion(null)} />
      )}
    </li>
  );
});

/** How much is new: what names one in the accent, everything else quietly. */
function Badge({ item }: { readonly item: ConversationSummary }) {
  const text = useText();
  const isLoud = item.mentions > 0 || (item.peer !== null && !item.muted);
  const count = item.mentions > 0 ? item.mentions : item.unread;
  return (
    <span className={cx(styles.badge, isLoud && styles.loud)}>
      {count > 99 ? '99+' : count}
      <span className="visually-hidden">
        {' '}
        {item.mentions > 0 ? text.sidebar.mentions(count) : text.sidebar.unread(count)}
      </span>
    </span>
  );
}
