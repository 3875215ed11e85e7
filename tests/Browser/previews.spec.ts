import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from './support/server';
import { test as base, expect } from './support/test';

/** A page somewhere else, to which this server may go. */
const test = base.extend<{ readonly elsewhere: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  elsewhere: async ({}, use) => {
    const web = createServer((_, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end('<title>The plan for spring</title><meta name="description" content="Boats, and who mends them.">');
    }).listen(0, '127.0.0.1');
    await once(web, 'listening');
    await use(`http://127.0.0.1:${(web.address() as AddressInfo).port}/plan`);
    web.close();
  },
  server: async ({ host, elsewhere }, use) => {
    const allowed = {
      Parlance__Outside__AllowEverybody: '127.0.0.1',
      Parlance__Outside__Ports: new URL(elsewhere).port,
    };
    const server = await Server.start(host, async () => allowed);
    await use(server);
    await server.stop();
  },
});

test('what a link leads to is shown, and taken away by whoever wrote it', async ({ person, elsewhere }) => {
  const ann = await person('Ann', { channel: 'Links' });
  const ben = await person('Ben', { channel: 'Links' });
  await ben.write(`Look: ${elsewhere}`);
  const cards = [ann, ben].map(({ log }) => log.getByRole('link', { name: /The plan for spring.*who mends them/ }));
  for (const card of cards) {
    await expect(card).toBeVisible();
    await expect(card).toHaveAttribute('href', elsewhere);
  }
  await ben.log.getByRole('button', { name: 'Remove the preview' }).click();
  for (const card of cards) {
    await expect(card).toBeHidden();
  }
  await expect(ann.log.getByRole('link', { name: elsewhere })).toBeVisible();
});
