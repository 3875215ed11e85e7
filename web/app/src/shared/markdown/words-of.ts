import type { Inline } from './ast';

/** What people are called, by the names with which they are mentioned. */
export type NameOf = (mentioned: string) => string;

/** The words of a few nodes, without their look. */
export const wordsOf = (inlines: readonly Inline[], nameOf: NameOf = (mentioned) => mentioned): string =>
  inlines
    .map((one): string => {
      switch (one.kind) {
        case 'text':
        case 'code':
          return one.text;
        case 'break':
          return ' ';
        case 'mention':
          return `@${nameOf(one.name)}`;
        case 'emoji':
          return `:${one.name}:`;
        case 'spoiler':
          return '▒▒▒';
        default:
          return wordsOf(one.inlines, nameOf);
      }
    })
    .join('');
