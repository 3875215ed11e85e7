import { expect, test } from './support/test';

test.use({ isShared: true });

test('two people in one channel see at once what each of them writes, and that they are about to', async ({
  person,
}) => {
  const ann = await person('Ann', { channel: 'Lounge' });
  const ben = await person('Ben', { channel: 'Lounge' });

  await ann.write('Hello, Ben!');
  await ben.sees('Hello, Ben!');
  // Nobody is told of it twice: to a page whose way to the server is just changing it is said again with a later key.
  await expect(async () => {
    await ann.field.pressSequentially('Well ');
    await expect(ben.page.getByText('Ann is typing')).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await ann.field.fill('');
  await expect(ben.page.getByText('Ann is typing')).toBeHidden();

  await ben.write('Chào Ann, khỏe không?');
  await ann.sees('Chào Ann, khỏe không?');
  expect(await ann.texts()).toEqual(['Hello, Ben!', 'Chào Ann, khỏe không?']);
  expect(await ben.texts()).toEqual(await ann.texts());
});

test('a message is answered, reacted to, edited and deleted, and the others see it', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Desk' });
  const ben = await person('Ben', { channel: 'Desk' });
  await ann.write('Shall we ship?');
  await ben.sees('Shall we ship?');

  await ben.act('Shall we ship?', 'Reply');
  await expect(ben.page.getByText('Answering Ann')).toBeVisible();
  await ben.write('Yes');
  await expect(ann.message('Yes').getByRole('button', { name: /Ann.*Shall we ship\?/ })).toBeVisible();

  await ann.act('Yes', 'React with 🎉');
  const party = ben.message('Yes').getByRole('button', { name: 'Ann reacted with 🎉' });
  await expect(party).toHaveAttribute('aria-pressed', 'false');
  await party.click();
  await expect(ann.message('Yes').getByRole('button', { name: /reacted with 🎉/ })).toContainText('2');

  await ben.field.press('ArrowUp');
  await expect(ben.page.getByRole('textbox', { name: 'Other words for your message' })).toHaveValue('Yes');
  await ben.page.keyboard.press('End');
  await ben.page.keyboard.type(', today');
  await ben.page.keyboard.press('Enter');
  await expect(ann.message('Yes, today').getByText('edited')).toBeVisible();

  await ann.act('Shall we ship?', 'Delete');
  await ann.dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(ben.log.getByRole('article').getByText('Message deleted').first()).toBeVisible();
  await expect(ben.log.getByText('Shall we ship?')).toBeHidden();
});

test('what is said elsewhere is counted until one looks, and can be counted again', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Far' });
  const ben = await person('Ben', { channel: 'Far' });
  const near = await ann.makeChannel(`Near ${ann.account.username}`);
  await ann.page.goto(`${server.url}/c/${near}`);
  await ben.write('one');
  await ben.write(`two for @${ann.account.username}`);

  await expect(ann.link('Far')).toContainText('1 mention of you');
  await expect(ann.page).toHaveTitle(/^\(1\) Near/);
  await ann.link('Far').click();
  await ann.sees('one');
  await expect(ann.log.getByText('New', { exact: true })).toBeVisible();
  await expect(ann.page).toHaveTitle(/^Far/);
  await expect(ann.link('Far')).not.toContainText('mention');

  await ann.act('one', 'Mark unread from here');
  await ann.link('Near').click();
  await expect(ann.link('Far')).toContainText('mention of you');
});

test('a channel is found and joined, and a link leads to a message in it', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Phòng trà' });
  const ben = await person('Ben');
  const title = await ann.page.getByRole('heading', { level: 1 }).innerText();
  await ann.write('Is anybody here?');

  await ben.page.getByRole('button', { name: 'Find channels' }).first().click();
  await ben.dialog.getByRole('searchbox').fill(title);
  await ben.dialog.getByRole('button', { name: `Join ${title}` }).click();
  await ben.sees('Is anybody here?');
  await expect(ann.page.getByRole('button', { name: 'Show 2 people' })).toBeVisible();

  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  for (let count = 1; count <= 60; count++) {
    await ben.say(id, `and ${count}`);
  }
  await ben.page.goto(`${server.url}/c/${id}/1`);
  await expect(ben.message('Is anybody here?')).toBeInViewport();
  // The rest of it may come now: it does not take the reader along.
  await ben.page.waitForLoadState('networkidle');
  await expect(ben.message('Is anybody here?')).toBeInViewport();
  await ben.page.getByRole('button', { name: 'To the newest messages' }).click();
  await expect(ben.message('and 60')).toBeInViewport();
  expect(new URL(ben.page.url()).pathname).toBe(`/c/${id}`);
});

