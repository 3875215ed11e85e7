import type { Person } from './support/person';
import { expect, test } from './support/test';

test.use({ isShared: true });

/** As if it had been copied elsewhere. */
const paste = (person: Person, data: Readonly<Record<string, string>>) =>
  person.field.evaluate((field, given) => {
    const clipboardData = new DataTransfer();
    for (const [type, words] of Object.entries(given)) {
      clipboardData.setData(type, words);
    }
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    return field.dispatchEvent(event);
  }, data);

const idOf = (person: Person) => new URL(person.page.url()).pathname.split('/')[2] ?? '';

test('cells of a spreadsheet become a table, and an address over words a link', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Paste' });
  await ann.field.fill('Prices:');
  const cells = '<table><tr><td>Tea</td><td>Price</td></tr><tr><td>Sen</td><td>45.000</td></tr></table>';
  await paste(ann, { 'text/html': `<meta charset="utf-8">${cells}`, 'text/plain': 'Tea\tPrice\nSen\t45.000' });
  await expect(ann.field).toHaveValue('Prices:\n\n| Tea | Price |\n| --- | --: |\n| Sen | 45.000 |\n');
  await ann.field.press('Enter');
  await expect(ann.log.getByRole('cell', { name: '45.000' })).toBeVisible();

  // Words alone, as they are pasted without their form, stay as they are: the browser is let do it.
  expect(await paste(ann, { 'text/plain': 'Tea\tPrice\nSen\t45.000' })).toBe(true);

  await ann.field.fill('the plan');
  await ann.field.press('ControlOrMeta+a');
  await paste(ann, { 'text/plain': 'https://example.org/plan' });
  await expect(ann.field).toHaveValue('[the plan](https://example.org/plan)');
});

test('Tab indents within code, and moves on everywhere else', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Indent' });
  await ann.field.fill('```\nif');
  await ann.field.press('Tab');
  await expect(ann.field).toHaveValue('```\nif  ');
  await ann.field.press('Shift+Home');
  await ann.field.press('Shift+ArrowUp');
  await ann.field.fill('```\na\nb');
  await ann.field.press('Shift+Home');
  await ann.field.press('Shift+ArrowUp');
  await ann.field.press('Tab');
  await expect(ann.field).toHaveValue('```\n  a\n  b');
  await ann.field.press('Shift+Tab');
  await expect(ann.field).toHaveValue('```\na\nb');
  await ann.field.press('ControlOrMeta+Home');
  await ann.field.press('Tab');
  await expect(ann.field).not.toBeFocused();
});

test('keys make words bold, italic, code and struck, and take it away again', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Marks' });
  for (const [keys, mark] of [
    ['ControlOrMeta+b', '**'],
    ['ControlOrMeta+i', '_'],
    ['ControlOrMeta+e', '`'],
    ['ControlOrMeta+Shift+x', '~~'],
  ] as const) {
    await ann.field.fill('tea');
    await ann.field.press('ControlOrMeta+a');
    await ann.field.press(keys);
    await expect(ann.field).toHaveValue(`${mark}tea${mark}`);
    await ann.field.press(keys);
    await expect(ann.field).toHaveValue('tea');
  }
});

test('the field grows with what is written, to a height, and Escape ends an edit', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Grow' });
  const height = async () => (await ann.field.locator('..').boundingBox())?.height ?? 0;
  const one = await height();
  await ann.field.fill('a\n'.repeat(5));
  await expect.poll(height).toBeGreaterThan(one * 2);
  await ann.field.fill('a\n'.repeat(500));
  await expect.poll(height).toBeLessThan(450);
  await ann.write('said');
  await ann.sees('said');
  await expect(ann.field).toBeFocused();
  // What is still on its way cannot be edited yet.
  await expect(async () => {
    await ann.page.keyboard.press('ArrowUp');
    const edit = ann.page.getByRole('textbox', { name: 'Other words for your message' });
    await expect(edit).toHaveValue('said', { timeout: 500 });
  }).toPass();
  await ann.page.keyboard.press('Escape');
  await expect(ann.field).toHaveValue('');
});

test('one sees what it will look like before it is sent', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Preview' });
  await ann.field.fill('Tea is **ready**');
  await ann.page.getByRole('button', { name: 'Other ways to send' }).click();
  await ann.page.getByRole('menuitem', { name: 'Show a preview' }).click();
  const preview = ann.page.getByRole('region', { name: 'Preview' });
  await expect(preview.locator('strong')).toHaveText('ready');
  await ann.field.press('Enter');
  await expect(preview).toBeHidden();
  await expect(ann.log.locator('strong')).toHaveText('ready');
});

