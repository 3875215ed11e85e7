import type { Inline } from './ast';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** The few character references that people and programs write in running text. Others stay as they are written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) {
    return text;
  }
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/giu, (raw, decimal, hex, name) => {
    if (typeof name === 'string') {
      return entities[name.toLowerCase()] ?? raw;
    }
    const code = Number.parseInt(decimal ?? hex, decimal === undefined ? 16 : 10);
    const isCharacter = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : raw;
  });
}

const special = /(?<![\p{L}\p{N}_@/.])@([A-Za-z0-9][\w.-]{0,31})|:([a-z0-9_+-]{1,32}):/gu;

/** Finds `@name` and `:name:` in words. Whether there is anybody, or anything, of that name is for who shows them. */
export function splitWords(text: string): Inline[] {
  const parts: Inline[] = [];
  let done = 0;
  const add = (until: number) => {
    if (until > done) {
      parts.push({ kind: 'text', text: text.slice(done, until) });
    }
  };
  for (const match of text.matchAll(special)) {
    // What stands behind a name belongs to the sentence.
    const name = match[1]?.replace(/[._-]+$/u, '');
    const node: Inline =
      name === undefined ? { kind: 'emoji', name: match[2] ?? '' } : { kind: 'mention', name: name.toLowerCase() };
    add(match.index);
    parts.push(node);
    done = match.index + (name === undefined ? match[0].length : name.length + 1);
  }
  add(text.length);
  return parts;
}
