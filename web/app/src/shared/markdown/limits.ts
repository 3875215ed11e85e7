// What is more, or deeper, than anybody writes to be read is shown as the words that it is. The server has the same rule
// with higher limits (MessageText.IsReadable); a page must not lose a frame over what somebody else has sent.
const marksMax = 1_000;
const cellsMax = 5_000;
const nestingMax = 16;

// Behind an address each of these is tried as its end.
const tail = /[?!.,:;*_'"~()&]{300}/u;

const isMark = new Set('[<*_~');

/** Whether a text is read as Markdown at all. */
export function isReadable(text: string): boolean {
  let marks = 0;
  for (const character of text) {
    marks += isMark.has(character) ? 1 : 0;
  }
  if (marks > marksMax || tail.test(text)) {
    return false;
  }
  const lines = text.split('\n');
  let widest = 0;
  for (const line of lines) {
    if (depthOf(line) > nestingMax) {
      return false;
    }
    widest = Math.max(widest, line.split('|').length - 1);
  }
  return widest * lines.length <= cellsMax;
}

/** The quotations and lists that a line opens one inside the other, and the steps that it is moved to the right. */
function depthOf(line: string): number {
  let depth = 0;
  let spaces = 0;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    const isBeforeSpace = /[ \t]/u.test(line.charAt(index + 1));
    if (character === '>' || (isBeforeSpace && '-+*.)'.includes(character))) {
      depth++;
    } else if (character === ' ' || character === '\t') {
      spaces++;
    } else if (!/\d/u.test(character)) {
      break;
    }
  }
  // Lists go deeper by two spaces; what is moved further is code.
  return depth > 0 ? Math.max(depth, Math.floor(spaces / 2)) : 0;
}
