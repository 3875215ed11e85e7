import { after, before, describe, test } from 'node:test';
import { Clients, modes } from './clients.mjs';
import { startServer } from './server.mjs';

/** One server for a whole suite, started with these options of fixture/README.md. `server()` gives it to tests. */
export function withServer(name, options, define) {
  describe(name, () => {
    let server;
    before(async () => {
      server = await startServer(options);
    });
    after(() => server?.stop());
    define(() => server);
  });
}

/**
 * The same tests over polling, over WebSocket and across the upgrade. Each test gets clients of its own, made with
 * `client` besides.
 */
export function inEveryMode(name, define, options = {}, client = {}) {
  withServer(name, options, (server) => {
    for (const mode of modes) {
      describe(mode.name, () => {
        define((title, body) => test(title, (t) => body(new Clients(t, server(), { ...mode, client }), mode)));
      });
    }
  });
}
