import type { Block } from './ast';
import { parse } from './parse';
import { wordsOf } from './words-of';

const charsMax = 160;

/** What a message says in one line, for quotes, lists and titles. */
export function firstLine(text: string): string {
  const line = parse(text.slice(0, 1_000)).map(wordsOfBlock).join(' ').replace(/\s+/gu, ' ').trim();
  return line.length > charsMax ? `${line.slice(0, charsMax)}…` : line;
}

function wordsOfBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return wordsOf(block.inlines);
    case 'code':
      return block.text;
    case 'quote':
      return block.blocks.map(wordsOfBlock).join(' ');
    case 'list':
      return block.items.map((item) => item.blocks.map(wordsOfBlock).join(' ')).join(' · ');
    case 'table':
      return block.head.map((cell) => wordsOf(cell.inlines)).join(' · ');
    case 'rule':
      return '';
  }
}
