import type { Inline } from './ast';

/** The words of a few nodes, without their look. */
export const wordsOf = (inlines: readonly Inline[]): string =>
  inlines
    .map((one): string => {
      switch (one.kind) {
        case 'text':
        case 'code':
          return one.text;
        case 'break':
          return ' ';
        case 'mention':
          return `@${one.name}`;
        case 'emoji':
          return `:${one.name}:`;
        case 'spoiler':
          return '▒▒▒';
        default:
          return wordsOf(one.inlines);
      }
    })
    .join('');