test('a group is made, and its owner looks after who is in it', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben Okafor');
  await ann.page.getByRole('button', { name: 'Begin a conversation' }).click();
  await ann.page.getByRole('menuitem', { name: 'New group' }).click();
  await ann.dialog.getByLabel('Name').fill('Offsite');
  await ann.dialog.getByRole('searchbox').fill(ben.account.username);
  await ann.dialog.getByRole('button', { name: new RegExp(ben.account.username) }).click();
  await ann.dialog.getByRole('button', { name: 'Make group' }).click();
  await ben.link('Offsite').click();

  await ann.page.getByRole('button', { name: 'Show 2 people' }).click();
  await ann.people.getByRole('button', { name: 'Actions for Ben Okafor' }).click();
  await ann.page.getByRole('menuitem', { name: 'Make moderator' }).click();
  await expect(ann.people.getByText('Moderator')).toBeVisible();
  await ann.people.getByRole('button', { name: 'Actions for Ben Okafor' }).click();
  await ann.page.getByRole('menuitem', { name: 'Put out' }).click();
  await expect(ben.page.getByRole('heading', { name: 'Nothing to see here' })).toBeVisible();
  await ann.page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(ben.link('Offsite')).toBeVisible();
});

test('somebody’s card leads to a conversation with them alone', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Hall' });
  const ben = await person('Ben', { channel: 'Hall' });
  await ben.write('Who knows about invoices?');
  await ann.message('Who knows about invoices?').getByRole('button', { name: 'Ben', exact: true }).click();
  await ann.dialog.getByRole('button', { name: 'Message' }).click();
  await ann.write('I do.');
  await ann.sees('I do.');
  await expect(ben.link('Ann')).toContainText('1 unread message');
  await ben.link('Ann').click();
  await ben.write('Wonderful!');
  await ann.sees('Wonderful!');
});

test('whoever goes to somebody has left where they were, before the next key', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Lobby' });
  const ben = await person('Ben', { channel: 'Lobby' });
  await ben.write('Who knows about invoices?');
  await ann.message('Who knows about invoices?').getByRole('button', { name: 'Ben', exact: true }).click();
  const label = await ann.dialog.getByRole('button', { name: 'Message' }).evaluate(async (button: HTMLElement) => {
    button.click();
    await Promise.resolve();
    return document.querySelector('main textarea')?.getAttribute('aria-label') ?? null;
  });
  expect(label ?? '').not.toContain('Lobby');
  await ann.write('I do.');
  await expect(ben.link('Ann')).toContainText('1 unread message');
});

