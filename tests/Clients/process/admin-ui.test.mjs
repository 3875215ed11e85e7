// The official admin UI, from its npm package, looking at the server under test.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startBrowser } from '../support/browser.mjs';
import { Clients } from '../support/clients.mjs';
import { startAdminUi } from '../support/pages.mjs';
import { startServer } from '../support/server.mjs';
import { eventually, next } from '../support/wait.mjs';

const ours = process.env.REFERENCE !== '1';

describe('the official admin UI in Chromium', () => {
  let browser;
  let ui;
  let server;
  before(async () => {
    [ui, browser] = await Promise.all([startAdminUi(), startBrowser()]);
    server = await startServer({ 'admin-ui': true, 'cors-origin': ui.url });
    // Its fonts are on the Internet.
    await browser.context.route(
      (url) => url.hostname !== '127.0.0.1',
      (route) => route.abort(),
    );
  });
  after(async () => {
    await browser?.stop();
    await server?.stop();
    ui?.stop();
  });

  test('is refused with a wrong password, then sees the server, its sockets and rooms, and disconnects one', async (t) => {
    const clients = new Clients(t, server);
    const [ann, ben] = [await clients.connect(), await clients.connect()];
    const page = await browser.context.newPage();
    t.after(() => page.close());
    const row = (text) => page.getByRole('row').filter({ hasText: text });
    const [annRow, benRow] = [row(ann.id), row(ben.id)];
    await page.goto(ui.url);

    await page.getByLabel('Server URL').fill(server.url);
    await page.getByLabel('Username').fill('admin');
    await page.getByLabel('Password').fill('a guess');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByText('Invalid credentials').waitFor();
    await page.getByLabel('Password').fill('password of the tests');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByLabel('Password').waitFor({ state: 'hidden' });

    await page.goto(`${ui.url}/#/servers/`);
    await page.getByRole('cell', { name: 'the server' }).waitFor();

    await page.goto(`${ui.url}/#/sockets/`);
    await Promise.all([annRow.waitFor(), benRow.waitFor()]);
    const late = await clients.connect();
    await row(late.id).waitFor();

    await annRow.click();
    await page.getByLabel('Join a room').fill('red');
    await page.getByLabel('Join a room').press('Enter');
    await page.locator('main form button[type=submit]').click();
    await eventually(
      () => ann.timeout(5_000).emitWithAck('rooms'),
      (rooms) => rooms.includes('red'),
      'ann to be in the room',
    );
    await page.goto(`${ui.url}/#/rooms/`);
    await row('red').waitFor();

    await page.goto(`${ui.url}/#/sockets/`);
    const gone = next(ben, 'disconnect');
    await benRow.getByRole('button').click();
    const [reason] = await gone;
    await page.goto(`${ui.url}/#/sockets/`);
    await annRow.waitFor();
    await benRow.waitFor({ state: 'detached' });

    assert.equal(reason, 'io server disconnect');
    assert.ok(ann.connected && late.connected);
  });

  // Node.js tells the session before the page listens.
  test('comes back without a password when its page is loaded again', { skip: !ours }, async (t) => {
    const client = await new Clients(t, server).connect();
    const page = await browser.context.newPage();
    t.after(() => page.close());
    await page.goto(`${ui.url}/#/sockets/`);

    await page.getByRole('row').filter({ hasText: client.id }).waitFor();
  });
});
