import type { CommandItem } from '@parlance/client/events';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { calm, isUrgent } from '~/shared/chat/calm';
import { may } from '~/shared/chat/rights';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import type { EmojiEntry } from '~/shared/emoji/emoji-data';
import { searchEmoji } from '~/shared/emoji/search';
import { fold } from '~/shared/text/fold';
import { useConversing } from './actions';
import { naming, type Written } from './channel-links';
import { insert } from './typing-aids';
import { useChannelsFor } from './use-channels-for';

export type Suggestion =
  | { readonly kind: 'person'; readonly id: string; readonly name: string; readonly username: string }
  | { readonly kind: 'everybody'; readonly name: 'here' | 'channel' }
  | { readonly kind: 'channel'; readonly id: string; readonly name: string; readonly topic: string }
  | { readonly kind: 'emoji'; readonly emoji: string; readonly name: string }
  | { readonly kind: 'command'; readonly name: string; readonly hint: string; readonly description: string };

export interface Suggestions {
  readonly items: readonly Suggestion[];
  readonly chosen: number;
  readonly choose: (index: number) => void;
  readonly onSelect: () => void;
  /** True if the key was for the list. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
}

interface Trigger {
  readonly kind: '@' | '#' | ':' | '/';
  readonly words: string;
  readonly from: number;
}

const shown = 8;
// There are not many, and whoever types a slash wants to see what there is.
const commandsShown = 30;
const minChars = { '@': 0, '#': 1, ':': 2 } as const;
const askMs = 150;

/** The `@name`, `#name` or `:name` that ends where the cursor is, or the `/name` that a text begins with. */
export function triggerAt(text: string, cursor: number): Trigger | null {
  const command = /^\/([a-z0-9-]{0,32})$/u.exec(text.slice(0, cursor));
  if (command !== null) {
    return { kind: '/', words: command[1] ?? '', from: 0 };
  }
  const match = /(?:^|[\s([{])([@#:])([\p{L}\p{M}\p{N}_+.-]{0,32})$/u.exec(
    text.slice(Math.max(0, cursor - 40), cursor),
  );
  const [, kind, words = ''] = match ?? [];
  if (kind !== '@' && kind !== '#' && kind !== ':') {
    return null;
  }
  // A sign alone is a smiley, or begins a heading.
  return words.length < minChars[kind] ? null : { kind, words, from: cursor - words.length - 1 };
}

function textOf(one: Suggestion): string {
  switch (one.kind) {
    case 'emoji':
      return one.emoji;
    case 'command':
      return `/${one.name}`;
    case 'channel':
      return `#${one.name}`;
    case 'person':
      return `@${one.username}`;
    case 'everybody':
      return `@${one.name}`;
  }
}

export function useSuggestions(
  field: RefObject<HTMLTextAreaElement | null>,
  { text: draft, channels: named }: Written,
  change: (written: Written) => void,
  takesCommands: boolean,
): Suggestions {
  const { conversation, membership } = useConversing();
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [closed, setClosed] = useState('');
  const found = useMemo(() => triggerAt(draft, cursor), [draft, cursor]);
  // A channel that was chosen is not asked for again.
  const isNamed = found?.kind === '#' && named.has(found.words);
  const trigger = found !== null && !isNamed && closed !== `${found.from}` ? found : null;
  const people = usePeopleFor(trigger?.kind === '@' ? trigger.words : null);
  const channels = useChannelsFor(trigger?.kind === '#' ? trigger.words : null, shown);
  const emoji = useEmojiFor(trigger?.kind === ':' ? trigger.words : null);
  const commands = useCommandsFor(takesCommands && trigger?.kind === '/' ? trigger.words : null);

  const items = useMemo((): readonly Suggestion[] => {
    if (trigger?.kind === '@') {
      const everybody = (['here', 'channel'] as const)
        .filter(
          (name) =>
            trigger.words !== '' &&
            name.startsWith(fold(trigger.words)) &&
            may('mentionEverybody', conversation, membership),
        )
        .map((name): Suggestion => ({ kind: 'everybody', name }));
      return [...people, ...everybody].slice(0, shown);
    }
    switch (trigger?.kind) {
      case '#':
        return channels;
      case '/':
        return commands;
      case ':':
        return emoji;
      default:
        return [];
    }
  }, [trigger, people, channels, emoji, commands, conversation, membership]);
  const at = Math.min(chosen, items.length - 1);

  const choose = (index: number) => {
    const one = items[index];
    const element = field.current;
    if (one === undefined || trigger === null || element === null) {
      return;
    }
    element.setSelectionRange(trigger.from, element.selectionEnd);
    insert(element, `${textOf(one)} `);
    change({ text: element.value, channels: one.kind === 'channel' ? naming(named, one.name, one.id) : named });
    // The browser says so a moment later, and the next key may be sooner.
    setCursor(element.selectionEnd);
    setChosen(0);
  };
  return {
    items,
    chosen: at,
    choose,
    onSelect: () => {
      setCursor(field.current?.selectionEnd ?? 0);
      setChosen(0);
    },
    onKeyDown: (event) => {
      if (items.length === 0) {
        return false;
      }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        setChosen((at + step + items.length) % items.length);
      } else if (event.key === 'Enter' && draft === `/${items[at]?.name}`) {
        // It stands there already, and is given.
        return false;
      } else if ((event.key === 'Enter' && !event.shiftKey) || event.key === 'Tab') {
        choose(at);
      } else if (event.key === 'Escape') {
        setClosed(`${trigger?.from}`);
      } else {
        return false;
      }
      event.preventDefault();
      return true;
    },
  };
}

/** Members whose names have a word that begins so; in a channel, which may have many, the server is asked too. */
function usePeopleFor(words: string | null): readonly Suggestion[] {
  const client = useChat();
  const { agent, conversation, me } = useConversing();
  const known = useReadable(client.people.all);
  const state = useReadable(calm(agent.state, isUrgent));
  const asks = words !== null && words !== '' && conversation.kind === 'channel';
  // Follows the server's list of people, a moment after the last key.
  useEffect(() => {
    const timer = asks
      ? setTimeout(() => void client.request('people:find', { q: words, limit: shown }).catch(() => undefined), askMs)
      : undefined;
    return () => clearTimeout(timer);
  }, [client, asks, words]);

  return useMemo(() => {
    if (words === null || state.kind !== 'ready') {
      return [];
    }
    const { members, timeline } = state;
    const lately = [
      ...new Set(timeline.items.flatMap((item) => (item.kind === 'stored' ? [item.message.author] : [])).reverse()),
    ];
    const ids =
      members === null ? [...new Set([...lately, ...(words === '' ? [] : known.keys())])] : [...members.keys()];
    const wanted = fold(words);
    return ids
      .flatMap((id): Suggestion[] => {
        const card = known.get(id);
        return card === undefined || card.deleted || card.username === '' || id === me
          ? []
          : [{ kind: 'person', id, name: card.displayName, username: card.username }];
      })
      .filter(
        (one) => one.kind === 'person' && (fold(one.username).startsWith(wanted) || hasWord(fold(one.name), wanted)),
      )
      .sort((a, b) => rank(lately, a) - rank(lately, b))
      .slice(0, shown);
  }, [words, state, known, me]);
}

const hasWord = (name: string, wanted: string) =>
  name.split(/\s+/u).some((word) => word.startsWith(wanted)) || name.startsWith(wanted);
const rank = (lately: readonly string[], one: Suggestion) => {
  const at = one.kind === 'person' ? lately.indexOf(one.id) : -1;
  return at < 0 ? Number.MAX_SAFE_INTEGER : at;
};

/** The server's own emoji, and all others, whose names are loaded when they are wanted first. */
function useEmojiFor(words: string | null): readonly Suggestion[] {
  const own = useReadable(useChat().emoji);
  const [all, setAll] = useState<readonly EmojiEntry[]>([]);
  const wanted = words !== null;
  // Follows a file of the page's own.
  useEffect(() => {
    if (wanted && all.length === 0) {
      void import('~/shared/emoji/emoji-data').then(async ({ loadEmoji }) => setAll(await loadEmoji()));
    }
  }, [wanted, all.length]);
  return useMemo(() => {
    if (words === null) {
      return [];
    }
    const ours = [...own.keys()]
      .filter((name) => name.includes(words.toLowerCase()))
      .map((name): Suggestion => ({ kind: 'emoji', emoji: `:${name}:`, name }));
    const others = searchEmoji(all, words, shown).map(
      ({ emoji, label }): Suggestion => ({ kind: 'emoji', emoji, name: label }),
    );
    return [...ours, ...others].slice(0, shown);
  }, [words, own, all]);
}

/** The commands of the conversation that begin so, asked for when they are wanted first. */
function useCommandsFor(words: string | null): readonly Suggestion[] {
  const client = useChat();
  const { conversation } = useConversing();
  const [all, setAll] = useState<readonly CommandItem[]>([]);
  const wanted = words !== null;
  // Follows the server: bots come and go, so the next slash asks again.
  useEffect(() => {
    if (wanted) {
      client.request('command:list', { conversation: conversation.id }).then(
        ({ items }) => setAll(items),
        // Without the list one still knows what to write.
        () => undefined,
      );
    }
  }, [client, wanted, conversation.id]);
  return useMemo(
    () =>
      words === null
        ? []
        : all
            .filter(({ name }) => name.startsWith(words))
            .map(({ name, hint, description }): Suggestion => ({ kind: 'command', name, hint, description }))
            .slice(0, commandsShown),
    [words, all],
  );
}
