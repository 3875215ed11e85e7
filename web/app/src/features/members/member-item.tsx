import type { ConversationRow, MemberRow, MembershipRow } from '@parlance/client/events';
import { useState } from 'react';
import { useOpenPerson } from '~/shared/chat/open-person';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { isMuted } from '~/shared/chat/rights';
import { usePersonName } from '~/shared/chat/use-people';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Icon } from '~/shared/ui/icon';
import { type Place, placeOf, pointOf } from '~/shared/ui/place';
import { MemberMenu, useMemberActions } from './member-menu';
import styles from './member-pane.module.css';

interface MemberItemProps {
  readonly member: MemberRow;
  readonly conversation: ConversationRow;
  readonly membership: MembershipRow | null;
  readonly me: string;
}

export function MemberItem({ member, conversation, membership, me }: MemberItemProps) {
  const text = useAllText();
  const name = usePersonName(member.user);
  const openPerson = useOpenPerson();
  const [menu, setMenu] = useState<Place | null>(null);
  const actions = useMemberActions({ member, conversation, membership, me });
  return (
    <li
      className={styles.member}
      onContextMenu={(event) => {
        if (actions.length > 0) {
          event.preventDefault();
          setMenu(pointOf(event));
        }
      }}
    >
      <button type="button" className={styles.who} onClick={(event) => openPerson(member.user, event.currentTarget)}>
        <PersonAvatar id={member.user} size="s" presence />
        <span className={styles.name}>{name}</span>
        {member.user === me && <span className={styles.aside}>{text.people.you}</span>}
        {isMuted(member) && <span className={styles.aside}>{text.members.muted}</span>}
        {member.role !== 'member' && <span className={styles.role}>{text.members.roles[member.role]}</span>}
      </button>
      {actions.length > 0 && (
        <button
          type="button"
          className={styles.more}
          aria-label={text.members.actions(name)}
          onClick={(event) => setMenu(placeOf(event.currentTarget))}
        >
          <Icon name="more" />
        </button>
      )}
      {menu !== null && <MemberMenu name={name} actions={actions} at={menu} onClose={() => setMenu(null)} />}
    </li>
  );
}
