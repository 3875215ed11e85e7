import type { KeyboardEvent } from 'react';

// What helps while writing Markdown. The browser itself puts the words in, so that its undo takes them out again.

/** Writes over what is chosen in a field, as if it was typed. */
export function insert(field: HTMLTextAreaElement, words: string): void {
  field.focus();
  // The only way that browsers offer to change a field and keep its history.
  document.execCommand('insertText', false, words);
}

const marks: Readonly<Record<string, string>> = { b: '**', i: '_', e: '`' };

/** The mark that belongs to Ctrl or ⌘ with B, I or E; null for all other keys. */
export const keysOf = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string | null => {
  if (!(ctrlKey || metaKey) || altKey) {
    return null;
  }
  return shiftKey ? (key.toLowerCase() === 'x' ? '~~' : null) : (marks[key.toLowerCase()] ?? null);
};

/** Puts marks around what is chosen, or takes them away. */
export function wrap(field: HTMLTextAreaElement, mark: string): void {
  const { selectionStart: from, selectionEnd: to, value } = field;
  const chosen = value.slice(from, to);
  if (value.slice(from - mark.length, from) === mark && value.slice(to, to + mark.length) === mark) {
    field.setSelectionRange(from - mark.length, to + mark.length);
    insert(field, chosen);
    field.setSelectionRange(from - mark.length, to - mark.length);
  } else {
    insert(field, mark + chosen + mark);
    field.setSelectionRange(from + mark.length, to + mark.length);
  }
}

/** An address that is pasted over words makes a link of them. */
export function pasteOver(field: HTMLTextAreaElement, pasted: string): boolean {
  const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
  if (!/^https?:\/\/\S+$/u.test(pasted.trim()) || chosen.trim() === '' || /[\n[\]]|^https?:/u.test(chosen)) {
    return false;
  }
  insert(field, `[${chosen}](${pasted.trim()})`);
  return true;
}
