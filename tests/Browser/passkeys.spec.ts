import { Gate } from './support/gate';
import type { Person } from './support/person';
import { expect, test } from './support/test';

test.use({ host: 'localhost', isShared: true });

/** Chromium's own authenticator, which answers every question at once, without a finger. */
async function plugIn({ context, page }: Person): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** It answers to the suggestions in the field for the name too, before anyone could press a button. */
const withoutSuggestions = ({ page }: Person) =>
  page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });

async function addPasskey(person: Person): Promise<void> {
  await person.openSettings('security');
  await person.page.getByRole('button', { name: 'Add a passkey' }).click();
  await person.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(person.section('Passkeys').getByRole('listitem')).toBeVisible();
}

test('a passkey is added, named, and signs in by itself', async ({ person }) => {
  const ann = await person('Ann');
  await withoutSuggestions(ann);
  await plugIn(ann);
  await ann.openSettings('security');
  await ann.page.getByRole('button', { name: 'Add a passkey' }).click();
  await ann.dialog.getByLabel('Name').fill('My laptop');
  await ann.dialog.getByRole('button', { name: 'Save' }).click();
  const row = ann.section('Passkeys').getByRole('listitem');
  await expect(row).toContainText('My laptop');

  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await ann.page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(row).toContainText('last used');

  await row.getByRole('button', { name: 'Rename: My laptop' }).click();
  await ann.dialog.getByLabel('Name').fill('Old laptop');
  await ann.dialog.getByRole('button', { name: 'Save' }).click();
  await expect(row).toContainText('Old laptop');
  await row.getByRole('button', { name: 'Remove: Old laptop' }).click();
  await ann.dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(ann.section('Passkeys').getByText('No passkey yet.')).toBeVisible();
});

test('a passkey can be the second step after the password', async ({ person }) => {
  const ann = await person('Ann');
  await withoutSuggestions(ann);
  await plugIn(ann);
  await addPasskey(ann);
  await ann.section('Passkey after the password').getByRole('button', { name: 'Turn on' }).click();
  await expect(ann.dialog.getByRole('listitem')).toHaveCount(10);
  await ann.dialog.getByRole('button', { name: 'I have kept them' }).click();

  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await ann.signIn();
  await expect(ann.page.getByRole('heading', { name: 'One more step.' })).toBeVisible();
  await ann.page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(ann.page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
});

test('a passkey that the browser suggests in the field for the name signs in, also when it has waited too long', async ({
  person,
}) => {
  const ann = await person('Ann', { expected: /status of 404/ });
  await plugIn(ann);
  await addPasskey(ann);
  // As the server answers ten minutes after it has begun the ceremony.
  await ann.page.route(
    '**/api/v1/auth/passkey',
    (route) =>
      route.fulfill({
        status: 404,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 404, code: 'not_found' }),
      }),
    { times: 1 },
  );
  const second = new Gate();
  let begun = 0;
  await ann.page.route('**/api/v1/auth/passkey/options', async (route) => {
    begun++;
    await (begun > 1 ? second.opened : undefined);
    await route.continue();
  });
  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(ann.page.getByText('That took too long. Please choose the passkey once more.')).toBeVisible();
  await expect(ann.page.getByLabel('Username or e-mail')).toHaveAttribute('autocomplete', 'username webauthn');
  second.open();
  await expect(ann.page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
  await expect(ann.section('Passkeys').getByRole('listitem')).toContainText('last used');
  expect(begun).toBe(2);
});

test('a passkey that was asked for in vain is suggested again', async ({ person }) => {
  const ann = await person('Ann', { stranger: '/register' });
  await plugIn(ann);
  let begun = 0;
  ann.page.on('request', (request) => {
    begun += request.url().endsWith('/auth/passkey/options') ? 1 : 0;
  });
  await ann.register(new URL(ann.page.url()).origin);
  await ann.page.goto(new URL('/', ann.page.url()).href);
  await ann.signOut();
  await expect.poll(() => begun).toBe(1);
  await ann.page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  // That is one more, and another in the field once it has come to nothing.
  await expect.poll(() => begun).toBe(3);
});
