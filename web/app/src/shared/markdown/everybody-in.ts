import type { Block, Inline } from './ast';
import { parse } from './parse';

export type Everybody = 'here' | 'channel';

// As the server reads these names.
const meanings: Readonly<Record<string, Everybody>> = {
  here: 'here',
  channel: 'channel',
  everyone: 'channel',
  all: 'channel',
};

/** Whether a text calls everybody, and whom of them: all wins over those who are here. Names in code call nobody. */
export function everybodyIn(text: string): Everybody | null {
  // Most texts name nobody, and are not taken apart for it.
  if (!/@(?:here|channel|everyone|all)\b/iu.test(text)) {
    return null;
  }
  const called = parse(text).flatMap(inBlock);
  return called.includes('channel') ? 'channel' : (called[0] ?? null);
}

function inBlock(block: Block): readonly Everybody[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return block.inlines.flatMap(inInline);
    case 'quote':
      return block.blocks.flatMap(inBlock);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(inBlock));
    case 'table':
      return [block.head, ...block.rows].flatMap((cells) => cells.flatMap(({ inlines }) => inlines.flatMap(inInline)));
    case 'code':
    case 'rule':
      return [];
  }
}

function inInline(inline: Inline): readonly Everybody[] {
  if (inline.kind === 'mention') {
    const meaning = meanings[inline.name];
    return meaning === undefined ? [] : [meaning];
  }
  return 'inlines' in inline ? inline.inlines.flatMap(inInline) : [];
}
