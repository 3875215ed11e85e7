import { expect, test } from './support/test';

// The first account of a server administers it.

const refused = /status of 4\d\d/;

test('the first one to come makes their account, is in, and administers the server', async ({ person }) => {
  const ann = await person('Ann', { stranger: '/' });
  await expect(ann.page.getByText('The first one will be the administrator’s: yours.')).toBeVisible();
  await ann.page.getByLabel('Name', { exact: true }).fill('Ann');
  await ann.page.getByLabel('Username').fill(ann.account.username);
  await ann.page.getByLabel('Password', { exact: true }).fill(ann.account.password);
  await ann.page.getByRole('button', { name: 'Create account' }).click();

  await expect(ann.list).toBeVisible();
  await expect(ann.page.getByRole('heading', { name: 'Good to see you, Ann.' })).toBeVisible();
  await ann.openSettings('server');
  await expect(ann.page.getByRole('heading', { name: 'Who may come in' })).toBeVisible();
});

test('an invitation leads a guest in where the server is closed', async ({ person }) => {
  const ann = await person('Ann');
  await ann.openSettings('server');
  await ann.page.getByRole('radio', { name: 'By invitation' }).check();
  await ann.page.getByRole('button', { name: 'Save' }).click();
  await expect(ann.page.getByText('Saved')).toBeVisible();

  await ann.openSettings('invitations');
  await ann.page.getByRole('button', { name: 'New invitation' }).click();
  await ann.dialog.getByLabel('They come as').selectOption('guest');
  await ann.dialog.getByRole('button', { name: 'Create link' }).click();
  const link = new URL(await ann.dialog.getByRole('code').innerText());

  const ben = await person('Ben', { stranger: '/register' });
  await expect(ben.page.getByRole('heading', { name: 'By invitation.' })).toBeVisible();
  await ben.page.goto(new URL(`/join${link.hash}`, ben.page.url()).href);
  await expect(ben.page.getByText('As a guest.')).toBeVisible();
  expect(ben.page.url()).not.toContain('invitation=');
  await ben.page.getByRole('link', { name: 'Accept and create an account' }).click();
  await ben.page.getByLabel('Name', { exact: true }).fill('Ben');
  await ben.page.getByLabel('Username').fill(ben.account.username);
  await ben.page.getByLabel('Password', { exact: true }).fill(ben.account.password);
  await ben.page.getByRole('button', { name: 'Create account' }).click();
  await expect(ben.list).toBeVisible();

  await ann.openSettings('people');
  await expect(ann.page.getByLabel('Role of Ben')).toHaveValue('guest');
});

test('an account that is switched off is out at once, and in again when it is on', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben', { expected: refused });
  await ann.openSettings('people');
  await ann.page.getByRole('button', { name: 'More about Ben' }).click();
  await ann.page.getByRole('menuitem', { name: 'Switch off' }).click();
  await ann.dialog.getByRole('button', { name: 'Switch off' }).click();
  await expect(ben.page.getByText('switched off by an administrator')).toBeVisible();

  await ann.page.getByRole('button', { name: 'More about Ben' }).click();
  await ann.page.getByRole('menuitem', { name: 'Switch on again' }).click();
  await expect(ann.page.getByText('Switched off')).toBeHidden();
  await ben.signIn();
  await expect(ben.list).toBeVisible();
});
