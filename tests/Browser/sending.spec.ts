import { expect, test } from './support/test';

test.use({ isShared: true });

const refused = /status of 4\d\d/u;
const whileOffline = /ERR_INTERNET_DISCONNECTED|WebSocket/u;
const charsMax = 20_000;

test('near the longest text one sees what is left, and nothing longer is sent', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Longest' });
  await ann.field.fill('word '.repeat(charsMax / 5 - 20));
  await expect(ann.page.getByText('101 left')).toBeVisible();
  await ann.field.fill('x'.repeat(charsMax + 1));
  await expect(ann.page.getByText('1 character too many')).toBeVisible();
  await expect(ann.page.getByRole('button', { name: 'Send', exact: true })).toBeDisabled();
  await ann.field.press('Enter');
  await expect(ann.field).not.toHaveValue('');
  await expect(ann.log.getByRole('article')).toHaveCount(0);
});

test('where messages are slowed down, the next one says when it goes out, and does', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Slow' });
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  await ann.api('PATCH', `/conversations/${id}/rules`, { slowSeconds: 5 });
  const ben = await person('Ben', { channel: 'Slow', expected: refused });
  await ben.write('the first');
  await ann.sees('the first');
  await ben.write('the second');
  await expect(ben.log.getByText(/^Goes out in [1-5] seconds?$/u)).toBeVisible();
  await ann.sees('the second');
  await expect(ben.log.getByText(/^Goes out in/u)).toBeHidden();
});

test('what is refused stays, says why, and is tried again or deleted', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Filtered' });
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  const filter = `/conversations/${id}/filters/${crypto.randomUUID()}`;
  await ann.api('PUT', filter, { name: 'Brew', kind: 'words', action: 'block', patterns: ['coffee'], allowed: [] });
  const ben = await person('Ben', { channel: 'Filtered', expected: refused });
  await ben.write('coffee, now');
  await ben.write('and coffee later');
  const problems = ben.log.getByRole('alert').filter({ hasText: 'Not sent. A filter of this server' });
  await expect(problems).toHaveCount(2);
  await problems.last().getByRole('button', { name: 'Delete' }).click();
  await expect(problems).toHaveCount(1);
  await ann.api('DELETE', filter);
  await problems.getByRole('button', { name: 'Try again' }).click();
  await ann.sees('coffee, now');
  await expect(problems).toHaveCount(0);
});

test('↑ right after Enter opens the message as soon as it is sent, unless one writes on', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Again', expected: whileOffline });
  const awaited = ann.page.getByRole('status').filter({ hasText: 'Can be edited once it is sent:' });
  const offline = ann.page.getByText('You are offline');
  await ann.write('before');
  await ann.sees('before');
  await expect(ann.page.getByText('Not sent yet')).toHaveCount(0);
  await ann.context.setOffline(true);
  await expect(offline).toBeVisible();
  await ann.write('one');
  await ann.field.press('ArrowUp');
  await expect(awaited).toContainText('one');
  await ann.field.fill('two');
  await expect(awaited).toBeHidden();
  await ann.context.setOffline(false);
  await expect(ann.message('one').getByText('Not sent yet')).toBeHidden();
  await expect(ann.field).toHaveValue('two');

  await ann.context.setOffline(true);
  await expect(offline).toBeVisible();
  await ann.write('teh tea');
  await ann.field.press('ArrowUp');
  await expect(awaited).toContainText('teh tea');
  await ann.context.setOffline(false);
  const edited = ann.page.getByRole('textbox', { name: 'Other words for your message' });
  await expect(edited).toHaveValue('teh tea');
  await expect(edited).toBeFocused();
  await edited.fill('the tea');
  await edited.press('Enter');
  await ann.sees('the tea');
});
