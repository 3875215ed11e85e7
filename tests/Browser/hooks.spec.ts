import { keepInAllLooks } from './support/pictures';
import { Receiver } from './support/receiver';
import { Server } from './support/server';
import { test as base, expect } from './support/test';

/** Another server, which this one may tell of things. */
const test = base.extend<{ readonly receiver: Receiver }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern what a fixture needs.
  receiver: async ({}, use) => {
    const receiver = await Receiver.start();
    await use(receiver);
    receiver.stop();
  },
  server: async ({ host, receiver }, use) => {
    const allowed = {
      Parlance__Outside__AllowEverybody: '127.0.0.1',
      Parlance__Outside__Ports: new URL(receiver.url).port,
    };
    const server = await Server.start(host, async () => allowed);
    await use(server);
    await server.stop();
  },
});

test('a program writes at the address of an incoming webhook, until it is switched off', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Builds' });
  const title = await ann.page.getByRole('heading', { level: 1 }).innerText();
  await ann.page.getByRole('button', { name: `More about ${title}` }).click();
  await ann.page.getByRole('menuitem', { name: 'Webhooks…' }).click();
  await ann.dialog.getByLabel('What it writes as').fill('Build');
  await ann.dialog.getByRole('button', { name: 'Make webhook' }).click();
  const address = new URL(await ann.dialog.locator('code').innerText());
  const post = (text: string) =>
    fetch(server.url + address.pathname, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    });
  expect((await post('Build *7* is green')).status).toBe(200);
  await ann.dialog.getByRole('button', { name: 'Done' }).click();
  const hook = ann.dialog.getByRole('listitem');
  await expect(hook).toContainText('Build');
  await hook.getByRole('button', { name: 'More about Build' }).click();
  await ann.page.getByRole('menuitem', { name: 'Switch off' }).click();
  await expect(hook).toContainText('switched off');
  expect((await post('Nobody reads this')).status).toBe(404);
  await hook.getByRole('button', { name: 'More about Build' }).click();
  await ann.page.getByRole('menuitem', { name: 'Remove' }).click();
  await ann.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(ann.dialog.getByText('There are none yet.')).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await expect(ann.log.getByText('Build 7 is green')).toBeVisible();
});

