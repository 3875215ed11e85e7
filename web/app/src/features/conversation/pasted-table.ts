// Cells that were copied in a spreadsheet, or in a table of a page, as Markdown has them.

type Cells = readonly (readonly string[])[];

const number = /^[-+(]?[\p{Sc}\s]*\d[\d\s.,']*[\p{Sc}%)\s]*$/u;

/** What was copied from a spreadsheet as a table, from its words, which stand between tabs; null where they make none. */
export const tableOf = (words: string): string | null =>
  markdownTable(cellsIn(words.replace(/\r\n?/gu, '\n').replace(/\n$/u, '')));

// A cell with a tab, a line's end or a quote in it stands in quotes, which are doubled inside.
const cell = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gu;

function cellsIn(words: string): Cells {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of words.matchAll(cell)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\n') {
      rows.push([]);
    } else if (end === '') {
      break;
    }
  }
  return rows;
}

/** A table with the first row as its head; null where there are not at least two rows, and two columns in all of them. */
function markdownTable(cells: Cells): string | null {
  if (cells.some((row) => row.length < 2)) {
    return null;
  }
  const rows = cells.map((row) => row.map(inOneLine)).filter((row) => row.some((words) => words !== ''));
  const width = Math.max(0, ...rows.map((row) => row.findLastIndex((words) => words !== '') + 1));
  const [head, ...body] = rows;
  if (head === undefined || body.length === 0 || width < 2) {
    return null;
  }
  const columns = Array.from({ length: width }, (_, at) => at);
  const line = (row: readonly string[]) => `| ${columns.map((at) => row[at] ?? '').join(' | ')} |`;
  const rule = columns.map((at) => (isNumbers(body, at) ? '--:' : '---'));
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

const inOneLine = (words: string) => words.replace(/\s+/gu, ' ').trim().replaceAll('|', '\\|');

const isNumbers = (body: Cells, at: number) => {
  const filled = body.map((row) => row[at] ?? '').filter((words) => words !== '');
  return filled.length > 0 && filled.every((words) => number.test(words));
};
