import { expect, test } from './support/test';

test.use({ isShared: true });

const refused = /status of 4\d\d/;

test('another user name asks for a sign-in first', async ({ person }) => {
  const ann = await person('Ann', { expected: refused });
  await ann.openSettings('profile');
  // As the server answers ten minutes after the sign-in.
  await ann.page.route(
    '**/api/v1/me',
    (route) =>
      route.request().method() === 'PATCH'
        ? route.fulfill({
            status: 403,
            contentType: 'application/problem+json',
            body: JSON.stringify({ status: 403, code: 'reauthentication_required' }),
          })
        : route.fallback(),
    // The reading before it goes through here too.
    { times: 2 },
  );
  const profile = ann.section('Profile');
  await profile.getByLabel('Username').fill(`${ann.account.username}-2`);
  await profile.getByRole('button', { name: 'Save' }).click();
  await ann.dialog.getByLabel('Password', { exact: true }).fill(ann.account.password);
  await ann.dialog.getByRole('button', { name: 'Go on' }).click();
  await expect(profile.getByText('Saved')).toBeVisible();
  await expect(profile.getByText(`@${ann.account.username}-2`)).toBeVisible();
});

test('a profile that was changed elsewhere is shown before it is changed here', async ({ person }) => {
  const ann = await person('Ann');
  await ann.openSettings('profile');
  const profile = ann.section('Profile');
  await profile.getByLabel('Status').fill('typed here');

  const elsewhere = await ann.context.newPage();
  await elsewhere.goto(ann.page.url());
  await elsewhere.getByLabel('About you').fill('written elsewhere');
  await elsewhere.getByRole('region', { name: 'Profile' }).getByRole('button', { name: 'Save' }).click();
  await expect(elsewhere.getByText('Saved')).toBeVisible();

  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(ann.page.getByText('Your profile was changed elsewhere meanwhile.')).toBeVisible();
  await expect(profile.getByLabel('About you')).toHaveValue('written elsewhere');
  await profile.getByLabel('Status').fill('typed again');
  await profile.getByRole('button', { name: 'Save' }).click();
  await expect(profile.getByText('Saved')).toBeVisible();
  await ann.page.reload();
  await expect(profile.getByLabel('Status')).toHaveValue('typed again');
  await expect(profile.getByLabel('About you')).toHaveValue('written elsewhere');
});
