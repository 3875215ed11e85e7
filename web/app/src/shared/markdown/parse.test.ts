import { expect, test } from 'vitest';
import type { Block, Inline } from './ast';
import { firstLine } from './line-of';
import { parse } from './parse';

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** Every address in a tree, and the words of everything else. */
function read(nodes: readonly unknown[]): { readonly hrefs: string[]; readonly words: string } {
  const hrefs: string[] = [];
  let words = '';
  const visit = (node: unknown) => {
    if (isList(node)) {
      node.forEach(visit);
    } else if (typeof node === 'object' && node !== null) {
      const one = node as Partial<Record<string, unknown>>;
      hrefs.push(...(typeof one.href === 'string' ? [one.href] : []));
      words += typeof one.text === 'string' ? one.text : typeof one.name === 'string' ? one.name : '';
      Object.values(one).filter(isList).forEach(visit);
    }
  };
  visit(nodes);
  return { hrefs, words };
}

const paragraph = (...inlines: readonly Inline[]): Block[] => [{ kind: 'paragraph', inlines }];
const text = (value: string): Inline => ({ kind: 'text', text: value });

test.each<[string, readonly Block[]]>([
  ['hello', paragraph(text('hello'))],
  [
    'a **b** _c_ ~~d~~ `e`',
    paragraph(
      text('a '),
      { kind: 'strong', inlines: [text('b')] },
      text(' '),
      { kind: 'emphasis', inlines: [text('c')] },
      text(' '),
      { kind: 'struck', inlines: [text('d')] },
      text(' '),
      { kind: 'code', text: 'e' },
    ),
  ],
  ['one\ntwo', paragraph(text('one'), { kind: 'break' }, text('two'))],
  ['||the end||', paragraph({ kind: 'spoiler', inlines: [text('the end')] })],
  [
    'hi @ben.tran, :party:',
    paragraph(text('hi '), { kind: 'mention', name: 'ben.tran' }, text(', '), { kind: 'emoji', name: 'party' }),
  ],
  ['`@ben`', paragraph({ kind: 'code', text: '@ben' })],
  ['\\@ben', paragraph(text('@'), text('ben'))],
  ['## Plan', [{ kind: 'heading', level: 2, inlines: [text('Plan')] }]],
  ['```ts\nlet a;\n```', [{ kind: 'code', language: 'ts', text: 'let a;' }]],
  ['> said', [{ kind: 'quote', blocks: paragraph(text('said')) }]],
  ['---', [{ kind: 'rule' }]],
  ['[here](https://a.org)', paragraph({ kind: 'link', href: 'https://a.org/', inlines: [text('here')] })],
  ['![cat](https://a.org/cat.png)', paragraph({ kind: 'link', href: 'https://a.org/cat.png', inlines: [text('cat')] })],
  ['a &amp; b', paragraph(text('a & b'))],
])('%j is read as it is meant', (source, tree) => {
  expect(parse(source)).toEqual(tree);
});

test('lists have their tasks and their numbers', () => {
  expect(parse('- [x] done\n- [ ] open')).toMatchObject([
    { kind: 'list', start: null, items: [{ done: true }, { done: false }] },
  ]);
  expect(parse('3. c\n4. d')).toMatchObject([{ kind: 'list', start: 3, items: [{ done: null }, { done: null }] }]);
});

test('tables have their columns', () => {
  expect(parse('|a|b|\n|-|-:|\n|1|2|')).toMatchObject([
    {
      kind: 'table',
      head: [{ align: null }, { align: 'right' }],
      rows: [[{ inlines: [text('1')] }, { inlines: [text('2')] }]],
    },
  ]);
});

test.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](java\tscript:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](vbscript:msgbox)',
  '[x](//evil.example)',
  '[x](file:///etc/passwd)',
  '[x](blob:https://a.org/1)',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](data:image/svg+xml,<svg/onload=alert(1)>)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '&lt;img src=x onerror=alert(1)&gt;',
  '`<img src=x onerror=alert(1)>`',
])('%s leads nowhere, and is only words', (source) => {
  expect(read(parse(source)).hrefs.filter((href) => !/^(https?:|mailto:)/u.test(href))).toEqual([]);
});

test('what looks like HTML is shown as it was written', () => {
  expect(read(parse('<img src=x onerror=alert(1)>')).words).toBe('<img src=x onerror=alert(1)>');
  expect(read(parse('a <b>bold</b> claim')).words).toBe('a <b>bold</b> claim');
});

test.each([
  ['stars', '*a'.repeat(9_000)],
  ['the tail of an address', `https://a.b/${')'.repeat(19_900)}`],
  ['the tail of an address in plain text', `${'['.repeat(1_001)} https://a.b/${')'.repeat(18_900)}`],
  ['the tail of an address, of points', `https://a.b/${'.'.repeat(19_900)}`],
  ['emphases inside each other', '_a*'.repeat(450)],
  ['brackets', '['.repeat(20_000)],
  ['links inside each other', '[a]('.repeat(4_000)],
  ['quotations', '>'.repeat(20_000)],
  ['quotations in many lines', `${'>'.repeat(14)} a\n`.repeat(1_000)],
  ['lists', Array.from({ length: 190 }, (_, depth) => `${' '.repeat(depth * 2)}- a`).join('\n')],
  ['backticks', Array.from({ length: 190 }, (_, count) => '`'.repeat(count)).join(' ')],
  ['a wide table', `${'|a'.repeat(900)}\n${'|-'.repeat(900)}\n${'|a\n'.repeat(3_000)}`],
  ['tildes', '~~a'.repeat(6_000)],
  ['pipes', '||a'.repeat(6_000)],
  ['ampersands', '&#x'.repeat(6_000)],
  ['at signs', '@a'.repeat(9_000)],
  ['colons', ':a'.repeat(9_000)],
  ['less-than signs', '<a '.repeat(6_000)],
  ['addresses', 'https://a.b/('.repeat(1_500)],
  ['definitions', '[a]: x\n'.repeat(2_800)],
  ['marks above letters', `a${'\u0301'.repeat(19_999)}`],
  ['directions', '\u202E\u2066'.repeat(9_000)],
  ['halves of characters', '\uD800\uDC00\uD800'.repeat(6_000)],
])('%s without end take no time worth noticing', (_, source) => {
  const start = performance.now();
  expect(parse(source.slice(0, 20_000)).length).toBeGreaterThan(0);
  // A frame is 16 ms. What is left is for slow machines that test much at once.
  expect(performance.now() - start).toBeLessThan(400);
});

test('a line says what a message says', () => {
  expect(firstLine('for @ann, again', () => 'Ann Lee')).toBe('for @Ann Lee, again');
  expect(firstLine('# Plan\n\n- **one**\n- two ||hidden||')).toBe('Plan one · two ▒▒▒');
});
