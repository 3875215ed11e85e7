import { expectAccessible } from './support/expectations';
import type { Person } from './support/person';
import { expect, test } from './support/test';
import { totp } from './support/totp';

const refused = /status of 4\d\d/;

async function setUpApp(somebody: Person): Promise<void> {
  await somebody.page.getByRole('button', { name: 'Set up' }).click();
  await somebody.dialog.getByRole('textbox').fill(totp(await somebody.dialog.getByRole('code').innerText()));
  await expect(somebody.dialog.getByRole('listitem')).toHaveCount(10);
  await somebody.dialog.getByRole('button', { name: 'I have kept them' }).click();
}

async function askOf(administrator: Person, whom: string): Promise<void> {
  await administrator.openSettings('server');
  const question = administrator.page.getByRole('group', { name: 'Second step at sign-in' });
  await question.getByRole('radio', { name: whom }).check();
  await administrator.page.getByRole('button', { name: 'Save' }).click();
}

test('an administrator without a second step cannot ask others for one', async ({ person }) => {
  const ann = await person('Ann', { expected: refused });
  await askOf(ann, 'Everyone');
  await expect(ann.page.getByText('Set one up first, and keep one.')).toBeVisible();

  await ann.openSettings('security');
  await setUpApp(ann);
  await askOf(ann, 'Everyone');
  await expect(ann.page.getByText('Saved')).toBeVisible();

  await ann.openSettings('security');
  await ann.page.getByRole('button', { name: 'Turn off' }).click();
  await ann.dialog.getByRole('button', { name: 'Turn off' }).click();
  await expect(ann.dialog.getByText('Set one up first, and keep one.')).toBeVisible();
});

test('whoever is asked for a second step is led to it at once, and goes on from there', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben', { expected: refused });
  await ann.openSettings('security');
  await setUpApp(ann);
  await askOf(ann, 'Everyone');

  await expect(ben.page.getByRole('heading', { level: 1, name: 'One thing first.' })).toBeVisible({ timeout: 5_000 });
  await expect(ben.page.getByText('This server asks you for a second step when you sign in.')).toBeVisible();
  await expectAccessible(ben.page);
  await ben.page.goto(new URL('/settings/profile', ben.page.url()).href);
  await expect(ben.page).toHaveURL(/\/settings\/security$/u);
  await ben.page.getByRole('button', { name: 'Tiếng Việt' }).click();
  await expect(ben.page.getByRole('heading', { level: 1, name: 'Còn một việc trước đã.' })).toBeVisible();
  await ben.page.getByRole('button', { name: 'English' }).click();

  await setUpApp(ben);
  await ben.page.getByRole('button', { name: 'Go on' }).click();
  await expect(ben.page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
});
