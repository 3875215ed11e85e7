export type TextPart = { readonly kind: 'text' | 'link'; readonly text: string };

// Only what begins with http:// or https:// becomes a link, so no other scheme can ever be clicked.
const address = /\bhttps?:\/\/[^\s<>"]+/giu;
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const count = (text: string, character: string) => text.split(character).length - 1;

/** The end of an address in running text: punctuation after it belongs to the sentence, brackets only if it opened them. */
function withoutTail(link: string): string {
  // How many of each closing bracket were opened by none: counted once, since the tail may be as long as a message.
  const surplus = new Map(
    Object.entries(closers).map(([close, open]) => [close, count(link, close) - count(link, open)]),
  );
  let end = link.length;
  for (; end > 0; end--) {
    const last = link.charAt(end - 1);
    const unopened = surplus.get(last);
    const belongs = unopened === undefined ? !/[.,:;!?'*_~…]/u.test(last) : unopened <= 0;
    if (belongs) {
      break;
    }
    if (unopened !== undefined) {
      surplus.set(last, unopened - 1);
    }
  }
  return link.slice(0, end);
}

export function splitLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const match of text.matchAll(address)) {
    const link = withoutTail(match[0]);
    if (!URL.canParse(link)) {
      continue;
    }
    if (match.index > done) {
      parts.push({ kind: 'text', text: text.slice(done, match.index) });
    }
    parts.push({ kind: 'link', text: link });
    done = match.index + link.length;
  }
  if (done < text.length) {
    parts.push({ kind: 'text', text: text.slice(done) });
  }
  return parts;
}

const emojiOnly =
  /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic})*\s*){1,3}$/u;

/** Up to three emoji and nothing else are shown large. */
export const isEmojiOnly = (text: string): boolean => text.length <= 40 && emojiOnly.test(text);

/** An address that may be clicked, as the browser writes it; null for every other scheme. */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  return url !== null && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : null;
}
