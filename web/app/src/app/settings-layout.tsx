import { Link, Navigate, NavLink, Outlet, useLocation } from 'react-router';
import { useMayAddEmoji } from '~/features/custom-emoji/may-add';
import { useReviewPlaces } from '~/features/moderation/use-review-places';
import { useMe } from '~/shared/api/use-api';
import { useSignOut } from '~/shared/chat/use-sign-out';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useAllText } from '~/shared/i18n/use-all-text';
import { LaterIcon } from '~/shared/ui/later-icon';
import styles from './settings-layout.module.css';

const own = ['profile', 'notifications', 'account', 'security', 'sessions', 'tokens'] as const;
const servers = ['server', 'invitations', 'people', 'emoji', 'webhooks', 'reports', 'audit'] as const;
type PageName = (typeof own)[number] | (typeof servers)[number];

const wide = '(min-width: 48rem)';

/** The list of settings beside the one that is open; on a phone one after the other. */
export function SettingsLayout() {
  const text = useAllText();
  const isWide = useMediaQuery(wide);
  const { pathname } = useLocation();
  const name = pathname.split('/')[2] ?? '';
  const title = Object.entries(text.settings.pages).find(([page]) => page === name)?.[1] ?? text.settings.title;
  const isList = name === '';
  return (
    <div className={styles.layout}>
      <title>{`${title} · Parlance`}</title>
      {isWide && <SettingsNav />}
      {!isWide && isList && (
        <main className={styles.list}>
          <h1 className="visually-hidden">{text.settings.title}</h1>
          <SettingsNav />
        </main>
      )}
      {(isWide || !isList) && (
        <main className={styles.main}>
          <div className={styles.column}>
            {!isWide && (
              <Link className={styles.back} to="/settings">
                <LaterIcon name="back" />
                {text.settings.backToList}
              </Link>
            )}
            <h1 className={styles.title}>{title}</h1>
            <Outlet />
          </div>
        </main>
      )}
    </div>
  );
}

/** Without a page chosen: the first one, where the list stands beside it anyway. */
export function SettingsIndex() {
  return useMediaQuery(wide) ? <Navigate to="/settings/profile" replace /> : null;
}

function SettingsNav() {
  const text = useAllText();
  const signOut = useSignOut();
  const isAdministrator = useMe().role === 'administrator';
  const reviews = useReviewPlaces().length > 0;
  const addsEmoji = useMayAddEmoji();
  const shared = servers.filter(
    (page) => isAdministrator || (page === 'reports' && reviews) || (page === 'emoji' && addsEmoji),
  );
  return (
    <nav className={styles.nav} aria-label={text.settings.title}>
      <Link className={styles.back} to="/">
        <LaterIcon name="back" />
        {text.settings.back}
      </Link>
      <Group title={text.settings.groups.you} pages={own} />
      {shared.length > 0 && <Group title={text.settings.groups.server} pages={shared} />}
      <button type="button" className={styles.out} onClick={() => void signOut()}>
        <LaterIcon name="signOut" />
        {text.settings.menu.signOut}
      </button>
    </nav>
  );
}

function Group({ title, pages }: { readonly title: string; readonly pages: readonly PageName[] }) {
  const text = useAllText();
  return (
    <>
      <h2 className={styles.group}>{title}</h2>
      <ul>
        {pages.map((page) => (
          <li key={page}>
            <NavLink className={styles.link ?? ''} to={`/settings/${page}`}>
              {text.settings.pages[page]}
              <LaterIcon name="forward" />
            </NavLink>
          </li>
        ))}
      </ul>
    </>
  );
}
