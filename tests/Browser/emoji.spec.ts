import { crc32, deflateSync } from 'node:zlib';
import { expect, test } from './support/test';

/** A red square as a PNG. */
function square(side: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head.set([8, 2], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(3 * side, Buffer.from([220, 60, 60]))]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: side }, () => line)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

// The first one of a server administers it: these have one of their own.
test('an emoji that somebody adds is there for all, in what they write and as a reaction, until it is removed', async ({
  person,
}) => {
  const ann = await person('Ann', { channel: 'Studio' });
  const ben = await person('Ben', { channel: 'Studio' });
  const url = ben.page.url();

  // Larger than the server takes.
  await ben.openSettings('emoji');
  const file = { name: 'Red Square.png', mimeType: 'image/png', buffer: square(900) };
  await ben.page.getByLabel('Picture', { exact: true }).setInputFiles(file);
  await expect(ben.page.getByLabel('Name')).toHaveValue('red-square');
  await ben.page.getByRole('button', { name: 'Add', exact: true }).click();
  const list = ben.page.getByRole('list', { name: 'Emoji of this server' });
  await expect(list.getByRole('listitem')).toContainText(':red-square:by Ben');

  await ben.page.goto(url);
  await ann.field.pressSequentially('look :red-sq');
  await expect(ann.page.getByRole('option', { name: 'red-square' })).toBeVisible();
  await ann.field.press('Enter');
  await ann.field.press('Enter');
  const picture = ben.log.getByRole('img', { name: ':red-square:' });
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(128);
  const message = ben.log.getByRole('article').last();
  await message.hover();
  await message.getByRole('button', { name: 'Add a reaction' }).click();
  await ben.page.getByRole('searchbox', { name: 'Find an emoji' }).fill('red-sq');
  await ben.page.getByRole('button', { name: 'red-square' }).click();
  await expect(ann.log.getByRole('button', { name: 'Ben reacted with :red-square:' })).toBeVisible();

  // Who may add is the administrators' to decide, and nothing else goes back to its beginnings with it.
  const before = (await ann.api('GET', '/admin/settings')) as object;
  await ann.api('PUT', '/admin/settings', { ...before, retentionDays: 90 });
  await ann.openSettings('server');
  await ann.page.getByRole('group', { name: 'Who adds emoji' }).getByRole('radio', { name: 'Administrators' }).check();
  await ann.page.getByRole('button', { name: 'Save' }).click();
  await expect(ann.page.getByText('Saved')).toBeVisible();
  expect(await ann.api('GET', '/admin/settings')).toMatchObject({
    customEmojiFrom: 'administrator',
    retentionDays: 90,
  });
  await ben.openSettings('sessions');
  await expect(ben.page.getByRole('link', { name: 'Sessions' })).toBeVisible();
  await expect(ben.page.getByRole('link', { name: 'Emoji' })).toBeHidden();

  await ann.openSettings('emoji');
  await ann.page.getByRole('button', { name: 'Remove :red-square:' }).click();
  await ann.dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(ann.page.getByText('There are none yet.')).toBeVisible();
  await ben.page.goto(url);
  await expect(ben.log.getByText('look :red-square:')).toBeVisible();
  await message.hover();
  await expect(message.getByRole('button', { name: 'React with 👍' })).toBeVisible();
  await expect(message.getByRole('button', { name: 'React with :red-square:' })).toBeHidden();
});

test('emoji have the tone of skin that one has chosen, wherever one takes them from', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Tones' });
  const picker = ann.page.getByRole('button', { name: 'Insert an emoji' });
  await picker.click();
  await ann.page.getByRole('combobox', { name: 'Skin tone' }).selectOption('3');
  await ann.page.getByRole('searchbox', { name: 'Find an emoji' }).fill('waving hand');
  await ann.page.getByRole('button', { name: 'waving hand' }).click();
  await expect(ann.field).toHaveValue('👋🏽');
  await ann.page.reload();
  await ann.field.fill('');
  await picker.click();
  await expect(ann.page.getByRole('combobox', { name: 'Skin tone' })).toHaveValue('3');
});
