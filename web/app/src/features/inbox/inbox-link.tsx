import { NavLink } from 'react-router';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import styles from './inbox-link.module.css';
import { tabs } from './tabs';
import { useInboxCounts } from './use-inbox-counts';

/** The way to what waits for one, and how much that is. */
export function InboxLink() {
  const text = useText();
  const counts = useInboxCounts();
  const count = tabs.reduce((sum, tab) => sum + counts[tab], 0);
  return (
    <NavLink to="/inbox" className={styles.link ?? ''}>
      <Icon name="inbox" />
      <span className={styles.name}>{text.inbox.title}</span>
      {count > 0 && (
        <span className={styles.badge}>
          <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
          <span className="visually-hidden"> {text.inbox.news(count)}</span>
        </span>
      )}
    </NavLink>
  );
}
