import { test } from 'node:test';
import { holds, timeout } from '../driver/holds.mjs';
import { Postgres } from '../support/postgres.mjs';
import { Server } from '../support/server.mjs';

test('PostgreSQL: what was acknowledged survives kills of the server and of the database', { timeout }, async (t) => {
  const postgres = await Postgres.create();
  t.after(() => postgres.dispose());
  await holds(t, {
    server: new Server({ postgres: postgres.place }),
    killDatabase: async () => {
      await postgres.kill();
      await postgres.start();
    },
  });
});
