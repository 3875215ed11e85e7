import { mailTo } from './support/mailbox';
import { expect, test } from './support/test';

const refused = /status of 4\d\d/;

test('a forgotten password is replaced through the link in the mail, and signs nobody in', async ({
  person,
  server,
}) => {
  const ann = await person('Ann', { expected: refused, email: 'ann@example.org' });
  await ann.page.goto((await mailTo(server.data, 'ann@example.org')).link);
  await expect(ann.page.getByRole('heading', { name: 'Confirmed.' })).toBeVisible();
  expect(ann.page.url()).not.toContain('token=');
  await ann.page.getByRole('link', { name: 'Go on' }).click();
  await ann.signOut();

  await ann.page.getByRole('link', { name: 'Forgot your password?' }).click();
  // Not the field of the page before, whose label has this word in it.
  await ann.page.getByLabel('E-mail', { exact: true }).fill('ann@example.org');
  await ann.page.getByRole('button', { name: 'Send link' }).click();
  await expect(ann.page.getByRole('heading', { name: 'Check your mail.' })).toBeVisible();
  await ann.page.goto((await mailTo(server.data, 'ann@example.org', 2)).link);
  await ann.page.getByLabel('New password').fill('quite another passphrase');
  await ann.page.getByRole('button', { name: 'Save password' }).click();
  await ann.page.getByRole('link', { name: 'Sign in' }).click();

  await ann.signIn();
  await expect(ann.page.getByText('The name or the password is not right.')).toBeVisible();
  await ann.signIn('quite another passphrase');
  await expect(ann.list).toBeVisible();
});

test('where addresses have to be confirmed, the code from the mail opens the chat', async ({ person, server }) => {
  const ann = await person('Ann', { email: 'ann@example.org' });
  await ann.page.goto((await mailTo(server.data, 'ann@example.org')).link);
  await ann.openSettings('server');
  await ann.page.getByRole('radio', { name: 'Required' }).check();
  await ann.page.getByRole('button', { name: 'Save' }).click();
  await expect(ann.page.getByText('Saved')).toBeVisible();

  const ben = await person('Ben', { stranger: '/register', expected: refused });
  await ben.page.getByLabel('Username').fill(ben.account.username);
  await ben.page.getByLabel('E-mail', { exact: true }).fill('ben@example.org');
  await ben.page.getByLabel('Password', { exact: true }).fill(ben.account.password);
  await ben.page.getByRole('button', { name: 'Create account' }).click();
  await expect(ben.page.getByText('a six-digit code to ben@example.org')).toBeVisible();
  const { code } = await mailTo(server.data, 'ben@example.org');
  await ben.page.getByLabel('Code').fill(code === '000000' ? '000001' : '000000');
  await expect(ben.page.getByLabel('Code')).toHaveAccessibleDescription(/not right/);
  await ben.page.getByLabel('Code').fill(code);
  await expect(ben.list).toBeVisible();
});

test('a new address counts once its code was typed', async ({ person, server }) => {
  const ann = await person('Ann', { email: 'ann@example.org' });
  await ann.openSettings('account');
  const section = ann.section('E-mail');
  await section.getByLabel('New address').fill('nguyen@example.org');
  await section.getByRole('button', { name: 'Change address' }).click();
  await expect(section.getByText('We sent a code to nguyen@example.org')).toBeVisible();
  await section.getByLabel('Code').fill((await mailTo(server.data, 'nguyen@example.org')).code);
  await expect(section.getByText('nguyen@example.org', { exact: true })).toBeVisible();
  await expect(section.getByText('Confirmed')).toBeVisible();
});
