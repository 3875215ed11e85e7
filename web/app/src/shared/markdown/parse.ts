import { Lexer, type MarkedOptions, type Token, type Tokens } from 'marked';
import type { Block, Cell, Inline } from './ast';
import { isReadable } from './limits';
import { safeHref, splitLinks } from './links';
import { decodeEntities, splitWords } from './words';

interface SpoilerToken extends Tokens.Generic {
  readonly type: 'spoiler';
  readonly tokens: Token[];
}

// The package is a lexer and what makes HTML of its tokens; the elements we make ourselves. No markup is ever made of a string.
const options: MarkedOptions = {
  gfm: true,
  breaks: true,
  tokenizer: null,
  extensions: {
    renderers: {},
    childTokens: {},
    startInline: [(source) => source.indexOf('||')],
    inline: [
      function spoiler(source) {
        const match = /^\|\|(?=\S)([^|]{0,2000}\S)\|\|/u.exec(source);
        const inside = match?.[1];
        return match === null || inside === undefined
          ? undefined
          : { type: 'spoiler', raw: match[0], tokens: this.lexer.inlineTokens(inside) };
      },
    ],
  },
};

const plain = (text: string): readonly Block[] => [{ kind: 'paragraph', inlines: words(text) }];

/** Takes a message's text apart. Never throws, whatever it is given. */
export function parse(text: string): readonly Block[] {
  if (!isReadable(text)) {
    return plain(text);
  }
  // Most of what people write is a line of words.
  return /[*_~`#>|[\]\\<&\-+\n\t]|\d[.)]|^ {4}|https?:|www\.|@\w+\./u.test(text)
    ? blocks(Lexer.lex(text, options))
    : plain(text);
}

function blocks(tokens: readonly Token[]): Block[] {
  return tokens.flatMap((token): Block[] => {
    const one = token as Tokens.Generic;
    switch (one.type) {
      case 'space':
      case 'def':
        return [];
      case 'heading':
        return [{ kind: 'heading', level: one.depth, inlines: inlines(one.tokens ?? []) }];
      case 'code':
        return [{ kind: 'code', language: firstWord(one.lang ?? ''), text: one.text }];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocks(one.tokens ?? []) }];
      case 'hr':
        return [{ kind: 'rule' }];
      case 'list':
        return [list(token as Tokens.List)];
      case 'table':
        return [table(token as Tokens.Table)];
      case 'paragraph':
      case 'text':
        return [{ kind: 'paragraph', inlines: one.tokens === undefined ? words(one.raw) : inlines(one.tokens) }];
      default:
        // HTML, which is words here, and whatever a later version may find.
        return [...plain(one.raw.trimEnd())];
    }
  });
}

const firstWord = (info: string) => info.trim().split(/\s/u)[0] ?? '';

const list = (token: Tokens.List): Block => ({
  kind: 'list',
  start: token.ordered && typeof token.start === 'number' ? token.start : null,
  items: token.items.map((item) => ({
    done: item.task ? item.checked === true : null,
    blocks: blocks(item.tokens.filter(({ type }) => type !== 'checkbox')),
  })),
});

function table(token: Tokens.Table): Block {
  const cell = (one: Tokens.TableCell): Cell => ({ align: one.align, inlines: inlines(one.tokens) });
  return { kind: 'table', head: token.header.map(cell), rows: token.rows.map((row) => row.map(cell)) };
}

function inlines(tokens: readonly Token[]): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    const one = token as Tokens.Generic;
    switch (one.type) {
      case 'text':
        return one.tokens === undefined ? words(one.raw) : inlines(one.tokens);
      case 'escape':
        return [{ kind: 'text', text: one.text }];
      case 'checkbox':
        return [];
      case 'strong':
        return [{ kind: 'strong', inlines: inlines(one.tokens ?? []) }];
      case 'em':
        return [{ kind: 'emphasis', inlines: inlines(one.tokens ?? []) }];
      case 'del':
        return [{ kind: 'struck', inlines: inlines(one.tokens ?? []) }];
      case 'spoiler':
        return [{ kind: 'spoiler', inlines: inlines((token as SpoilerToken).tokens) }];
      case 'codespan':
        return [{ kind: 'code', text: one.text }];
      case 'br':
        return [{ kind: 'break' }];
      case 'link':
      case 'image':
        return link(one);
      default:
        return words(one.raw);
    }
  });
}

/** Only what leads to the web, or to somebody's mail, can be clicked. A picture from elsewhere is a link to it. */
function link(token: Tokens.Generic): Inline[] {
  const href = safeHref(String(token.href));
  if (href === null) {
    return [{ kind: 'text', text: token.raw }];
  }
  const label = token.type === 'image' ? words(token.text) : inlines(token.tokens ?? []);
  return [{ kind: 'link', href, inlines: label.length === 0 ? [{ kind: 'text', text: href }] : withoutLinks(label) }];
}

/** An address that is the label of a link leads where the link does. */
const withoutLinks = (label: readonly Inline[]): Inline[] =>
  label.flatMap((one): Inline[] =>
    one.kind === 'link'
      ? withoutLinks(one.inlines)
      : 'inlines' in one
        ? [{ ...one, inlines: withoutLinks(one.inlines) }]
        : [one],
  );

function words(text: string): Inline[] {
  return splitLinks(decodeEntities(text)).flatMap((part): Inline[] =>
    part.kind === 'link'
      ? [{ kind: 'link', href: part.text, inlines: [{ kind: 'text', text: part.text }] }]
      : splitWords(part.text),
  );
}
