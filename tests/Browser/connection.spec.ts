import { expect, test } from './support/test';

const whileDown =
  /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_INTERNET_DISCONNECTED|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|WebSocket|502/;

test('after a killed server has come back, what was written meanwhile arrives once and in order', async ({
  person,
  server,
}) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: whileDown });
  const ben = await person('Ben', { channel: 'Lounge', expected: whileDown });
  await ann.write('before');
  await ben.sees('before');

  await server.kill();
  await expect(ann.page.getByText('Reconnecting')).toBeVisible();
  await ann.write('one');
  await ann.write('two');
  await expect(ann.message('two').getByText('Not sent yet')).toBeVisible();

  await server.startAgain();
  await ben.sees('two');
  await ann.sees('two');
  await expect(ann.page.getByText('Not sent yet')).toHaveCount(0);
  await expect(ann.page.getByText('Reconnecting')).toBeHidden();
  expect(await ann.texts()).toEqual(['before', 'one', 'two']);
  expect(await ben.texts()).toEqual(['before', 'one', 'two']);
});

test('a device that was offline catches up and sends what was kept', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: whileDown });
  const ben = await person('Ben', { channel: 'Lounge' });

  await ann.context.setOffline(true);
  await expect(ann.page.getByText('You are offline')).toBeVisible();
  await ann.write('from the tunnel');
  await ben.write('are you there?');
  await ann.context.setOffline(false);

  await ben.sees('from the tunnel');
  await ann.sees('are you there?');
  expect((await ben.texts()).filter((text) => text === 'from the tunnel')).toHaveLength(1);
});

test('an unsent message survives a reload', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: whileDown });
  const ben = await person('Ben', { channel: 'Lounge', expected: whileDown });
  await server.kill();
  await ann.write('kept');
  await server.startAgain();
  await ann.page.reload();
  await ben.sees('kept');
  expect((await ben.texts()).filter((text) => text === 'kept')).toHaveLength(1);
});

test('a message is not lost when the page is loaded anew in the moment after Enter', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: whileDown });
  const said = ['one', 'two', 'three', 'four', 'five', 'six'];
  for (const text of said) {
    await ann.field.fill(text);
    const loaded = ann.page.waitForEvent('load');
    // Within one turn of the page: nothing that was begun with the key has ended by then.
    await ann.field.evaluate((field) => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      location.reload();
    });
    await loaded;
    await ann.sees(text);
    await expect(ann.field).toHaveValue('');
  }
  await expect(ann.page.getByText('Not sent yet')).toHaveCount(0);
  expect(await ann.texts()).toEqual(said);
});

test('where nothing blocks it, the connection becomes a WebSocket', async ({ person }) => {
  let upgraded = false;
  const ann = await person('Ann', {
    channel: 'Lounge',
    before: async ({ page }) => {
      page.on('websocket', (socket) => socket.on('framereceived', () => (upgraded = true)));
    },
  });
  await ann.write('hello');
  await expect.poll(() => upgraded).toBe(true);
});

test('with WebSocket blocked everything works over long-polling', async ({ person }) => {
  let polls = 0;
  const blocked = {
    channel: 'Lounge',
    before: async ({ page }: { page: import('@playwright/test').Page }) => {
      await page.routeWebSocket(/.*/, (socket) => socket.close());
      page.on('request', (request) => {
        polls += request.url().includes('transport=polling') ? 1 : 0;
      });
    },
    expected: /WebSocket/,
  };
  const ann = await person('Ann', blocked);
  const ben = await person('Ben', blocked);

  await ann.write('Hello over polling');
  await ben.sees('Hello over polling');
  const before = polls;
  await ben.write('And back');
  await ann.sees('And back');
  expect(polls).toBeGreaterThan(before);
});

test('lists that the server does not give say so, and are asked for again', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: whileDown });
  const ben = await person('Ben', { channel: 'Lounge' });
  await ann.write('before');
  await ann.sees('before');
  await expect(ann.page.getByText('Not sent yet')).toHaveCount(0);
  await ann.page.getByRole('button', { name: 'Begin a conversation' }).click();
  await ann.page.getByRole('menuitem', { name: 'New message' }).click();
  await expect(ann.dialog.getByRole('button', { name: new RegExp(ben.account.username) })).toBeVisible();

  await ann.context.setOffline(true);
  await ann.dialog.getByRole('searchbox').fill(ben.account.username);
  const problem = ann.dialog.getByRole('alert');
  await expect(problem).toContainText('offline');
  await ann.context.setOffline(false);
  await problem.getByRole('button', { name: 'Try again' }).click();
  await expect(problem).toBeHidden();
  await expect(ann.dialog.getByRole('button', { name: new RegExp(ben.account.username) })).toBeVisible();
});
