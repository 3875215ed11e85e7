import type { FindMessagesFound, FindMessagesItem } from '@parlance/client/events';
import { type KeyboardEvent, useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { More } from '~/shared/chat/more';
import { messagePath } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Choice } from '~/shared/ui/choice';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import { Icon } from '~/shared/ui/icon';
import { FoundMessage } from './found-message';
import { putTogether, takeApart } from './operators';
import styles from './search-view.module.css';

interface SearchViewProps {
  readonly me: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

type Found =
  | { readonly kind: 'none' | 'asking' }
  | { readonly kind: 'refused'; readonly words: string }
  | { readonly kind: 'found'; readonly items: readonly FindMessagesItem[]; readonly next: string | null };

type Order = 'newest' | 'relevance';
const offered = ['from:me', 'has:link', 'has:code', 'has:poll', 'is:pinned', 'is:unread', 'on:today'] as const;
const askMs = 180;
const pageSize = 20;

/** Finds messages in everything that one may read. */
export function SearchView({ me, query, onQuery }: SearchViewProps) {
  const text = useAllText();
  const words = text.search;
  const client = useChat();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState(() => takeApart(query));
  const [order, setOrder] = useState<Order>('newest');
  const [found, setFound] = useState<Found>({ kind: 'none' });
  const list = useRef<HTMLOListElement>(null);
  const whole = putTogether(typed);
  // The address follows what is typed here, and what is typed here follows an address that was made elsewhere.
  const [address, setAddress] = useState({ known: query, own: '' });
  if (query !== address.known) {
    setAddress({ ...address, known: query });
    if (query !== address.own) {
      setTyped(takeApart(query));
    }
  }
  const tell = useEffectEvent(() => {
    setAddress({ ...address, own: whole });
    onQuery(whole);
  });
  // Follows the server's index, a moment after the last key. A later answer is about later words.
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      tell();
      setFound({ kind: 'asking' });
      const answer = await find(whole, order, null).catch((error: unknown) => chatProblem(text, error, words.wrong));
      if (isCurrent) {
        setFound(
          typeof answer === 'string'
            ? { kind: 'refused', words: answer }
            : { kind: 'found', items: answer.items, next: answer.next },
        );
      }
    };
    const timer = whole === '' ? undefined : setTimeout(() => void ask(), askMs);
    if (whole === '') {
      setFound({ kind: 'none' });
    }
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
    function find(q: string, by: Order, cursor: string | null): Promise<FindMessagesFound> {
      return client.request('search:find', { q, order: by, cursor, limit: pageSize });
    }
  }, [client, whole, order, text, words]);

  const more = async () => {
    if (found.kind === 'found' && found.next !== null) {
      const page = await client.request('search:find', { q: whole, order, cursor: found.next, limit: pageSize });
      // What is looked for may be something else by now.
      setFound((now) =>
        now === found ? { kind: 'found', items: [...found.items, ...page.items], next: page.next } : now,
      );
    }
  };
  const toggle = (operator: string) =>
    setTyped({
      ...typed,
      operators: typed.operators.includes(operator)
        ? typed.operators.filter((one) => one !== operator)
        : [...typed.operators, operator],
    });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.querySelector('button')?.focus();
    } else if (event.key === 'Backspace' && typed.words === '' && typed.operators.length > 0) {
      setTyped({ words: '', operators: typed.operators.slice(0, -1) });
    }
  };
  return (
    <div className={styles.view}>
      <h1 className="visually-hidden">{words.title}</h1>
      <div className={styles.top}>
        <div className={styles.field}>
          <Icon name="search" />
          {typed.operators.map((operator) => (
            <button
              key={operator}
              type="button"
              className={styles.chip}
              aria-label={words.takeOut(operator)}
              onClick={() => toggle(operator)}
            >
              {operator}
              <Icon name="close" />
            </button>
          ))}
          <input
            id={id}
            ref={focusOnDesktop}
            type="search"
            className={styles.input}
            aria-label={words.title}
            placeholder={words.placeholder}
            autoComplete="off"
            value={typed.words}
            onChange={(event) => {
              const next = takeApart(event.target.value, true);
              setTyped({ words: next.words, operators: [...new Set([...typed.operators, ...next.operators])] });
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div className={styles.offers}>
          {offered
            .filter((operator) => !typed.operators.includes(operator))
            .map((operator) => (
              <button
                key={operator}
                type="button"
                className={styles.offer}
                title={words.operators[operator]}
                onClick={() => toggle(operator)}
              >
                {operator}
              </button>
            ))}
        </div>
        <Choice
          hideLegend
          legend={words.order}
          name="order"
          value={order}
          options={[
            ['newest', words.newest],
            ['relevance', words.relevance],
          ]}
          onChoose={setOrder}
        />
      </div>
      <div className={styles.results} role="status">
        {found.kind === 'none' && <p className={styles.note}>{words.hint}</p>}
        {found.kind === 'refused' && <p className={styles.note}>{found.words}</p>}
        {found.kind === 'found' && found.items.length === 0 && <p className={styles.note}>{words.none}</p>}
        {found.kind === 'found' && (
          <ol ref={list} className={styles.list}>
            {found.items.map((item) => (
              <FoundMessage
                key={`${item.message.conversation}/${item.message.seq}`}
                item={item}
                me={me}
                onOpen={() => navigate(messagePath(item.message))}
              />
            ))}
          </ol>
        )}
        {found.kind === 'found' && found.next !== null && <More load={more} />}
      </div>
    </div>
  );
}