test('a very long message shows its beginning, until one wants all of it', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Long' });
  const lines = Array.from({ length: 60 }, (_, at) => `line ${at + 1}`);
  await ann.say(idOf(ann), lines.join('\n'));
  const more = ann.log.getByRole('button', { name: 'Show all of it' });
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  const height = async () => (await ann.log.getByRole('article').boundingBox())?.height ?? 0;
  const before = await height();
  await more.click();
  await expect.poll(height).toBeGreaterThan(before * 2);
  await ann.log.getByRole('button', { name: 'Show less' }).click();
  await expect.poll(height).toBe(before);
});

test('the name of a day leads to other days', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Days' });
  await ann.write('the first');
  await ann.write('another');
  await ann.log.getByRole('button', { name: 'Go to a date' }).click();
  const date = ann.dialog.getByLabel('Date');
  const today = await date.inputValue();
  await date.fill(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}`);
  await ann.dialog.getByRole('button', { name: 'Go there' }).click();
  await expect(ann.dialog.getByText('This day is still to come.')).toBeVisible();
  await date.fill(today);
  await ann.dialog.getByRole('button', { name: 'Go there' }).click();
  await expect(ann.dialog).toBeHidden();
  await expect(ann.page).toHaveURL(/\/c\/[^/]+\/\d+$/u);
  await ann.sees('the first');
});

test('letters, room and contrast are as one wants them, on this device', async ({ person }) => {
  const ann = await person('Ann');
  await ann.openSettings('profile');
  const size = () => ann.page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  const normal = await size();
  await ann.page.getByRole('radio', { name: 'Large', exact: true }).check({ force: true });
  await expect.poll(size).toBeGreaterThan(normal);
  await ann.page.getByRole('radio', { name: 'Compact', exact: true }).check({ force: true });
  await ann.page.getByRole('radio', { name: 'High', exact: true }).check({ force: true });
  await ann.page.reload();
  await expect.poll(size).toBeGreaterThan(normal);
  await expect(ann.page.locator('html')).toHaveAttribute('data-density', 'compact');
  await expect(ann.page.locator('html')).toHaveAttribute('data-contrast', 'more');
});

test('what is written from right to left begins at the right', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Right to left' });
  await ann.field.fill('مرحبا بالعالم');
  expect(await ann.field.evaluate((field) => getComputedStyle(field).direction)).toBe('rtl');
  await ann.say(idOf(ann), 'مرحبا بالعالم');
  const toTheRight = await ann.log.getByText('مرحبا بالعالم').evaluate((paragraph) => {
    const words = document.createRange();
    words.selectNodeContents(paragraph);
    return paragraph.getBoundingClientRect().right - words.getBoundingClientRect().right;
  });
  expect(Math.abs(toTheRight)).toBeLessThan(1);
});

test.describe('on a new server', () => {
  test.use({ isShared: false });

  test('its first administrator is led through three steps, and they go when they are taken', async ({ person }) => {
    const ann = await person('Ann');
    const steps = ann.page.getByRole('region', { name: 'First steps' });
    await steps.getByRole('button', { name: 'Make a channel' }).click();
    await ann.dialog.getByLabel('Name', { exact: true }).fill('Lounge');
    await ann.dialog.getByRole('button', { name: 'Make channel' }).click();
    await expect(ann.field).toBeVisible();
    await expect(steps.getByRole('listitem').filter({ hasText: 'Done:' })).toHaveText('Done:Make a channel');
    await steps.getByRole('link', { name: 'Invite people with a link' }).click();
    await expect(ann.page.getByRole('heading', { name: 'Invitations' }).first()).toBeVisible();
    await ann.page.getByRole('link', { name: 'Back to the chat' }).click();
    await steps.getByRole('link', { name: 'Look through the settings' }).click();
    await ann.page.getByRole('link', { name: 'Back to the chat' }).click();
    await expect(ann.list).toBeVisible();
    await expect(steps).toBeHidden();

    const ben = await person('Ben');
    await expect(ben.page.getByRole('region', { name: 'First steps' })).toHaveCount(0);
  });

  test('a newcomer makes the first channel, or joins one that there is, on a phone too', async ({ person }) => {
    const ann = await person('Ann');
    const welcome = ann.page.getByRole('region', { name: 'Good to see you, Ann.' });
    await expect(welcome).toContainText('There is no channel here yet.');
    await welcome.getByRole('button', { name: 'New channel' }).click();
    await ann.dialog.getByLabel('Name', { exact: true }).fill('Lounge');
    await ann.dialog.getByRole('button', { name: 'Make channel' }).click();
    await ann.write('Who else is here?');

    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    for (const ben of [await person('Ben'), await person('Cleo', phone)]) {
      await ben.page.getByRole('button', { name: 'Join Lounge' }).click();
      await ben.sees('Who else is here?');
    }
  });
});
