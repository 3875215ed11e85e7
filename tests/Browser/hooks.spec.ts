import { expect, test } from './support/test';

test.use({ isShared: true });

test('a program writes at the address of an incoming webhook, until it is switched off', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Builds' });
  const title = await ann.page.getByRole('heading', { level: 1 }).innerText();
  await ann.page.getByRole('button', { name: `More about ${title}` }).click();
  await ann.page.getByRole('menuitem', { name: 'Incoming webhooks…' }).click();
  await ann.dialog.getByLabel('What it writes as').fill('Build');
  await ann.dialog.getByRole('button', { name: 'Make webhook' }).click();
  const address = new URL(await ann.dialog.locator('code').innerText());
  const post = (text: string) =>
    fetch(server.url + address.pathname, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text }),
    });
  expect((await post('Build *7* is green')).status).toBe(200);
  await ann.dialog.getByRole('button', { name: 'Done' }).click();
  const hook = ann.dialog.getByRole('listitem');
  await expect(hook).toContainText('Build');
  await hook.getByRole('button', { name: 'More about Build' }).click();
  await ann.page.getByRole('menuitem', { name: 'Switch off' }).click();
  await expect(hook).toContainText('switched off');
  expect((await post('Nobody reads this')).status).toBe(404);
  await hook.getByRole('button', { name: 'More about Build' }).click();
  await ann.page.getByRole('menuitem', { name: 'Remove' }).click();
  await ann.dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(ann.dialog.getByText('There are none yet.')).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await expect(ann.log.getByText('Build 7 is green')).toBeVisible();
});
