import { createContext, Fragment, memo, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import { cx } from '~/shared/ui/class-names';
import type { Block, Cell, Inline } from './ast';
import { CodeBlock } from './code-block';
import { isEmojiOnly } from './links';
import styles from './markdown.module.css';
import { parse } from './parse';
import { Spoiler } from './spoiler';
import { wordsOf } from './words-of';

/** What names in a text stand for, which is not the text's to know. */
export interface Names {
  /** Somebody's name and whether it is the reader; null where it names nobody. */
  readonly person: (name: string) => { readonly id: string; readonly label: string; readonly isMe: boolean } | null;
  /** Where the picture of an emoji of this server is; null where there is none. */
  readonly emoji: (name: string) => string | null;
  readonly openPerson: (id: string, at: Element) => void;
  /** Where on this page an address leads; null where it leads elsewhere. */
  readonly path: (href: string) => string | null;
  readonly go: (path: string) => void;
  /** What the channel at a path is called now, while that may change; null where the reader is in none there. */
  readonly channel: {
    readonly nameAt: (path: string) => string | null;
    readonly subscribe: (listener: () => void) => () => void;
  };
}

export const nobody: Names = {
  person: () => null,
  emoji: () => null,
  openPerson: () => undefined,
  path: () => null,
  go: () => undefined,
  channel: { nameAt: () => null, subscribe: () => () => undefined },
};
export const NamesContext = createContext<Names>(nobody);

/** A message's text, formatted. */
export const Markdown = memo(function Markdown({ text }: { readonly text: string }) {
  const tree = useMemo(() => parse(text), [text]);
  return (
    <div dir="auto" className={cx(styles.text, isEmojiOnly(text) && styles.large)}>
      {tree.map(block)}
    </div>
  );
});

function block(node: Block, key: number): ReactNode {
  switch (node.kind) {
    case 'paragraph':
      return <p key={key}>{node.inlines.map(inline)}</p>;
    case 'heading': {
      // The first three levels are the page's own; these are below the message that they are in.
      const Tag = node.level === 1 ? 'h4' : node.level === 2 ? 'h5' : 'h6';
      return (
        <Tag key={key} className={styles.heading} data-level={node.level}>
          {node.inlines.map(inline)}
        </Tag>
      );
    }
    case 'code':
      return <CodeBlock key={key} language={node.language} text={node.text} />;
    case 'quote':
      return (
        <blockquote key={key} className={styles.quote}>
          {node.blocks.map(block)}
        </blockquote>
      );
    case 'list': {
      const items = node.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tree of one text never changes its order.
        <li key={index} className={item.done === null ? undefined : styles.task}>
          {item.done !== null && (
            <input type="checkbox" checked={item.done} disabled aria-label={labelOf(item.blocks)} />
          )}
          <div>{item.blocks.map(block)}</div>
        </li>
      ));
      return node.start === null ? (
        <ul key={key} className={styles.list}>
          {items}
        </ul>
      ) : (
        <ol key={key} className={styles.list} start={node.start}>
          {items}
        </ol>
      );
    }
    case 'table':
      return (
        <div key={key} className={styles.tableBox}>
          <table className={styles.table}>
            <thead>
              <tr>{node.head.map((cell, index) => tableCell('th', cell, index))}</tr>
            </thead>
            <tbody>
              {node.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                <tr key={index}>{row.map((cell, at) => tableCell('td', cell, at))}</tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'rule':
      return <hr key={key} className={styles.rule} />;
  }
}

const tableCell = (Tag: 'td' | 'th', cell: Cell, key: number) => (
  <Tag key={key} data-align={cell.align ?? undefined}>
    {cell.inlines.map(inline)}
  </Tag>
);

function inline(node: Inline, key: number): ReactNode {
  switch (node.kind) {
    case 'text':
      return <Fragment key={key}>{node.text}</Fragment>;
    case 'code':
      return (
        <code key={key} className={styles.code}>
          {node.text}
        </code>
      );
    case 'break':
      return <br key={key} />;
    case 'strong':
      return <strong key={key}>{node.inlines.map(inline)}</strong>;
    case 'emphasis':
      return <em key={key}>{node.inlines.map(inline)}</em>;
    case 'struck':
      return <s key={key}>{node.inlines.map(inline)}</s>;
    case 'spoiler':
      return <Spoiler key={key}>{node.inlines.map(inline)}</Spoiler>;
    case 'link':
      return <Link key={key} href={node.href} inlines={node.inlines} />;
    case 'mention':
      return <Mention key={key} name={node.name} />;
    case 'emoji':
      return <CustomEmoji key={key} name={node.name} />;
  }
}

function Link({ href, inlines }: { readonly href: string; readonly inlines: readonly Inline[] }) {
  const { path, go } = useContext(NamesContext);
  const here = path(href);
  if (here === null) {
    return (
      <a className={styles.link} href={href} target="_blank" rel="noopener noreferrer nofollow">
        {inlines.map(inline)}
      </a>
    );
  }
  const [label] = inlines;
  const isChannel = label?.kind === 'text' && label.text.startsWith('#');
  return (
    <a
      className={isChannel ? styles.mention : styles.link}
      href={href}
      onClick={(event) => {
        // With another button or a key it opens where the browser is told to.
        if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
          event.preventDefault();
          go(here);
        }
      }}
    >
      {isChannel ? <ChannelName path={here}>{inlines.map(inline)}</ChannelName> : inlines.map(inline)}
    </a>
  );
}

/** As it is called now, where that is known, and not as it was when it was written. */
function ChannelName({ path, children }: { readonly path: string; readonly children: ReactNode }) {
  const { nameAt, subscribe } = useContext(NamesContext).channel;
  const name = useSyncExternalStore(subscribe, () => nameAt(path));
  return name === null ? children : `#${name}`;
}

function Mention({ name }: { readonly name: string }) {
  const names = useContext(NamesContext);
  if (name === 'here' || name === 'channel') {
    return <span className={cx(styles.mention, styles.everybody)}>@{name}</span>;
  }
  const person = names.person(name);
  if (person === null) {
    return <>@{name}</>;
  }
  return (
    <button
      type="button"
      className={cx(styles.mention, person.isMe && styles.mine)}
      onClick={(event) => names.openPerson(person.id, event.currentTarget)}
    >
      @{person.label}
    </button>
  );
}

function CustomEmoji({ name }: { readonly name: string }) {
  const source = useContext(NamesContext).emoji(name);
  return source === null ? (
    <>:{name}:</>
  ) : (
    <img className={styles.emoji} src={source} alt={`:${name}:`} title={`:${name}:`} loading="lazy" draggable={false} />
  );
}

const labelOf = (blocks: readonly Block[]): string =>
  blocks.map((one) => ('inlines' in one ? wordsOf(one.inlines) : '')).join(' ') || '☐';
