import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** What is larger, the data of the emoji picker for instance, is kept when it was wanted for the first time; so are fonts. */
const partMaxBytes = 200_000;

/** Tells the service worker what the page consists of. */
export function shell(): Plugin {
  let publicDir = '';
  return {
    name: 'parlance-shell',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicDir = config.publicDir;
    },
    generateBundle(_, bundle) {
      const files = ['/'];
      const version = createHash('sha256');
      // Without these nothing is shown at all.
      const page = bundle['index.html'];
      const begin = page?.type === 'asset' ? `${page.source}` : '';
      for (const part of Object.values(bundle).sort((a, b) => a.fileName.localeCompare(b.fileName))) {
        if (part.type === 'chunk' && part.name === 'service-worker') {
          continue;
        }
        const content = part.type === 'chunk' ? part.code : part.source;
        version.update(part.fileName).update(content);
        const isWanted =
          part.type === 'chunk'
            ? begin.includes(part.fileName) || content.length <= partMaxBytes
            : isSmall(part.fileName);
        if (isWanted) {
          files.push(`/${part.fileName}`);
        }
      }
      for (const file of readdirSync(publicDir).sort()) {
        version.update(file).update(readFileSync(path.join(publicDir, file)));
        files.push(`/${file}`);
      }
      const worker = Object.values(bundle).find((part) => part.type === 'chunk' && part.name === 'service-worker');
      if (worker?.type !== 'chunk') {
        throw new Error('There is no service worker among the entries.');
      }
      worker.code = `const SHELL_FILES=${JSON.stringify(files)},SHELL_VERSION="${version.digest('hex').slice(0, 16)}";${worker.code}`;
    },
  };
}

const isSmall = (fileName: string) => /\.(?:css|svg)$/u.test(fileName);
