import { type ReactNode, useMemo } from 'react';
import { calm } from '~/shared/chat/calm';
import { favourites } from '~/shared/chat/placing';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useWatched } from '~/shared/chat/use-people';
import { useText } from '~/shared/i18n/use-text';
import { cx } from '~/shared/ui/class-names';
import { Icon } from '~/shared/ui/icon';
import { later } from '~/shared/ui/later';
import { collapsedSections, useCollapsed } from './collapsed';
import { ConversationLink } from './conversation-link';
import styles from './conversation-list.module.css';
import type { Drop } from './dropping';
import type { Section } from './sections';
import { type Unsent, unsentTo } from './unsent';
import { UnsentLink } from './unsent-link';
import { useDragging } from './use-dragging';
import { useSections } from './use-sections';

const FolderMenu = later(async () => (await import('./folder-menu')).FolderMenu);

interface ConversationListProps {
  readonly me: string;
  readonly current: string | null;
  /** Below the titles of channels, groups and direct messages: how one begins another. */
  readonly add: Readonly<Partial<Record<string, { readonly label: string; readonly onClick: () => void }>>>;
}

// So many people are watched for their presence; in a longer list, those who are further down are not.
const watchedMax = 60;
const nobody: readonly Unsent[] = [];

/** Everything that one is in, where one has put it. */
export function ConversationList({ me, current, add }: ConversationListProps) {
  const text = useText();
  const client = useChat();
  const { status, items } = useReadable(calm(client.conversations));
  const outbox = useReadable(client.outbox);
  const unsent = useMemo(() => unsentTo(outbox, items), [outbox, items]);
  const all = useSections(me);
  const peers = all.flatMap(({ items }) => items.flatMap(({ peer }) => (peer === null ? [] : [peer])));
  useWatched(peers.slice(0, watchedMax));
  const { dragged, drop, handlers } = useDragging(all);
  const hasFavourites = all.some(({ id, items: placed }) => id === favourites && placed.length > 0);
  return (
    <nav className={styles.list} aria-label={text.sidebar.title} {...handlers}>
      {dragged?.kind === 'conversation' && !hasFavourites && (
        <p className={styles.dropZone} data-section={favourites} data-drop={drop?.section === favourites || undefined}>
          <Icon name="star" />
          {text.folders.dropFavourite}
        </p>
      )}
      {status === 'loading' ? (
        <Loading />
      ) : (
        all
          .filter(
            ({ id, items, folder }) => items.length > 0 || folder !== null || id === 'channels' || id === 'direct',
          )
          .map((section) => (
            <SectionView
              key={section.id}
              section={section}
              me={me}
              current={current}
              add={add[section.id]}
              unsent={section.id === 'direct' ? unsent : nobody}
              drop={drop?.section === section.id ? drop : null}
            />
          ))
      )}
    </nav>
  );
}

interface SectionViewProps {
  readonly section: Section;
  readonly me: string;
  readonly current: string | null;
  readonly add: { readonly label: string; readonly onClick: () => void } | undefined;
  readonly unsent: readonly Unsent[];
  readonly drop: Drop | null;
}

function SectionView({ section: { id, folder, items }, me, current, add, unsent, drop }: SectionViewProps) {
  const text = useText();
  const collapsed = useCollapsed().has(id);
  // What is new, and where one is, is seen through a closed section too.
  const shown = collapsed ? items.filter((item) => item.id === current || item.unread > 0 || item.mentions > 0) : items;
  const names: Readonly<Record<string, string>> = text.sidebar.sections;
  return (
    <section
      className={styles.section}
      data-section={id}
      data-drop={
        drop === null ? undefined : drop.kind === 'folder' ? drop.beside.side : drop.beside === null ? 'in' : undefined
      }
    >
      <header className={styles.head} data-folder={folder?.id} draggable={folder !== null}>
        <h2 className={styles.title}>
          <button type="button" aria-expanded={!collapsed} onClick={() => collapsedSections.toggle(id)}>
            {folder !== null ? `${folder.emoji} ${folder.name}`.trim() : names[id]}
            <span className={cx(styles.chevron, collapsed && styles.closed)} aria-hidden="true">
              <Icon name="chevron" />
            </span>
          </button>
        </h2>
        {folder !== null && <FolderMenu folder={folder} />}
        {add !== undefined && (
          <button type="button" className={styles.add} aria-label={add.label} title={add.label} onClick={add.onClick}>
            <Icon name="plus" />
          </button>
        )}
      </header>
      <ul>
        {unsent.map((one) => (
          <UnsentLink key={one.user} unsent={one} />
        ))}
        {shown.map((item) => (
          <ConversationLink
            key={item.id}
            item={item}
            me={me}
            isCurrent={item.id === current}
            drop={drop?.kind === 'place' && drop.beside?.id === item.id ? drop.beside.side : undefined}
          />
        ))}
      </ul>
      {items.length === 0 && unsent.length === 0 && add !== undefined && (
        <button type="button" className={styles.empty} onClick={add.onClick}>
          {add.label}
        </button>
      )}
      {items.length === 0 && folder !== null && !collapsed && <p className={styles.hint}>{text.folders.empty}</p>}
    </section>
  );
}

const Loading = (): ReactNode => (
  <div className={styles.loading} aria-hidden="true">
    {['60%', '45%', '72%', '52%', '66%'].map((width) => (
      <i key={width} style={{ width }} />
    ))}
  </div>
);
