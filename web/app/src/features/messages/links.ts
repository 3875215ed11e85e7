export type TextPart = { readonly kind: 'text' | 'link'; readonly text: string };

// Only what begins with http:// or https:// becomes a link, so no other scheme can ever be clicked.
const address = /\bhttps?:\/\/[^\s<>"]+/giu;
const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

const count = (text: string, character: string) => text.split(character).length - 1;

/** The end of an address in running text: punctuation after it belongs to the sentence, brackets only if it opened them. */
function withoutTail(link: string): string {
  let end = link.length;
  for (; end > 0; end--) {
    const last = link.charAt(end - 1);
    const opener = closers[last];
    const body = link.slice(0, end);
    const belongs = opener === undefined ? !/[.,:;!?'*_~…]/u.test(last) : count(body, opener) >= count(body, last);
    if (belongs) {
      break;
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
