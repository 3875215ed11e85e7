import { test } from 'node:test';
import { holds, timeout } from '../driver/holds.mjs';
import { Server } from '../support/server.mjs';

test('SQLite: what was acknowledged survives kills of the server, once and in its place', { timeout }, (t) =>
  holds(t, { server: new Server() }),
);
