import type { Block } from './ast';
import { parse } from './parse';
import { type NameOf, wordsOf } from './words-of';

const charsMax = 160;

/** What a message says in one line. */
export function firstLine(text: string, nameOf?: NameOf): string {
  const line = parse(text.slice(0, 1_000))
    .map((block) => wordsOfBlock(block, nameOf))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return line.length > charsMax ? `${line.slice(0, charsMax)}…` : line;
}

function wordsOfBlock(block: Block, nameOf?: NameOf): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return wordsOf(block.inlines, nameOf);
    case 'code':
      return block.text;
    case 'quote':
      return block.blocks.map((one) => wordsOfBlock(one, nameOf)).join(' ');
    case 'list':
      return block.items.map((item) => item.blocks.map((one) => wordsOfBlock(one, nameOf)).join(' ')).join(' · ');
    case 'table':
      return block.head.map((cell) => wordsOf(cell.inlines, nameOf)).join(' · ');
    case 'rule':
      return '';
  }
}
