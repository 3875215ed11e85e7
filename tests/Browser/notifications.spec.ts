import { expect, test } from './support/test';

test.use({ isShared: true });

test('what is worth a word is chosen for each conversation, by keywords and by the clock', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Loud' });
  const url = ann.page.url();
  await ann.link('Loud').click({ button: 'right' });
  await ann.page.getByRole('menuitem', { name: 'Notifications…' }).click();
  await ann.dialog.getByRole('radio', { name: 'All messages' }).check();
  await expect(ann.dialog.getByText('Every message is news.')).toBeVisible();
  await ann.dialog.getByRole('button', { name: 'Eight hours' }).click();
  await expect(ann.dialog.getByRole('status')).toContainText('Muted until');
  await ann.page.keyboard.press('Escape');
  await expect(ann.link('Loud').getByRole('img', { name: 'Muted' })).toBeVisible();

  await ann.openSettings('notifications');
  const own = ann.section('Conversations with a level of their own').getByRole('listitem');
  await expect(own).toContainText(/All messages · Muted until/);
  await own.getByRole('button', { name: /^As it comes: Loud/ }).click();
  await expect(own).toHaveCount(0);

  await ann.page.getByLabel('Word or phrase').fill('release notes');
  await ann.page.getByRole('button', { name: 'Add' }).click();
  await expect(ann.page.getByRole('button', { name: 'Remove release notes' })).toBeVisible();
  await expect(ann.page.getByLabel('Word or phrase')).toHaveValue('');
  await ann.page.getByRole('radio', { name: 'By a schedule' }).check();
  for (const day of ['Sat', 'Sun']) {
    await ann.page.getByText(day, { exact: true }).click();
  }
  await ann.page.getByLabel('From').fill('21:30');
  await ann.page.getByRole('button', { name: 'Save' }).click();
  await expect(ann.page.getByText('Saved', { exact: true })).toBeVisible();

  await ann.page.reload();
  await expect(ann.page.getByLabel('From')).toHaveValue('21:30');
  await expect(ann.page.getByRole('checkbox', { name: 'Fri' })).toBeChecked();
  await expect(ann.page.getByRole('checkbox', { name: 'Sat' })).not.toBeChecked();
  await ann.page.getByRole('button', { name: 'Remove release notes' }).click();
  await expect(ann.page.getByText('No keywords yet.')).toBeVisible();
  await ann.page.goto(url);
  await expect(ann.link('Loud').getByRole('img', { name: 'Muted' })).toBeHidden();
});

test('one is not disturbed for a while, and others see it, until one ends it', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Calm' });
  const ben = await person('Ben', { channel: 'Calm' });
  await ann.profileMenu();
  await ann.page.getByRole('menuitem', { name: 'Do not disturb for 30 minutes' }).click();
  await expect(ann.page.getByRole('button', { name: /Account and settings/ })).toContainText('Do not disturb until');
  await ben.page.getByRole('button', { name: 'Show 2 people' }).click();
  await expect(ben.people.getByRole('img', { name: 'Do not disturb' })).toBeVisible();

  await ann.profileMenu();
  await expect(ann.page.getByRole('menuitem', { name: /^Do not disturb/ })).toHaveCount(0);
  await ann.page.getByRole('menuitem', { name: 'Let me be disturbed again' }).click();
  await expect(ben.people.getByRole('img', { name: 'Do not disturb' })).toBeHidden();
  await ann.profileMenu();
  await expect(ann.page.getByRole('menuitem', { name: 'Do not disturb until tomorrow' })).toBeVisible();
});
