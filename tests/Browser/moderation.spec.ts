import { expect, test } from './support/test';

// The first one of a server administers it: these have one of their own.
test('what is reported is decided by those who look after the place, and the log says so', async ({
  person,
  server,
}) => {
  const ann = await person('Ann', { channel: 'Square' });
  const ben = await person('Ben', { channel: 'Square' });
  const cy = await person('Cy', { channel: 'Square' });
  const title = await ann.page.getByRole('heading', { level: 1 }).innerText();
  await cy.write('Buy cheap watches');
  await cy.write('Cheap, cheap!');

  for (const [text, note] of [
    ['Buy cheap watches', 'He says so every day'],
    ['Cheap, cheap!', ''],
  ] as const) {
    await ben.act(text, 'Report…');
    await ben.dialog.getByLabel('In your words').fill(note);
    await ben.dialog.getByRole('button', { name: 'Send report' }).click();
    await expect(ben.page.getByText('Thank you. Somebody will look at it.').last()).toBeVisible();
  }

  await ann.openSettings('reports');
  const reports = ann.page.getByRole('list', { name: title }).getByRole('listitem');
  const first = reports.filter({ hasText: 'Buy cheap watches' });
  await expect(first).toContainText('“He says so every day”');
  await expect(first).toContainText('Reported by Ben');
  await first.getByRole('button', { name: 'Delete message: Cy' }).click();
  await ann.dialog.getByLabel('Why').fill('No trade here');
  await ann.dialog.getByRole('button', { name: 'Delete message' }).click();
  await expect(first).toBeHidden();
  await expect(ben.log.getByText('Message deleted')).toBeVisible();
  await reports.getByRole('button', { name: 'More about the report on Cy' }).click();
  await ann.page.getByRole('menuitem', { name: 'Mute author' }).click();
  await ann.dialog.getByRole('button', { name: 'Mute author' }).click();
  await expect(ann.page.getByText('Nothing waits for a decision.')).toBeVisible();
  await expect(cy.page.getByText(/You cannot write here until/)).toBeVisible();

  await ann.page.getByRole('radio', { name: 'Decided' }).check({ force: true });
  await expect(reports.filter({ hasText: 'No trade here' })).toContainText('Message deleted by Ann');

  await ann.openSettings('audit');
  const log = ann.page.getByRole('list', { name: 'Audit log' }).getByRole('listitem');
  await expect(log.filter({ hasText: `Deleted a message · Cy · message 1 in ${title}` })).toBeVisible();
  await ann.page.getByLabel('What', { exact: true }).selectOption('Muted somebody');
  await expect(log).toHaveCount(1);
  await expect(log).toContainText('Muted somebody · Cy');
  await ann.page.getByRole('button', { name: 'To whom Anybody' }).click();
  await ann.dialog.getByRole('button', { name: /Ben/ }).click();
  await expect(ann.page.getByText('Nothing like that was done.')).toBeVisible();
  const saving = ann.page.waitForEvent('download');
  await ann.page.getByRole('button', { name: 'Save as table' }).click();
  expect((await saving).suggestedFilename()).toBe('parlance-audit.csv');

  // Who looks after nothing has neither page.
  await ben.page.goto(`${server.url}/settings`);
  await expect(ben.page.getByRole('link', { name: 'Sessions' })).toBeVisible();
  await expect(ben.page.getByRole('link', { name: 'Reports' })).toBeHidden();
});
