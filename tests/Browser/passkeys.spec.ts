import type { Person } from './support/person';
import { expect, test } from './support/test';

test.use({ host: 'localhost' });

/**
 * Chromium's own authenticator, which answers without a finger: to the suggestions in the field for the name too, which
 * would sign in before anyone has asked. So these are left out.
 */
async function plugIn({ context, page }: Person): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
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

test('a passkey is added, named, and signs in by itself', async ({ person }) => {
  const ann = await person('Ann');
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
  await plugIn(ann);
  await ann.openSettings('security');
  await ann.page.getByRole('button', { name: 'Add a passkey' }).click();
  await ann.dialog.getByRole('button', { name: 'Save' }).click();
  await ann.section('Passkey after the password').getByRole('button', { name: 'Turn on' }).click();
  await expect(ann.dialog.getByRole('listitem')).toHaveCount(10);
  await ann.dialog.getByRole('button', { name: 'I have kept them' }).click();

  await ann.page.getByRole('button', { name: 'Sign out' }).click();
  await ann.signIn();
  await expect(ann.page.getByRole('heading', { name: 'One more step.' })).toBeVisible();
  await ann.page.getByRole('button', { name: 'Use a passkey' }).click();
  await expect(ann.page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
});
