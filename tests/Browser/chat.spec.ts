import { expect, test } from './support/test';

test('two people in one room see each other and what each of them writes', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben');

  await expect(ann.hereNow.getByRole('listitem')).toHaveText([/Ann.*you/, /Ben/]);
  await expect(ben.hereNow.getByRole('listitem')).toHaveText([/Ben.*you/, /Ann/]);
  await expect(ann.page.getByText('2 people here')).toBeVisible();
  await expect(ann.page.getByText('2 online')).toBeVisible();
  await expect(ann.log.getByText('Ben joined')).toBeVisible();

  await ann.write('Hello, Ben!');
  await ben.sees('Hello, Ben!');
  await ben.write('Chào Ann, khỏe không?');
  await ann.sees('Chào Ann, khỏe không?');
  expect(await ann.texts()).toEqual(['Hello, Ben!', 'Chào Ann, khỏe không?']);
  expect(await ben.texts()).toEqual(await ann.texts());

  await ben.page.close();
  await expect(ann.log.getByText('Ben left')).toBeVisible();
  await expect(ann.page.getByText('1 person here')).toBeVisible();
});

test('a room that one opens can be found and joined by the other, who sees what was said', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben');

  await ann.createRoom('Phòng trà');
  await ann.write('Is anybody here?');
  await expect(ben.room('Phòng trà')).toContainText('1 person');
  await ben.room('Phòng trà').click();

  await ben.sees('Is anybody here?');
  await expect(ann.page.getByText('2 people here')).toBeVisible();
  await ben.write('I am.');
  await ann.sees('I am.');
});

test('what is said in another room of mine is counted until I look', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben');
  await ann.createRoom('Elsewhere');

  await ben.write('one');
  await ben.write('two');
  await expect(ann.room('Lounge')).toContainText('2 unread messages');
  await expect(ann.page).toHaveTitle('(2) Elsewhere · Parlance');

  await ann.room('Lounge').click();
  await ann.sees('two');
  await expect(ann.log.getByText('New', { exact: true })).toBeVisible();
  await expect(ann.page).toHaveTitle('Lounge · Parlance');
});

test('leaving a room ends it for me and tells the others', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben');

  await ben.page.getByRole('button', { name: 'Leave Lounge' }).click();
  await expect(ben.page.getByRole('heading', { name: 'No room open' })).toBeVisible();
  await expect(ann.log.getByText('Ben left')).toBeVisible();
  await ann.write('still here');

  await ben.room('Lounge').click();
  await ben.sees('still here');
});

test('others see that somebody is typing, and that they stopped', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben');

  await ann.field.pressSequentially('Well');
  await expect(ben.page.getByText('Ann is typing')).toBeVisible();
  await ann.field.fill('');
  await expect(ben.page.getByText('Ann is typing')).toBeHidden();
});

test('Shift+Enter starts a line, and Enter during composition sends nothing', async ({ person }) => {
  const ann = await person('Ann');

  await ann.field.pressSequentially('first');
  await ann.field.press('Shift+Enter');
  await ann.field.pressSequentially('second');
  await ann.field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
  await expect(ann.field).toHaveValue('first\nsecond');
  await ann.field.press('Enter');
  await expect(ann.log.getByText('first\nsecond')).toBeVisible();
});

test('only web addresses become links, and markup stays text', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben');

  await ann.write('<img src=x onerror=alert(1)> javascript:alert(1) https://example.org/a_(b).');
  const links = ben.log.getByRole('link');
  await expect(links).toHaveText(['https://example.org/a_(b)']);
  await expect(links).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await expect(ben.log.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
});

test('two people of one name are told apart', async ({ person }) => {
  const ann = await person('Ann');
  await person('ann');

  const others = ann.hereNow.getByRole('listitem');
  await expect(others).toHaveCount(2);
  await expect(others.nth(1)).toHaveText(/^Aann[\w-]{4}$/);
});

test('a new name reaches the others', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben');

  await ann.openSettings('profile');
  await ann.page.getByLabel('Name', { exact: true }).fill('Anna');
  await ann.section('Profile').getByRole('button', { name: 'Save' }).click();
  await expect(ann.page.getByText('Saved')).toBeVisible();
  await ann.page.getByRole('link', { name: 'Back to the chat' }).click();
  await expect(ben.hereNow.getByText('Anna')).toBeVisible();
});

test('a name and the rooms survive a reload', async ({ person }) => {
  const ann = await person('Ann');
  await ann.createRoom('Corner');
  await ann.write('to be kept');
  await ann.page.reload();

  await ann.sees('to be kept');
  await expect(ann.room('Lounge')).toBeVisible();
  await expect(ann.hereNow.getByRole('listitem')).toHaveText([/Ann.*you/]);
});

test('a link to a room leads into it', async ({ person }) => {
  const ann = await person('Ann');
  await ann.createRoom('Side room');
  const ben = await person('Ben', { hash: new URL(ann.page.url()).hash });

  await expect(ben.page.getByRole('heading', { level: 1, name: 'Side room' })).toBeVisible();
  await expect(ann.log.getByText('Ben joined')).toBeVisible();
});
