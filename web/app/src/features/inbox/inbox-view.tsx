import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useMe } from '~/shared/api/use-api';
import { useAllText } from '~/shared/i18n/use-all-text';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { walk } from '~/shared/ui/walk';
import { DraftsTab } from './drafts-tab';
import styles from './inbox.module.css';
import { MentionsTab } from './mentions-tab';
import { RemindersTab } from './reminders-tab';
import { SavedTab } from './saved-tab';
import { inboxPath, type Tab, tabs } from './tabs';
import { ThreadsTab } from './threads-tab';
import { useNews } from './use-news';

interface InboxViewProps {
  readonly tab: Tab;
  /** Stands before the title, such as the way back on a phone. */
  readonly before?: ReactNode;
}

/** What waits for one, and what one has put by. */
export function InboxView({ tab, before }: InboxViewProps) {
  const text = useAllText();
  const { counts } = useNews();
  return (
    <section ref={focusOnDesktop} className={styles.inbox} tabIndex={-1} aria-label={text.inbox.title} onKeyDown={walk}>
      <header className={styles.head}>
        <div className={styles.titles}>
          {before}
          <h1 className={styles.title}>{text.inbox.title}</h1>
        </div>
        <nav className={styles.tabs} aria-label={text.inbox.title}>
          {tabs.map((one) => (
            <NavLink key={one} to={inboxPath(one)} className={styles.tab ?? ''} replace>
              {text.inbox.tabs[one]}
              {counts[one] > 0 && (
                <span className={styles.count} data-loud>
                  {counts[one] > 99 ? '99+' : counts[one]}
                </span>
              )}
            </NavLink>
          ))}
        </nav>
      </header>
      <div className={styles.content}>
        <Content key={tab} tab={tab} />
      </div>
    </section>
  );
}

function Content({ tab }: { readonly tab: Tab }) {
  const { id: me, username } = useMe();
  switch (tab) {
    case 'mentions':
      return <MentionsTab me={me} username={username} />;
    case 'threads':
      return <ThreadsTab me={me} />;
    case 'saved':
      return <SavedTab me={me} />;
    case 'drafts':
      return <DraftsTab me={me} />;
    case 'reminders':
      return <RemindersTab me={me} />;
  }
}
