import { useCallback, useMemo, useState } from 'react';
import { Outlet, useLocation, useMatch, useNavigate } from 'react-router';
import { Switcher } from '~/features/switcher/switcher';
import { useMe } from '~/shared/api/use-api';
import { useEmojiSource } from '~/shared/chat/emoji-glyph';
import { OpenPersonContext } from '~/shared/chat/open-person';
import { pathIn } from '~/shared/chat/paths';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import { type Names, NamesContext } from '~/shared/markdown/markdown';
import { later, onDemand } from '~/shared/ui/later';
import { type Place, placeOf } from '~/shared/ui/place';
import styles from './chat.module.css';
import { CrashGuard } from './crash-guard';
import type { Making } from './making';
import { Sidebar } from './sidebar';
import { TabTitle } from './tab-title';
import { useDevice } from './use-device';
import { useDueReminders } from './use-due-reminders';
import { useFailedScheduled } from './use-failed-scheduled';
import { useInboxKey } from './use-inbox-key';
import { useShortcutsKey } from './use-shortcuts-key';
import { useSwitcherKey } from './use-switcher-key';
import { useTravelKeys } from './use-travel-keys';

const MakingDialog = later(async () => (await import('./making')).MakingDialog);
// Comes when it is wanted first. What one types into is there from the beginning: no letter must be lost.
const ProfileCard = onDemand(async () => (await import('~/features/people/profile-card')).ProfileCard);
const ShortcutsDialog = onDemand(async () => (await import('~/features/shortcuts/shortcuts-dialog')).ShortcutsDialog);
const ReportDialog = onDemand(async () => (await import('~/shared/chat/report-dialog')).ReportDialog);

/** The list of conversations beside the one that is open; on a phone one after the other. */
export function Chat() {
  const text = useText();
  const me = useMe().id;
  const isWide = useMediaQuery('(min-width: 48rem)');
  const current = useMatch('/c/:id/*')?.params.id ?? null;
  const { pathname } = useLocation();
  const isHome = useMatch('/') !== null;
  const [making, setMaking] = useState<Making | null>(null);
  const [person, setPerson] = useState<{ readonly id: string; readonly at: Place } | null>(null);
  const [reported, setReported] = useState<string | null>(null);
  const openPerson = useCallback((id: string, at: Element) => setPerson({ id, at: placeOf(at) }), []);
  const navigate = useNavigate();
  const [isSwitching, setSwitching] = useState(false);
  useSwitcherKey(() => setSwitching(true));
  useInboxKey();
  const [hasShortcuts, setShortcuts] = useState(false);
  const showShortcuts = useCallback(() => setShortcuts(true), []);
  useShortcutsKey(showShortcuts);
  useDueReminders();
  useFailedScheduled();
  useDevice(current);
  useTravelKeys(me, current);
  const sidebar = (
    <Sidebar
      me={me}
      current={current}
      onMake={setMaking}
      onSwitch={() => setSwitching(true)}
      onShortcuts={showShortcuts}
    />
  );
  return (
    <OpenPersonContext value={openPerson}>
      <NamesContext value={useNamesIn(me, openPerson)}>
        <TabTitle current={current} me={me} />
        <div className={styles.chat}>
          {isWide && <aside className={styles.side}>{sidebar}</aside>}
          {!isWide && isHome && (
            <main className={styles.side}>
              <h1 className="visually-hidden">{text.sidebar.title}</h1>
              {sidebar}
            </main>
          )}
          {(isWide || !isHome) && (
            <main className={styles.main}>
              <CrashGuard place={pathname}>
                <Outlet context={setMaking} />
              </CrashGuard>
            </main>
          )}
        </div>
        {isSwitching && (
          <Switcher
            me={me}
            onSearch={(q) => navigate({ pathname: '/search', search: `?${new URLSearchParams({ q })}` })}
            onClose={() => setSwitching(false)}
          />
        )}
        {hasShortcuts && <ShortcutsDialog onClose={() => setShortcuts(false)} />}
        {making !== null && <MakingDialog making={making} me={me} onMake={setMaking} />}
        {person !== null && (
          <ProfileCard
            id={person.id}
            me={me}
            at={person.at}
            onReport={() => {
              setReported(person.id);
              setPerson(null);
            }}
            onClose={() => setPerson(null)}
          />
        )}
        {reported !== null && (
          <ReportDialog user={reported} message={null} hasModerators={false} onClose={() => setReported(null)} />
        )}
      </NamesContext>
    </OpenPersonContext>
  );
}

/** What `@name` and `:name:` stand for in the texts of this server. */
function useNamesIn(me: string, openPerson: Names['openPerson']): Names {
  const { people: known, conversations } = useChat();
  const people = useReadable(known.all);
  const emojiSource = useEmojiSource();
  const navigate = useNavigate();
  const byName = useMemo(
    () => new Map([...people.values()].map((card) => [card.username.toLowerCase(), card])),
    [people],
  );
  return useMemo(
    (): Names => ({
      person: (name) => {
        const card = byName.get(name);
        return card === undefined || card.deleted
          ? null
          : { id: card.id, label: card.displayName, isMe: card.id === me };
      },
      emoji: (name) => emojiSource(`:${name}:`),
      openPerson,
      path: (href) => pathIn(href, location.origin),
      go: (path) => void navigate(path),
      channel: {
        nameAt: (path) => {
          const id = /^\/c\/([\w-]+)$/u.exec(path)?.[1] ?? '';
          const conversation = conversations.getSnapshot().byId.get(id)?.conversation;
          return conversation?.kind === 'channel' ? conversation.name : null;
        },
        subscribe: conversations.subscribe,
      },
    }),
    [byName, emojiSource, me, openPerson, navigate, conversations],
  );
}
