import { fold } from './fold';

/** How well a name goes with what was typed: the lower the better; null where it does not. A slip of one key is forgiven. */
export function rank(name: string, query: string): number | null {
  const [own, wanted] = [fold(name), fold(query.trim())];
  if (wanted === '') {
    return 5;
  }
  if (own === wanted) {
    return 0;
  }
  if (own.startsWith(wanted)) {
    return 1;
  }
  const words = own.split(/[\s._-]+/u);
  if (words.some((word) => word.startsWith(wanted))) {
    return 2;
  }
  if (wanted.split(/\s+/u).every((part) => words.some((word) => word.startsWith(part)))) {
    return 3;
  }
  if (own.includes(wanted)) {
    return 4;
  }
  return wanted.length >= 4 && words.some((word) => isSlip(word.slice(0, wanted.length + 1), wanted)) ? 6 : null;
}

/** Whether the beginning of a word becomes what was typed by one key more, one less, another one, or two exchanged. */
function isSlip(word: string, typed: string): boolean {
  let at = 0;
  while (at < typed.length && word[at] === typed[at]) {
    at++;
  }
  const rest = typed.slice(at);
  return (
    word.slice(at + 1).startsWith(rest) ||
    word.slice(at).startsWith(rest.slice(1)) ||
    word.slice(at + 1).startsWith(rest.slice(1)) ||
    (word[at] === rest[1] && word[at + 1] === rest[0] && word.slice(at + 2).startsWith(rest.slice(2)))
  );
}
