import { expect, test } from './support/test';

test.use({ isShared: true });

test('back and forward lead through what was open', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Before' });
  await ann.makeChannel(`After ${ann.account.username}`);
  const heading = ann.page.getByRole('heading', { level: 1 });
  await ann.link('After').click();
  await expect(heading).toHaveText(/^After/u);
  await ann.page.goBack();
  await expect(heading).toHaveText(/^Before/u);
  await ann.page.goForward();
  await expect(heading).toHaveText(/^After/u);
});

test('somebody is blocked from their card, and let write again', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Quarrel' });
  const ben = await person('Ben', { channel: 'Quarrel' });
  await ben.write('no');
  await ann.log.getByRole('button', { name: 'Ben', exact: true }).click();
  await ann.page.getByRole('button', { name: 'Block', exact: true }).click();
  await expect(ann.page.getByText('Ben is blocked.')).toBeVisible();
  await ann.page.getByRole('button', { name: 'Unblock' }).click();
  await expect(ann.page.getByText('Ben is no longer blocked.')).toBeVisible();
});

test('code is taken along with a click', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Copy' });
  await ann.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  await ann.say(id, '```\nlet tea = 1;\n```');
  await ann.log.getByRole('button', { name: 'Copy' }).click();
  expect(await ann.page.evaluate(() => navigator.clipboard.readText())).toBe('let tea = 1;');
});
