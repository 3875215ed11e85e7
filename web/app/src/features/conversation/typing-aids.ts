import type { KeyboardEvent } from 'react';
import { indented, isInCode } from './code-lines';

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

/** Tab and Shift+Tab within code; false where they are to move on. */
export function indent(field: HTMLTextAreaElement, isBack: boolean): boolean {
  const { selectionStart: from, selectionEnd: to, value } = field;
  if (!isInCode(value, from)) {
    return false;
  }
  const change = indented(value, from, to, isBack);
  if (change !== null) {
    field.setSelectionRange(change.from, change.to);
    // Putting in nothing would not take out what is chosen.
    document.execCommand(change.words === '' ? 'delete' : 'insertText', false, change.words);
    field.setSelectionRange(...change.chosen);
  }
  return true;
}

/** What is pasted in another form than its own; false where it is not. */
export function paste(field: HTMLTextAreaElement, pasted: DataTransfer): boolean {
  if (isInCode(field.value, field.selectionStart)) {
    return false;
  }
  const words = pasted.getData('text/plain');
  return pasteOver(field, words) || pasteCells(field, pasted.getData('text/html'), words);
}

/** Cells become a table, which stands between empty lines. Words alone, as they are pasted without their form, stay as they are. */
function pasteCells(field: HTMLTextAreaElement, html: string, words: string): boolean {
  if (!/<table/iu.test(html) || !words.includes('\t')) {
    return false;
  }
  // Few ever need what makes the table: it is loaded for whoever does, and where that fails the words are what they were.
  const making = import('./pasted-table').then(({ tableOf }) => tableOf(words));
  void making.catch(() => null).then((table) => insert(field, table === null ? words : spaced(field, table)));
  return true;
}

function spaced(field: HTMLTextAreaElement, table: string): string {
  const before = field.value.slice(0, field.selectionStart);
  const after = field.value.slice(field.selectionEnd);
  const gap = before === '' ? '' : '\n'.repeat(2 - Math.min(2, before.length - before.replace(/\n+$/u, '').length));
  return `${gap}${table}${after.startsWith('\n') ? '' : '\n'}`;
}

/** An address that is pasted over words makes a link of them. */
function pasteOver(field: HTMLTextAreaElement, pasted: string): boolean {
  const chosen = field.value.slice(field.selectionStart, field.selectionEnd);
  if (!/^https?:\/\/\S+$/u.test(pasted.trim()) || chosen.trim() === '' || /[\n[\]]|^https?:/u.test(chosen)) {
    return false;
  }
  insert(field, `[${chosen}](${pasted.trim()})`);
  return true;
}
