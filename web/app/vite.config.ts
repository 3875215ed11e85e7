import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { lean } from './build/lean.ts';
import { shell } from './build/shell.ts';
import { styles } from './build/styles.ts';

export default defineConfig({
  plugins: [react(), lean(), styles(), shell()],
  resolve: { tsconfigPaths: true },
  build: {
    // light-dark() and field-level nesting are used as they are; an older target would rewrite them.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    // A data: URL would need a wider Content-Security-Policy for fonts, so every asset stays a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'src/worker/service-worker.ts' },
      // A class that its sheet does not have.
      onLog: (level, log, report) => report(log.code === 'IMPORT_IS_UNDEFINED' ? 'error' : level, log),
      output: {
        // A service worker is known by its address, and reaches as far as its folder.
        entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        // What is there from the beginning comes in one part: dozens of small ones take longer, and are pressed less.
        codeSplitting: {
          groups: [
            { name: 'page', tags: ['$initial'], test: (id) => !id.includes('/src/worker/'), priority: 2 },
            // So does what many dialogs and pages are made of: each would have to be named wherever one of them is.
            {
              name: 'parts',
              test: /\/src\/shared\/(?:api|chat|forms|i18n\/use-|ui|when)/u,
              minShareCount: 2,
              priority: 1,
            },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/api': 'http://localhost:5080',
      '/socket.io': { target: 'http://localhost:5080', ws: true },
    },
  },
  test: {
    environment: 'node',
    include: ['src/**/*.test.ts'],
  },
});
