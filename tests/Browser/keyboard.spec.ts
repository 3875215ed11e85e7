import type { Locator } from '@playwright/test';
import { accountFor } from './support/accounts';
import type { Person } from './support/person';
import { expect, test } from './support/test';

test.use({ isShared: true });

const stepsMax = 60;

/** Goes there as somebody without a mouse does: from one thing to the next. */
async function tabTo({ page }: Person, target: Locator, key = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < stepsMax; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      return;
    }
    await page.keyboard.press(key);
  }
  throw new Error(`${target} is not reached by ${stepsMax} × ${key}.`);
}

test('from the door to the door by keys alone: come, find a channel, write, react, answer, search, leave', async ({
  person,
}) => {
  const ben = await person('Ben', { channel: 'Keys alone' });
  await ben.write('tea at four');
  const title = (await ben.page.getByRole('heading', { level: 1 }).innerText()).trim();

  const ann = await person('Ann', { stranger: '/' });
  const { keyboard } = ann.page;
  const account = accountFor('Ann');

  await tabTo(ann, ann.page.getByRole('link', { name: 'Create one' }));
  await keyboard.press('Enter');
  await tabTo(ann, ann.page.getByLabel('Name', { exact: true }));
  await keyboard.type('Ann');
  await tabTo(ann, ann.page.getByLabel('Username'));
  await keyboard.type(account.username);
  await tabTo(ann, ann.page.getByLabel('Password', { exact: true }));
  await keyboard.type(account.password);
  await keyboard.press('Enter');

  await tabTo(ann, ann.page.getByRole('main').getByRole('button', { name: 'Find channels' }));
  await keyboard.press('Enter');
  await expect(ann.dialog.getByLabel('Find by name')).toBeFocused();
  await keyboard.type(title);
  await tabTo(ann, ann.dialog.getByRole('button', { name: `Join ${title}` }));
  await keyboard.press('Enter');
  await expect(ann.field).toBeFocused();
  await keyboard.type('I am **coming**');
  await keyboard.press('Enter');
  await expect(ben.log.getByText('I am coming')).toBeVisible();

  await keyboard.press('Shift+Tab');
  await tabTo(ann, ann.log.locator('..'), 'Shift+Tab');
  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowUp');
  await expect(ann.message('tea at four')).toBeFocused();
  await tabTo(ann, ann.page.getByRole('button', { name: 'React with 👍' }));
  await keyboard.press('Enter');
  await expect(ben.log.getByRole('button', { name: 'Ann reacted with 👍' })).toBeVisible();

  await tabTo(ann, ann.page.getByRole('button', { name: 'Reply in thread' }));
  await keyboard.press('Enter');
  const thread = ann.page.getByRole('region', { name: 'Thread' });
  await expect(thread.getByRole('textbox', { name: /^Message to/ })).toBeFocused();
  await keyboard.type('with milk, please');
  await keyboard.press('Enter');
  await expect(thread.getByRole('article').filter({ hasText: 'with milk, please' })).toBeVisible();
  await expect(ben.log.getByRole('button', { name: /1 reply/ })).toBeVisible();

  await keyboard.press('Control+k');
  await keyboard.type('milk');
  await keyboard.press('Enter');
  await expect(ann.page).toHaveURL(/\/search\?q=milk$/u);
  const found = ann.page.getByRole('main').getByRole('button', { name: /with milk, please/ });
  await expect(found).toBeVisible();
  await tabTo(ann, found);
  await keyboard.press('Enter');
  await expect(ann.page).toHaveURL(/\/c\/[^/]+\/t\/\d+\/\d+$/u);

  await tabTo(ann, ann.page.getByRole('button', { name: /Account and settings/ }));
  await keyboard.press('Enter');
  await keyboard.press('End');
  await expect(ann.page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(ann.page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
});
