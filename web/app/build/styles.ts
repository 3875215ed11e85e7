import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

const source = path.resolve(import.meta.dirname, '../src');
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.module.css'))
  .sort()
  .map((file) => path.join(source, file));
const classes = new Map(sheets.map((file) => [file, new Map<string, number>()]));

/**
 * The classes of the page that is built: `a0`, `a1`, `b0` for a sheet and a class of it, written where they are used. The page carries neither
 * long names nor a list of them for every sheet.
 */
export function styles(): Plugin[] {
  return [
    {
      name: 'parlance-styles',
      apply: 'build',
      enforce: 'pre',
      config: () => ({ css: { modules: { generateScopedName: shortName } } }),
      transform: {
        filter: { id: /\/src\/.*\.tsx$/u },
        handler: (code) => ({
          code: code.replace(/^import (\w+) from (?='[^']+\.module\.css';$)/gmu, 'import * as $1 from '),
          map: null,
        }),
      },
    },
    {
      name: 'parlance-styles-kept',
      apply: 'build',
      enforce: 'post',
      transform: {
        filter: { id: /\.module\.css$/u },
        // Nothing is taken from the module itself any more, and the sheet would go with it.
        handler: (code) => ({ code, map: null, moduleSideEffects: 'no-treeshake' }),
      },
    },
  ];
}

function shortName(name: string, file: string): string {
  const numbers = classes.get(file);
  if (numbers === undefined) {
    throw new Error(`${file} is none of the style sheets that were found.`);
  }
  const number = numbers.get(name) ?? numbers.size;
  numbers.set(name, number);
  const sheet = sheets.indexOf(file);
  return `${letter(Math.floor(sheet / 26) - 1)}${letter(sheet % 26)}${number}`;
}

const letter = (number: number) => (number < 0 ? '' : String.fromCharCode(97 + number));
