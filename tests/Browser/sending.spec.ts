import { expect, test } from './support/test';

test.use({ isShared: true });

const refused = /status of 4\d\d/u;
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
