import { expect, test } from './support/test';

test.use({ isShared: true });

test('conversations are put into folders and among the favourites, by menu and with the mouse, and stay there', async ({
  person,
}) => {
  const ann = await person('Ann', { channel: 'Kitchen' });
  const garden = `Garden ${ann.account.username}`;
  const attic = `Attic ${ann.account.username}`;
  await ann.makeChannel(garden);
  await ann.makeChannel(attic);
  // What stands in a section, in its order, whatever the badges say.
  const standing = (section: string) =>
    ann.list
      .locator('section')
      .filter({ has: ann.page.getByRole('heading', { name: section }) })
      .getByRole('link');
  await expect(standing('Channels')).toHaveText([/^Attic/, /^Garden/, /^Kitchen/]);

  // By menu: into a folder that is made with it, and among the favourites.
  await ann.link('Garden').click({ button: 'right' });
  await ann.page.getByRole('menuitem', { name: 'Move to folder…' }).click();
  await ann.dialog.getByRole('button', { name: 'Into a new folder' }).click();
  await ann.dialog.getByLabel('Name').fill('Home');
  await ann.dialog.getByRole('button', { name: 'Make folder' }).click();
  await expect(standing('Home')).toHaveText([/^Garden/]);
  await ann.link('Kitchen').click({ button: 'right' });
  await ann.page.getByRole('menuitem', { name: 'Add to favourites' }).click();
  await expect(standing('Favourites')).toHaveText([/^Kitchen/]);

  // With the mouse: above the one that is there already.
  await ann.link('Attic').dragTo(ann.link('Garden'), { targetPosition: { x: 40, y: 4 } });
  await expect(standing('Home')).toHaveText([/^Attic/, /^Garden/]);
  await expect(standing('Channels')).toHaveCount(0);
  await ann.link('Attic').click({ button: 'right' });
  await ann.page.getByRole('menuitem', { name: 'Move down' }).click();
  await expect(standing('Home')).toHaveText([/^Garden/, /^Attic/]);

  // Another folder, which is dragged above the first one.
  await ann.page.getByRole('button', { name: 'Begin a conversation' }).click();
  await ann.page.getByRole('menuitem', { name: 'New folder' }).click();
  await ann.dialog.getByLabel('Name').fill('Work');
  await ann.dialog.getByLabel('Emoji').fill('🛠️');
  await ann.dialog.getByRole('button', { name: 'Make folder' }).click();
  const headings = ann.list.getByRole('heading');
  await expect(headings).toHaveText(['Favourites', 'Home', '🛠️ Work', 'Channels', 'Direct messages']);
  const home = ann.list.getByRole('heading', { name: 'Home' });
  await ann.list.getByRole('heading', { name: 'Work' }).dragTo(home, { targetPosition: { x: 20, y: 2 } });
  await expect(headings).toHaveText(['Favourites', '🛠️ Work', 'Home', 'Channels', 'Direct messages']);

  // It is closed, renamed and removed; what was in it stands among the others again.
  await home.getByRole('button').click();
  await expect(standing('Home')).toHaveCount(0);
  await home.getByRole('button').click();
  await ann.page.getByRole('button', { name: 'More about the folder Home' }).click();
  await ann.page.getByRole('menuitem', { name: 'Change folder' }).click();
  await ann.dialog.getByLabel('Name').fill('House');
  await ann.dialog.getByRole('button', { name: 'Save' }).click();
  await ann.page.reload();
  await expect(standing('House')).toHaveText([/^Garden/, /^Attic/]);
  await ann.page.getByRole('button', { name: 'More about the folder House' }).click();
  await ann.page.getByRole('menuitem', { name: 'Remove folder' }).click();
  await ann.dialog.getByRole('button', { name: 'Remove folder' }).click();
  await expect(standing('Channels')).toHaveText([/^Attic/, /^Garden/]);
});
