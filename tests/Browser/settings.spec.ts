import { readFile } from 'node:fs/promises';
import { expect, test } from './support/test';
import { totp } from './support/totp';

test.use({ isShared: true });

const refused = /status of 4\d\d/;

test('a profile is changed, and others see the new name', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Lounge' });
  const ben = await person('Ben', { channel: 'Lounge' });
  await ann.write('hello');
  await ann.openSettings('profile');
  const profile = ann.section('Profile');
  await profile.getByLabel('Name', { exact: true }).fill('Ann Nguyễn');
  await profile.getByLabel('Emoji').fill('🌴');
  await profile.getByLabel('Status').fill('On holiday');
  await profile.getByRole('radio', { name: 'Colour 5' }).check();
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByText('Saved')).toBeVisible();
  await ann.page.reload();
  await expect(profile.getByLabel('Status')).toHaveValue('On holiday');
  await expect(profile.getByRole('radio', { name: 'Colour 5' })).toBeChecked();

  await ann.page.getByRole('link', { name: 'Back to the chat' }).click();
  await expect(ben.log.getByRole('button', { name: 'Ann Nguyễn', exact: true })).toBeVisible();
  await expect(ann.page.getByRole('button', { name: /Ann Nguyễn.*Account and settings$/ })).toContainText('On holiday');
});

test('the language is the account’s, on every device', async ({ person }) => {
  const ann = await person('Ann');
  await ann.openSettings('profile');
  await ann.page.getByLabel('Language', { exact: true }).selectOption('vi');
  await ann.section('Language and time').getByRole('button', { name: 'Save' }).click();
  await expect(ann.page.getByRole('heading', { level: 1, name: 'Hồ sơ' })).toBeVisible();
  await expect(ann.page.locator('html')).toHaveAttribute('lang', 'vi');
});

test('a password is changed, and only the new one signs in', async ({ person }) => {
  const ann = await person('Ann', { expected: refused });
  await ann.openSettings('account');
  const section = ann.section('Password');
  await section.getByLabel('Current password').fill('not this one');
  await section.getByLabel('New password').fill('quite another passphrase');
  await section.getByRole('button', { name: 'Change password' }).click();
  await expect(section.getByText('This is not your current password.')).toBeVisible();

  await section.getByLabel('Current password').fill(ann.account.password);
  await section.getByRole('button', { name: 'Change password' }).click();
  await expect(section.getByText('all other sessions are ended')).toBeVisible();
  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await ann.signIn();
  await expect(ann.page.getByText('The name or the password is not right.')).toBeVisible();
  await ann.signIn('quite another passphrase');
  await expect(ann.page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible();
});

test('the authenticator app is set up, asked for at sign-in, and replaced by a recovery code', async ({ person }) => {
  const ann = await person('Ann', { expected: refused });
  await ann.openSettings('security');
  await ann.page.getByRole('button', { name: 'Set up' }).click();
  await expect(ann.dialog.getByRole('img', { name: /QR code/ })).toBeVisible();
  const secret = await ann.dialog.getByRole('code').innerText();
  await ann.dialog.getByRole('textbox').fill(totp(secret, -1));
  const codes = ann.dialog.getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = await codes.first().innerText();
  await ann.dialog.getByRole('button', { name: 'I have kept them' }).click();
  await expect(ann.page.getByText('10 recovery codes left')).toBeVisible();

  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await ann.signIn();
  await expect(ann.page.getByRole('heading', { name: 'One more step.' })).toBeVisible();
  await ann.page.getByLabel('Code').fill('000000');
  await expect(ann.page.getByLabel('Code')).toHaveAccessibleDescription(/not right/);
  await ann.page.getByLabel('Code').fill(totp(secret));
  await expect(ann.page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();

  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await ann.signIn();
  await ann.page.getByRole('button', { name: 'Use a recovery code' }).click();
  await ann.page.getByLabel('Recovery code').fill(recovery);
  await ann.page.getByRole('button', { name: 'Go on' }).click();
  await expect(ann.page.getByText('9 recovery codes left')).toBeVisible();
});

test('an access token is shown once, and can be revoked', async ({ person }) => {
  const ann = await person('Ann');
  await ann.openSettings('tokens');
  await ann.page.getByRole('button', { name: 'New token' }).click();
  await ann.dialog.getByLabel('Name').fill('Backups');
  await ann.dialog.getByRole('button', { name: 'Create' }).click();
  await expect(ann.dialog.getByRole('code')).toHaveText(/^pat_/);
  await ann.dialog.getByRole('button', { name: 'Close' }).last().click();

  const row = ann.section('Your tokens').getByRole('listitem').filter({ hasText: 'Backups' });
  await expect(row).toContainText('never used');
  await row.getByRole('button', { name: 'Revoke: Backups' }).click();
  await ann.dialog.getByRole('button', { name: 'Revoke' }).click();
  await expect(ann.section('Your tokens').getByText('No tokens yet.')).toBeVisible();
});

test('an account is downloaded with all that it has, and deleted only after its name was typed', async ({ person }) => {
  await person('Ann');
  const ben = await person('Ben', { expected: refused });
  await ben.openSettings('account');
  const downloading = ben.page.waitForEvent('download');
  await ben.page.getByRole('button', { name: 'Download' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe(`parlance-${ben.account.username}.zip`);
  const begin = (await readFile(await download.path())).subarray(0, 4);
  expect(begin.toString('latin1')).toBe('PK\x03\x04');
  await ben.page.getByRole('button', { name: 'Delete my account…' }).click();
  await ben.dialog.getByRole('button', { name: 'Delete for ever' }).click();
  await expect(ben.dialog.getByRole('textbox')).toHaveAccessibleDescription('This is not the name of the account.');
  await ben.dialog.getByRole('textbox').fill(ben.account.username);
  await ben.dialog.getByRole('button', { name: 'Delete for ever' }).click();
  await expect(ben.page.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
  await ben.signIn();
  await expect(ben.page.getByText('The name or the password is not right.')).toBeVisible();
});

test('something sensitive asks for a sign-in first, and then goes on by itself', async ({ person }) => {
  const ann = await person('Ann', { expected: refused });
  await ann.openSettings('security');
  // As the server answers ten minutes after the sign-in.
  await ann.page.route(
    '**/api/v1/me/totp',
    (route) =>
      route.fulfill({
        status: 403,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 403, code: 'reauthentication_required' }),
      }),
    { times: 1 },
  );
  await ann.page.getByRole('button', { name: 'Set up' }).click();
  await expect(ann.dialog.getByRole('heading', { name: 'Sign in again' })).toBeVisible();
  await ann.dialog.getByLabel('Password', { exact: true }).fill('not the password');
  await ann.dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(ann.dialog.getByText('That is not right.')).toBeVisible();
  await ann.dialog.getByLabel('Password', { exact: true }).fill(ann.account.password);
  await ann.dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(ann.dialog.getByRole('heading', { name: 'Set up the authenticator app' })).toBeVisible();
});
