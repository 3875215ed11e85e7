import { Link, Navigate, useParams } from 'react-router';
import { InboxView } from '~/features/inbox/inbox-view';
import { inboxPath, isTab } from '~/features/inbox/tabs';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import styles from './conversation-page.module.css';

/** The part of the inbox of the address. */
export function InboxPage() {
  const text = useText();
  const isWide = useMediaQuery('(min-width: 48rem)');
  const { tab } = useParams();
  if (!isTab(tab)) {
    return <Navigate to={inboxPath()} replace />;
  }
  const back = (
    <Link className={controls.icon} to="/" aria-label={text.conversation.toList}>
      <Icon name="back" />
    </Link>
  );
  return (
    <div className={styles.column}>
      <InboxView tab={tab} before={isWide ? null : back} />
    </div>
  );
}
