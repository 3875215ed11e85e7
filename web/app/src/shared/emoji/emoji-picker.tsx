import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { EmojiGlyph } from '~/shared/chat/emoji-glyph';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useUsableEmoji } from '~/shared/chat/use-usable-emoji';
import { useAllText } from '~/shared/i18n/use-all-text';
import { useSetting } from '~/shared/settings/setting';
import { type EmojiEntry, groups, loadEmoji } from './emoji-data';
import styles from './emoji-picker.module.css';
import { recentEmoji } from './recent';
import { searchEmoji } from './search';
import { type Tone, toneSetting, tones } from './tone';

const signs: Readonly<Record<(typeof groups)[number], string>> = {
  0: '😀',
  1: '👋',
  3: '🐻',
  4: '🍜',
  5: '🚲',
  6: '⚽',
  7: '💡',
  8: '❤️',
  9: '🏁',
};
const hand = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'] as const;
const foundMax = 90;
const columns = 8;

type Tab = 'recent' | 'own' | (typeof groups)[number];

/** All emoji by group and by name, those of this server, and those that one has used lately. */
export function EmojiPicker({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const text = useAllText();
  const own = useReadable(useChat().emoji);
  const tone = useSetting(toneSetting);
  const [all, setAll] = useState<readonly EmojiEntry[] | null>(null);
  const [query, setQuery] = useState('');
  const [tab, setTab] = useState<Tab>('recent');
  const usable = useUsableEmoji();
  // What is chosen here does not move below the pointer.
  const [recent] = useState(usable);
  const names = text.emoji.groups;
  // Follows a file of the page's own.
  useEffect(() => {
    void loadEmoji().then(setAll);
  }, []);

  const shown = useMemo((): readonly Shown[] => {
    const ours = [...own.keys()].map((name) => ({ emoji: `:${name}:`, label: name }));
    if (query.trim() !== '') {
      const wanted = query.trim().toLowerCase();
      return [
        ...ours.filter(({ label }) => label.includes(wanted)),
        ...searchEmoji(all ?? [], query, foundMax).map((entry) => inTone(entry, tone)),
      ];
    }
    switch (tab) {
      case 'recent':
        return [
          ...recent.map((emoji) => ({ emoji, label: all?.find((entry) => entry.emoji === emoji)?.label ?? emoji })),
          // Below them is room for more.
          ...(all ?? [])
            .filter(({ emoji, group }) => group === groups[0] && !recent.includes(emoji))
            .map((entry) => inTone(entry, tone)),
        ];
      case 'own':
        return ours;
      default:
        return (all ?? []).filter(({ group }) => group === tab).map((entry) => inTone(entry, tone));
    }
  }, [own, all, query, tab, tone, recent]);

  const choose = (emoji: string) => {
    recentEmoji.use(emoji);
    onChoose(emoji);
  };
  const tabs: readonly Tab[] = ['recent', ...(own.size > 0 ? (['own'] as const) : []), ...groups];
  return (
    <div className={styles.picker}>
      <div className={styles.top}>
        <input
          className={styles.search}
          type="search"
          ref={focus}
          value={query}
          aria-label={text.emoji.search}
          placeholder={text.emoji.search}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            const [first] = shown;
            if (event.key === 'Enter' && first !== undefined) {
              choose(first.emoji);
            }
          }}
        />
        <select
          className={styles.tone}
          aria-label={text.emoji.tone}
          value={tone}
          onChange={(event) => toneSetting.set(tones.find((one) => one === event.target.value) ?? '0')}
        >
          {tones.map((one, index) => (
            <option key={one} value={one}>
              {hand[index]}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.tabs} role="toolbar" aria-label={text.emoji.kinds}>
        {tabs.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={query === '' && tab === one}
            aria-label={names[one]}
            title={names[one]}
            onClick={() => {
              setQuery('');
              setTab(one);
            }}
          >
            {one === 'recent' ? '🕘' : one === 'own' ? '✨' : signs[one]}
          </button>
        ))}
      </div>
      <div
        className={styles.grid}
        role="toolbar"
        aria-label={query === '' ? names[tab] : text.emoji.found}
        onKeyDown={walk}
      >
        {shown.map(({ emoji, label }) => (
          <button key={emoji} type="button" aria-label={label} title={label} onClick={() => choose(emoji)}>
            <EmojiGlyph emoji={emoji} />
          </button>
        ))}
      </div>
      {shown.length === 0 && all !== null && <p className={styles.none}>{text.emoji.none}</p>}
    </div>
  );
}

interface Shown {
  readonly emoji: string;
  readonly label: string;
}

const inTone = ({ emoji, label, tones: others }: EmojiEntry, tone: Tone): Shown => ({
  emoji: others[Number(tone) - 1] ?? emoji,
  label,
});

const focus = (element: HTMLInputElement | null) => element?.focus({ preventScroll: true });

/** The arrow keys go from one to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns, ArrowDown: columns }[event.key];
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = buttons[buttons.findIndex((button) => button.matches(':focus')) + (step ?? 0)];
  if (step !== undefined && next !== undefined) {
    event.preventDefault();
    next.focus();
  }
}
