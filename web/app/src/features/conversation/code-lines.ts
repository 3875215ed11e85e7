const indent = '  ';
const fence = /^ {0,3}(`{3,}|~{3,})/u;

/** Whether somebody writes between the fences of a piece of code. */
export function isInCode(value: string, at: number): boolean {
  let open: string | null = null;
  for (const line of value.slice(0, value.lastIndexOf('\n', at - 1) + 1).split('\n')) {
    const mark = fence.exec(line)?.[1];
    if (open === null) {
      open = mark ?? null;
    } else if (mark?.startsWith(open) && line.trim() === mark) {
      open = null;
    }
  }
  return open !== null;
}

export interface Change {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** What is chosen afterwards. */
  readonly chosen: readonly [number, number];
}

/** What Tab does in code: moves the chosen lines to the right, or to the left; in one line it puts the space in. */
export function indented(value: string, from: number, to: number, isBack: boolean): Change | null {
  if (!isBack && !value.slice(from, to).includes('\n')) {
    const end = from + indent.length;
    return { from, to, words: indent, chosen: [end, end] };
  }
  const start = value.lastIndexOf('\n', from - 1) + 1;
  const lines = value.slice(start, to).split('\n');
  const moved = lines.map((line) => (isBack ? line.replace(/^(?: {1,2}|\t)/u, '') : line === '' ? '' : indent + line));
  const words = moved.join('\n');
  if (words === value.slice(start, to)) {
    return null;
  }
  const first = (moved[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  return { from: start, to, words, chosen: [Math.max(start, from + first), start + words.length] };
}
