import type { ReadyConversation } from '@parlance/client';
import { useMemo, useState } from 'react';
import { Failed } from '~/shared/chat/failed';
import { More } from '~/shared/chat/more';
import { may, roles } from '~/shared/chat/rights';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { nameOf, useWatched } from '~/shared/chat/use-people';
import { useAllText } from '~/shared/i18n/use-all-text';
import { fold } from '~/shared/text/fold';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { InviteDialog } from './invite-dialog';
import { MemberItem } from './member-item';
import styles from './member-pane.module.css';
import { useMembers } from './use-members';

interface MemberPaneProps {
  readonly state: ReadyConversation;
  readonly me: string;
  /** Where it lies over the conversation. */
  readonly onClose: () => void;
}

// A field to look for somebody is worth its place from here on.
const searchFrom = 12;
const watchedMax = 100;

/** Everybody in a conversation, with what they may do. */
export function MemberPane({ state, me, onClose }: MemberPaneProps) {
  const text = useAllText();
  const words = text.members;
  const { conversation, membership } = state;
  const known = useReadable(useChat().people.all);
  const { members, more, error, again } = useMembers(state);
  const [query, setQuery] = useState('');
  const [inviting, setInviting] = useState(false);

  const shown = useMemo(() => {
    const wanted = fold(query);
    return members
      .filter(({ user }) => {
        const card = known.get(user);
        return wanted === '' || fold(`${nameOf(card, text)} ${card?.username ?? ''}`).includes(wanted);
      })
      .toSorted(
        (a, b) =>
          roles.indexOf(b.role) - roles.indexOf(a.role) ||
          nameOf(known.get(a.user), text).localeCompare(nameOf(known.get(b.user), text)),
      );
  }, [members, known, query, text]);
  useWatched(shown.slice(0, watchedMax).map(({ user }) => user));

  return (
    <section className={styles.pane} aria-label={words.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>
          {words.title} <span className={styles.count}>{conversation.memberCount}</span>
        </h2>
        <button type="button" className={controls.icon} aria-label={text.settings.close} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className={styles.tools}>
        {members.length >= searchFrom && (
          <input
            type="search"
            className={styles.search}
            aria-label={words.search}
            placeholder={words.search}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        )}
        {may('invite', conversation, membership) && (
          <button type="button" className={styles.invite} onClick={() => setInviting(true)}>
            <Icon name="plus" />
            {words.invite}
          </button>
        )}
      </div>
      {error !== null && (
        <div className={styles.tools}>
          <Failed error={error} onRetry={again} />
        </div>
      )}
      <ul className={styles.list}>
        {shown.map((member) => (
          <MemberItem key={member.user} member={member} conversation={conversation} membership={membership} me={me} />
        ))}
        {more !== null && (
          <li>
            <More load={more} />
          </li>
        )}
      </ul>
      {inviting && (
        <InviteDialog
          conversation={conversation}
          without={members.map(({ user }) => user)}
          onClose={() => setInviting(false)}
        />
      )}
    </section>
  );
}
