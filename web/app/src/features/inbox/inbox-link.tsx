import { NavLink } from 'react-router';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import styles from './inbox-link.module.css';
import { useNews } from './use-news';

/** The way to what waits for one, and how much that is. */
export function InboxLink() {
  const text = useText();
  const { total: count } = useNews();
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
