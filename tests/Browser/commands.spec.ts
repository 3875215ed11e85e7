import { expect, test } from './support/test';

test.use({ isShared: true });

test('commands are offered after a slash, done, and answered to whoever gave them alone', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Lounge' });
  const ben = await person('Ben', { channel: 'Lounge' });
  await ann.field.pressSequentially('/shr');
  await expect(ann.page.getByRole('option', { name: /^\/shrug/ })).toBeVisible();
  await ann.page.keyboard.press('Tab');
  await expect(ann.field).toHaveValue('/shrug ');
  await ann.page.keyboard.type('who knows');
  await ann.page.keyboard.press('Enter');
  await expect(ben.log.getByRole('article').last()).toContainText('who knows ¯\\_(ツ)_/¯');
  await expect(ann.field).toHaveValue('');

  await ann.field.pressSequentially('/help');
  await ann.page.keyboard.press('Enter');
  await expect(ann.page.getByText('Only you see this.')).toBeVisible();
  await expect(ann.field).toHaveValue('');
  await expect(ben.log).not.toContainText('/help');
  await ann.page.getByRole('button', { name: 'Close' }).click();
  await expect(ann.page.getByText('Only you see this.')).toBeHidden();
});

test('what is no command can be sent as it is, and a path is no command', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: /status of 4\d\d/ });
  await ann.field.fill('/nonsense and more');
  await ann.field.press('Enter');
  await expect(ann.page.getByText('There is no command /nonsense here.')).toBeVisible();
  await expect(ann.field).toHaveValue('/nonsense and more');
  await ann.page.getByRole('button', { name: 'Send it as it is' }).click();
  await ann.sees('/nonsense and more');
  await expect(ann.field).toHaveValue('');
  await ann.write('/usr/bin is where it is');
  await ann.sees('/usr/bin is where it is');
  await ann.write('//away is what one writes');
  await ann.sees('/away is what one writes');
});
