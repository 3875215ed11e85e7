import { expect, test } from './support/test';

test.use({ isShared: true });

test('the inbox has where one was named, what is new in threads, and what one has begun to write', async ({
  person,
  server,
}) => {
  const ann = await person('Ann', { channel: 'Words' });
  const ben = await person('Ben', { channel: 'Words' });
  const { page } = ann;
  const id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await ann.write('What do we call it?');
  await ben.sees('What do we call it?');
  await page.goto(`${server.url}/c/${await ann.makeChannel(`Elsewhere ${ann.account.username}`)}`);
  await expect(ann.field).toBeVisible();
  await ben.say(id, `Ask @${ann.account.username} about the lease`);
  await ben.api('POST', '/messages', {
    conversation: id,
    clientId: crypto.randomUUID(),
    text: 'Parlance, I think',
    thread: 1,
  });

  await expect(page.getByRole('link', { name: /^Inbox.*2 new things/ })).toBeVisible();
  await page.keyboard.press('Control+Shift+M');
  const inbox = page.getByRole('region', { name: 'Inbox' });
  await expect(inbox.getByRole('link', { name: /Ben.*about the lease/ })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(ann.log.getByText('about the lease')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/c/${id}/2`);

  await ann.field.fill('half a thought');
  await page.getByRole('link', { name: /^Inbox.*new thing/ }).click();
  await inbox.getByRole('link', { name: /^Threads/ }).click();
  await inbox.getByRole('link', { name: /What do we call it\?.*1 new/ }).click();
  await expect(page.getByRole('region', { name: 'Thread' }).getByText('Parlance, I think')).toBeVisible();

  await page.getByRole('link', { name: 'Inbox', exact: true }).click();
  await inbox.getByRole('link', { name: 'Drafts' }).click();
  await expect(inbox.getByRole('link', { name: /Words.*half a thought/ })).toBeVisible();
  await inbox.getByRole('listitem').hover();
  await inbox.getByRole('button', { name: 'Discard draft' }).click();
  await expect(inbox.getByText('What you begin to write and do not send waits here.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await inbox.getByRole('link', { name: /half a thought/ }).click();
  await expect(ann.field).toHaveValue('half a thought');
});

test('a reply that names one is new once', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Once' });
  const ben = await person('Ben', { channel: 'Once' });
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  await ann.write('What do we call it?');
  await ben.sees('What do we call it?');
  await ann.page.goto(`${server.url}/c/${await ann.makeChannel(`Away ${ann.account.username}`)}`);
  await expect(ann.field).toBeVisible();
  const reply = { conversation: id, thread: 1, text: `Parlance, @${ann.account.username}?` };
  await ben.api('POST', '/messages', { ...reply, clientId: crypto.randomUUID() });
  // What is new is told when the threads have been read anew.
  const threads = ann.page.getByRole('region', { name: 'Inbox' }).getByRole('link', { name: 'Threads 1' });
  await ann.page.getByRole('link', { name: /^Inbox/ }).click();
  await expect(threads).toBeVisible();
  await expect(ann.page.getByRole('link', { name: /^Inbox.*1 new thing/ })).toBeVisible();
  await expect(ann.page.getByRole('link', { name: /^Inbox.*2 new things/ })).toHaveCount(0);
});