test('what one has begun to write waits through another conversation, a reload and another device', async ({
  person,
  browser,
  server,
}) => {
  const ann = await person('Ann', { channel: 'Draft' });
  const url = ann.page.url();
  const other = await ann.makeChannel(`Other ${ann.account.username}`);
  await ann.field.fill('half a thought');
  await ann.link('Other').click();
  await expect(ann.field).toHaveValue('');
  await expect(ann.link('Draft').getByRole('img', { name: 'Draft' })).toBeVisible();
  await ann.page.goto(url);
  await expect(ann.field).toHaveValue('half a thought');

  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${server.url}/c/${other}`);
  await page.getByLabel('Username or e-mail').fill(ann.account.username);
  await page.getByLabel('Password', { exact: true }).fill(ann.account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: /^Draft/ }).click();
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toHaveValue('half a thought');
  await context.close();
});

test('names and emoji are offered while one writes, and put in by keyboard', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Aids' });
  const ben = await person('Ben', { channel: 'Aids' });
  await ben.write('hi');
  await ann.sees('hi');
  await ann.field.pressSequentially('@be');
  await expect(ann.page.getByRole('option', { name: /Ben/ })).toBeVisible();
  await ann.field.press('Enter');
  await expect(ann.field).toHaveValue(`@${ben.account.username} `);
  await ann.field.pressSequentially(':tada');
  await expect(ann.page.getByRole('option', { name: /party popper/ })).toBeVisible();
  await ann.field.press('Tab');
  await ann.field.press('Enter');
  await expect(ben.log.getByRole('button', { name: '@Ben' })).toBeVisible();
  await expect(ben.log.getByText('🎉')).toBeVisible();
});

test('a channel is offered after its sign, and is a link within the page', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Signs' });
  const ben = await person('Ben', { channel: 'Signs' });
  const name = `Tea_house *${ann.account.username}*`;
  const id = await ann.makeChannel(name);
  const before = new URL(ben.page.url()).pathname;
  await ann.field.pressSequentially('Come to #tea');
  await ann.page.getByRole('option', { name }).click();
  await expect(ann.field).toHaveValue(`Come to #${name} `);
  await ann.page.reload();
  await expect(ann.field).toHaveValue(new RegExp(`^Come to #${name.replaceAll('*', '[*]')}`));
  await ann.field.press('Enter');
  const link = ben.log.getByRole('link', { name: `#${name}`, exact: true });
  // The page itself stays.
  await ben.page.evaluate(() => Object.assign(window, { stays: true }));
  await link.click();
  await ben.page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(ben.page.getByRole('heading', { level: 1, name })).toBeVisible();
  expect(new URL(ben.page.url()).pathname).toBe(`/c/${id}`);
  await ben.page.goBack();
  await expect(link).toBeVisible();
  expect(new URL(ben.page.url()).pathname).toBe(before);
  expect(await ben.page.evaluate(() => 'stays' in window)).toBe(true);

  // Whoever is in it sees its name of today, and edits a text that can be read.
  await ann.api('PATCH', `/conversations/${id}`, { name: `Coffee ${name}` });
  await expect(ben.log.getByRole('link', { name: `#Coffee ${name}`, exact: true })).toBeVisible();
  await ann.field.press('ArrowUp');
  await ann.page.getByRole('textbox', { name: 'Other words for your message' }).press('End');
  await ann.page.keyboard.type('!');
  await ann.page.keyboard.press('Enter');
  await expect(ben.log.getByText(/Come to #Coffee .*!/)).toBeVisible();
  await expect(ben.log.getByRole('link', { name: `#Coffee ${name}`, exact: true })).toBeVisible();
});

test('a thread has what was said to one message, and the switcher and the search lead anywhere', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Threads' });
  const ben = await person('Ben', { channel: 'Threads' });
  await ann.write('Which colour for the door?');
  await ben.act('Which colour for the door?', 'Reply in thread');
  const thread = ben.page.getByRole('region', { name: 'Thread' });
  await thread.getByRole('textbox').fill('Celadon, of course');
  await thread.getByRole('textbox').press('Enter');
  await expect(thread.getByText('Celadon, of course')).toBeVisible();
  await ann
    .message('Which colour for the door?')
    .getByRole('button', { name: /^1 reply/ })
    .click();
  await expect(ann.page.getByRole('region', { name: 'Thread' }).getByText('Celadon, of course')).toBeVisible();

  await ann.page.keyboard.press('Control+k');
  await ann.page.keyboard.type('celadon');
  await ann.page.getByRole('option', { name: 'Search messages for “celadon”' }).click();
  await ann.page.getByRole('button', { name: /Celadon, of course/ }).click();
  await expect(ann.page.getByRole('heading', { level: 1, name: 'Threads' })).toBeVisible();
});

test('Shift+Enter starts a line, and Enter during composition sends nothing', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Keys' });
  await ann.field.pressSequentially('first');
  await ann.field.press('Shift+Enter');
  await ann.field.pressSequentially('second');
  await ann.field.dispatchEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true });
  await expect(ann.field).toHaveValue('first\nsecond');
  await ann.field.press('Enter');
  await expect(ann.log.getByText('second')).toBeVisible();
  expect(await ann.log.getByRole('article').innerText()).toContain('first\nsecond');
});

test('hostile texts are words: nothing runs, nothing leads astray, nothing stands out of its box', async ({
  person,
}) => {
  const ann = await person('Ann', { channel: 'Hostile' });
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  const texts = [
    '<img src=x onerror=alert(1)> [a](javascript:alert(1)) https://example.org/a_(b).',
    '<svg/onload=alert(1)><script>alert(1)</script>',
    `${'x'.repeat(2_000)}`,
    `a${'\u0301'.repeat(300)} \u202Egnp.exe ${'\uFDFD'.repeat(40)}`,
    '>'.repeat(5_000),
    `|${'a|'.repeat(60)}\n|${'-|'.repeat(60)}\n|${'b|'.repeat(60)}`,
  ];
  for (const text of texts) {
    await ann.say(id, text);
  }
  await expect(ann.log.getByRole('article')).toHaveCount(texts.length);
  const links = ann.log.getByRole('link');
  await expect(links).toHaveText(['https://example.org/a_(b)']);
  await expect(links).toHaveAttribute('rel', 'noopener noreferrer nofollow');
  await expect(ann.log.getByText('<script>alert(1)</script>')).toBeVisible();
  const wide = await ann.log
    .getByRole('article')
    .evaluateAll((articles) => articles.map((article) => article.scrollWidth - article.clientWidth));
  expect(Math.max(...wide)).toBe(0);
});