test('another server is told of what is said, until it is switched off', async ({ person, receiver }) => {
  const ann = await person('Ann', { channel: 'Tickets' });
  const title = await ann.page.getByRole('heading', { level: 1 }).innerText();
  await ann.page.getByRole('button', { name: `More about ${title}` }).click();
  await ann.page.getByRole('menuitem', { name: 'Webhooks…' }).click();
  await ann.dialog.getByRole('radio', { name: 'Outgoing' }).check();
  await expect(ann.dialog.getByText('There are none yet.')).toBeVisible();
  await ann.dialog.getByRole('button', { name: 'Add webhook' }).click();
  const form = ann.page.getByRole('dialog', { name: 'New outgoing webhook', exact: true });
  await form.getByLabel('Name').fill('Desk');
  await form.getByLabel('Address').fill('nowhere');
  await form.getByLabel('New messages').uncheck();
  await form.getByRole('button', { name: 'Make webhook' }).click();
  await expect(form.getByText(/^An address that begins with/)).toBeVisible();
  await expect(form.getByText('One at least.')).toBeVisible();
  await keepInAllLooks(ann.page, 'webhook-form', 'en');
  await form.getByLabel('Address').fill(receiver.url);
  await form.getByLabel('New messages').check();
  await form.getByRole('button', { name: 'Make webhook' }).click();
  const secret = await ann.dialog.locator('code').innerText();
  expect(secret).toMatch(/^whsec_/);
  await ann.dialog.getByRole('button', { name: 'Done' }).click();
  const hook = ann.dialog.getByRole('listitem').filter({ hasText: 'Desk' });
  await expect(hook).toContainText('New messages');

  await hook.getByRole('button', { name: 'Deliveries: Desk' }).click();
  const deliveries = ann.page.getByRole('dialog', { name: 'Deliveries of Desk' });
  await expect(deliveries.getByText('Nothing was sent yet.')).toBeVisible();
  receiver.answer = { status: 503, body: 'Come back later' };
  await deliveries.getByRole('button', { name: 'Send a test' }).click();
  await expect(deliveries.getByRole('listitem').first()).toContainText(/Test.*Waiting.*answered 503.*Come back later/s);
  receiver.answer = { status: 204, body: '' };
  await expect(deliveries.getByRole('listitem').first()).toContainText(/Delivered.*answered 204.*2 attempts/s, {
    timeout: 20_000,
  });
  expect(receiver.isGenuine(secret)).toBe(true);
  await keepInAllLooks(ann.page, 'webhook-deliveries', 'en');
  await deliveries.getByRole('button', { name: 'Close' }).click();

  await hook.getByRole('button', { name: 'More about Desk' }).click();
  await ann.page.getByRole('menuitem', { name: 'Switch off' }).click();
  await expect(hook).toContainText('switched off');
  await keepInAllLooks(ann.page, 'webhooks', 'en');
  await hook.getByRole('button', { name: 'More about Desk' }).click();
  await ann.page.getByRole('menuitem', { name: 'Switch on' }).click();
  await expect(hook).not.toContainText('switched off');
  await hook.getByRole('button', { name: 'More about Desk' }).click();
  await ann.page.getByRole('menuitem', { name: 'Change' }).click();
  const change = ann.page.getByRole('dialog', { name: 'Change Desk' });
  await change.getByLabel('Name').fill('Front desk');
  await change.getByLabel('Edited messages').check();
  await change.getByRole('button', { name: 'Save' }).click();
  await expect(ann.dialog.getByRole('listitem').filter({ hasText: 'Front desk' })).toContainText('Edited messages');
  await ann.page.keyboard.press('Escape');
  await ann.write('The printer is out of paper');
  await expect.poll(() => receiver.told()).toContain('message.sent The printer is out of paper');
});

test('administrators have other servers told of some channels', async ({ person, receiver }) => {
  const ann = await person('Ann');
  const [news, talk] = [await ann.makeChannel('News'), await ann.makeChannel('Talk')];
  await ann.openSettings('webhooks');
  await ann.page.getByRole('button', { name: 'Add webhook' }).click();
  await ann.dialog.getByLabel('Name').fill('Newsletter');
  await ann.dialog.getByLabel('Address').fill(receiver.url);
  await ann.dialog.getByRole('radio', { name: 'In some channels' }).check();
  await ann.dialog.getByLabel('Find a channel').fill('new');
  await ann.dialog.getByRole('button', { name: 'News' }).click();
  await keepInAllLooks(ann.page, 'server-webhook-form', 'en');
  await ann.dialog.getByRole('button', { name: 'Make webhook' }).click();
  await ann.dialog.getByRole('button', { name: 'Done' }).click();
  const hook = ann.page.getByRole('listitem').filter({ hasText: 'Newsletter' });
  await expect(hook).toContainText('in 1 channel');
  await keepInAllLooks(ann.page, 'server-webhooks', 'en');
  await ann.say(talk, 'Only for those who are here');
  await ann.say(news, 'We have moved');
  await expect.poll(() => receiver.told()).toEqual(['message.sent We have moved']);
  await hook.getByRole('button', { name: 'More about Newsletter' }).click();
  await ann.page.getByRole('menuitem', { name: 'New secret' }).click();
  await ann.dialog.getByRole('button', { name: 'New secret' }).click();
  await expect(ann.dialog.locator('code')).toContainText('whsec_');
  await ann.dialog.getByRole('button', { name: 'Done' }).click();
  await hook.getByRole('button', { name: 'More about Newsletter' }).click();
  await ann.page.getByRole('menuitem', { name: 'Remove' }).click();
  await ann.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(ann.page.getByText('There are none yet.')).toBeVisible();
});
