import { NavLink } from 'react-router';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { usePersonName } from '~/shared/chat/use-people';
import { useText } from '~/shared/i18n/use-text';
import { cx } from '~/shared/ui/class-names';
import { Icon } from '~/shared/ui/icon';
import styles from './conversation-list.module.css';
import type { Unsent } from './unsent';

/** Leads to what was written to somebody and has not reached them, of which nothing else in the list tells. */
export function UnsentLink({ unsent: { user, failed } }: { readonly unsent: Unsent }) {
  const text = useText();
  const name = usePersonName(user);
  return (
    <li>
      <NavLink to={`/p/${user}`} className={({ isActive }) => cx(styles.link, isActive && styles.current) ?? ''}>
        <PersonAvatar id={user} size="s" />
        <span className={styles.name}>{name}</span>
        <span
          className={failed ? styles.failed : styles.mark}
          role="img"
          aria-label={failed ? text.messages.refused : text.messages.waiting}
        >
          <Icon name={failed ? 'warn' : 'clock'} />
        </span>
      </NavLink>
    </li>
  );
}
