import { expect, test } from './support/test';

test.use({ isShared: true });

test('a link to a reply opens its thread and shows it there', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Replies' });
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  await ann.say(id, 'Where do we meet?');
  const reply = { conversation: id, clientId: crypto.randomUUID(), text: 'By the river', thread: 1 };
  await ann.api('POST', '/messages', reply);
  // As it is in a list of what was said, and as it was before the thread was known.
  for (const path of [`/c/${id}/t/1/2`, `/c/${id}/2`]) {
    await ann.page.goto(server.url + path);
    const thread = ann.page.getByRole('region', { name: 'Thread' });
    await expect(thread.getByText('By the river')).toBeVisible();
    await expect(ann.page).toHaveURL(`${server.url}/c/${id}/t/1/2`);
  }
});

test('a search leads to another search', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Finding' });
  await ann.write('apricots are ripe');
  await ann.write('plums are not');
  for (const word of ['apricots', 'plums']) {
    await ann.page.keyboard.press('Control+k');
    await ann.page.keyboard.type(word);
    await ann.page.getByRole('option', { name: `Search messages for “${word}”` }).click();
    await expect(ann.page.getByRole('searchbox', { name: 'Search messages' })).toHaveValue(word);
    await expect(ann.page.getByRole('status').getByRole('button', { name: new RegExp(word) })).toBeVisible();
  }
});

test('words that are refused come back: those of an edit into the field, those to somebody new in the list', async ({
  person,
}) => {
  const ann = await person('Ann', { channel: 'Refused' });
  const ben = await person('Ben', { channel: 'Refused' });
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  const filter = { name: 'Weeds', kind: 'words', patterns: ['dandelion'], allowed: [], action: 'block' };
  await ann.api('PUT', `/conversations/${id}/filters/${crypto.randomUUID()}`, filter);
  await ben.write('a rose');
  await ann.sees('a rose');
  await ben.field.press('ArrowUp');
  const edit = ben.page.getByRole('textbox', { name: 'Other words for your message' });
  await edit.fill('a dandelion');
  await edit.press('Enter');
  await expect(ben.page.getByRole('alert')).toContainText('A filter of this server');
  await expect(edit).toHaveValue('a dandelion');
  await edit.fill('a tulip');
  await edit.press('Enter');
  await ann.sees('a tulip');

  await ann.api('PUT', `/blocks/${ben.id}`, {});
  await ben.page.goto(new URL(`/p/${ann.id}`, ben.page.url()).href);
  await ben.field.fill('Only for you');
  await ben.field.press('Enter');
  await expect(ben.page.getByText('You cannot reach this person.')).toBeVisible();
  await ben.link('Refused').click();
  await ben.list.getByRole('link', { name: 'Ann Not sent.' }).click();
  await ann.api('DELETE', `/blocks/${ben.id}`);
  await ben.page.getByRole('button', { name: 'Try again' }).click();
  await ben.sees('Only for you');
  await expect(ann.link('Ben')).toContainText('1 unread message');
});
