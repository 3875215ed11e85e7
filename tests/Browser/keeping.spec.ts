import type { Person } from './support/person';
import { expect, test } from './support/test';

test.use({ isShared: true });

const conversationOf = (person: Person) => new URL(person.page.url()).pathname.split('/')[2] ?? '';

test('a message is pinned for all, saved for oneself, and forwarded', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Keep' });
  const ben = await person('Ben', { channel: 'Keep' });
  const { page } = ann;
  const other = `Other ${ann.account.username}`;
  const otherId = await ann.makeChannel(other);
  await ben.say(conversationOf(ben), 'The door code is 4711');
  await ann.sees('The door code is 4711');

  await ann.act('The door code is 4711', 'Pin');
  await ben.page.getByRole('button', { name: 'Show 1 pinned message' }).click();
  const pins = ben.page.getByRole('region', { name: 'Pinned' });
  await expect(pins.getByRole('link', { name: /The door code is 4711.*Pinned by Ann/ })).toBeVisible();
  await pins.getByRole('link').click();
  await expect(ben.message('The door code is 4711')).toBeInViewport();

  await ann.act('The door code is 4711', 'Save for later');
  await expect(ann.message('The door code is 4711').getByText('saved')).toBeVisible();
  await expect(ben.message('The door code is 4711').getByText('saved')).toBeHidden();
  await page.goto(`${server.url}/inbox/saved`);
  const saved = page.getByRole('list', { name: 'Saved' });
  await saved.getByRole('listitem').hover();
  await saved.getByRole('button', { name: 'Take out of saved' }).click();
  await expect(page.getByText('Save a message from its menu, and you find it again here.')).toBeVisible();

  await ann.link('Keep').click();
  await ann.act('The door code is 4711', 'Forward …');
  await ann.dialog.getByRole('searchbox').fill(other);
  await ann.dialog.getByRole('searchbox').press('Enter');
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: other })).toBeVisible();
  await expect(ann.log.getByText('Forwarded from Ben')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/c/${otherId}/1`);
});

test('one is reminded of a message, later or at a time of one’s own', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Later' });
  const { page } = ann;
  await ann.say(conversationOf(ann), 'Water the plants');
  await ann.sees('Water the plants');
  await ann.act('Water the plants', 'Remind me …');
  await page.getByRole('menuitem', { name: 'Another time …' }).click();
  await ann.dialog.getByLabel('Date and time').fill('2001-01-01T10:00');
  await ann.dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(ann.dialog.getByText('This is in the past.')).toBeVisible();
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 16);
  await ann.dialog.getByLabel('Date and time').fill(inAMonth);
  await ann.dialog.getByRole('button', { name: 'Remind me' }).click();
  await expect(page.getByText(/You will be reminded: \d+ \w+/)).toBeVisible();

  await page.getByRole('link', { name: 'Inbox', exact: true }).click();
  await page.getByRole('link', { name: 'Reminders' }).click();
  const list = page.getByRole('list', { name: 'Reminders' });
  await expect(list.getByRole('link', { name: /Water the plants.*Reminds you/ })).toBeVisible();
  await list.getByRole('listitem').hover();
  await list.getByRole('button', { name: 'Later' }).click();
  await page.getByRole('menuitem', { name: /^In an hour/ }).click();
  await expect(list.getByRole('link', { name: /Reminds you: \d+ \w+/ })).toBeHidden();
  await list.getByRole('listitem').hover();
  await list.getByRole('button', { name: 'Done' }).click();
  const at = new Date(Date.now() + 1_000).toISOString();
  await ann.api('POST', '/me/reminders', { clientId: crypto.randomUUID(), text: 'Feed the cat', at });
  await expect(page.getByText('Reminder: Feed the cat')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Inbox.*1 new thing/ })).toBeVisible();
  await list.getByRole('listitem').hover();
  await list.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByText('Have yourself reminded of a message from its menu.')).toBeVisible();
});

test('what a message said before is a click away', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Versions' });
  await ann.say(conversationOf(ann), 'We meet at nine');
  await ann.sees('We meet at nine');
  await ann.field.press('ArrowUp');
  await ann.page.getByRole('textbox', { name: 'Other words for your message' }).fill('We meet at ten');
  await ann.page.keyboard.press('Enter');
  await ann.message('We meet at ten').getByRole('button', { name: 'edited' }).click();
  await expect(ann.dialog.getByRole('listitem')).toHaveCount(2);
  await expect(ann.dialog.getByRole('listitem').last()).toContainText('We meet at nine');
});

test('a message is written for later, changed, and sent before its time', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Tomorrow' });
  const { page } = ann;
  await ann.field.fill('Good morning, all');
  await page.getByRole('button', { name: 'Other ways to send' }).click();
  await page.getByRole('menuitem', { name: 'Send later' }).click();
  await page.getByRole('menuitem', { name: /^Tomorrow/ }).click();
  await expect(ann.field).toHaveValue('');
  await page.getByRole('button', { name: /^1 scheduled message/ }).click();
  await ann.dialog.getByRole('button', { name: 'Change' }).click();
  await ann.dialog.getByLabel('Message').fill('Good morning, everybody');
  await ann.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(ann.dialog.getByText('Good morning, everybody')).toBeVisible();
  await ann.dialog.getByRole('button', { name: 'Send now' }).click();
  await expect(ann.dialog.getByText('Nothing is sent later from here.')).toBeVisible();
  await page.keyboard.press('Escape');
  await ann.sees('Good morning, everybody');

  await ann.field.fill('Nobody is to be woken');
  await page.getByRole('button', { name: 'Other ways to send' }).click();
  await page.getByRole('menuitem', { name: 'Send without a notification' }).click();
  await expect(ann.message('Nobody is to be woken').getByText('silent')).toBeVisible();
  await expect(ann.field).toHaveValue('');
});

test('what could not be sent at its time is told, and marked where it was to be', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Late', expected: /status of 4\d\d/u });
  const title = await ann.page.getByRole('heading', { level: 1 }).innerText();
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  const elsewhere = await ann.makeChannel(`Elsewhere ${ann.account.username}`);
  await ann.page.goto(`${server.url}/c/${elsewhere}`);
  await expect(ann.field).toBeVisible();
  const said = { conversation: id, clientId: crypto.randomUUID(), text: 'Good morning' };
  await ann.api('POST', '/me/scheduled', { ...said, at: new Date(Date.now() + 1_500).toISOString() });
  await ann.api('PUT', `/conversations/${id}/archived`, { archived: true });
  await expect(ann.page.getByText('A scheduled message could not be sent: “Good morning”')).toBeVisible();
  await expect(ann.link(title).getByRole('img', { name: 'Not sent.' })).toBeVisible();
  await ann.page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(ann.page.getByRole('heading', { level: 1, name: title })).toBeVisible();
});
