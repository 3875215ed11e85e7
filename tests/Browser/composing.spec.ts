import { accountFor } from './support/accounts';
import { expect, test } from './support/test';

test.use({ isShared: true });

test('a poll is made, its faults stand at its fields, and others vote', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Polls' });
  const ben = await person('Ben', { channel: 'Polls' });
  await ann.page.getByRole('button', { name: 'Make a poll' }).click();
  await ann.dialog.getByLabel('Question').fill('Tea or coffee?');
  await ann.dialog.getByLabel('Answer 1').fill('Tea');
  await ann.dialog.getByRole('button', { name: 'Ask' }).click();
  await expect(ann.dialog.getByText('A poll needs two answers.')).toBeVisible();
  await expect(ann.dialog.getByLabel('Answer 2')).toBeFocused();
  await ann.page.keyboard.type('Coffee');
  await ann.page.keyboard.press('Enter');
  await ann.page.keyboard.type('Water');
  await ann.dialog.getByLabel('Several answers may be chosen').check();
  await ann.dialog.getByRole('button', { name: 'Ask' }).click();
  await expect(ann.dialog).toBeHidden();

  const poll = ben.message('Tea or coffee?').getByRole('group', { name: 'Poll' });
  await poll.getByRole('button', { name: 'Water' }).click();
  await expect(ann.log.getByRole('button', { name: 'Water 1' })).toBeVisible();
  await expect(ann.log.getByText('Several answers')).toBeVisible();
});

test('one chooses which key sends', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Keys' });
  const url = ann.page.url();
  await ann.openSettings('profile');
  const withCtrl = ann.page.getByRole('radio', { name: 'Ctrl or ⌘ + Enter' });
  await withCtrl.click();
  await expect(withCtrl).toBeChecked();
  await ann.page.goto(url);
  await expect(ann.field).toHaveAttribute('title', /^Ctrl/);
  await ann.field.fill('Lunch is here');
  await ann.field.press('Enter');
  await expect(ann.field).toHaveValue('Lunch is here\n');
  await ann.field.press('Control+Enter');
  await ann.sees('Lunch is here');
  await expect(ann.field).toHaveValue('');
});

test('a question mark shows what the keyboard can do, where it is not part of a text', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Keyboard' });
  await ann.field.fill('');
  await ann.field.press('?');
  await expect(ann.field).toHaveValue('?');
  await ann.log.click();
  await ann.page.keyboard.press('?');
  await expect(ann.dialog.getByRole('heading', { name: 'Keyboard shortcuts' })).toBeVisible();
  await ann.page.keyboard.press('Escape');
  await ann.profileMenu();
  await ann.page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click();
  await expect(ann.dialog.getByText('Go to a conversation, or search')).toBeVisible();
});

test('code has the colours of its language, and says what was written', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Code' });
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  const code = 'const name = "<img src=x onerror=alert(1)>"; // who';
  await ann.say(id, `\`\`\`ts\n${code}\n\`\`\``);
  await expect(ann.log.locator('[data-code="keyword"]')).toHaveText('const');
  await expect(ann.log.locator('pre code')).toHaveText(code);
  await expect(ann.log.locator('pre img')).toHaveCount(0);
});

test.describe('with a server of their own', () => {
  // So many accounts at once would keep others from making theirs.
  test.use({ isShared: false });

  test('one is asked before many people are called', async ({ person, server }) => {
    const ann = await person('Ann', { channel: 'Crowd' });
    const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
    for (let count = 1; count <= 6; count++) {
      const headers = { 'Content-Type': 'application/json', 'X-Parlance-Csrf': '1' };
      const body = JSON.stringify(accountFor('Guest'));
      const made = await fetch(`${server.url}/api/v1/auth/register`, { method: 'POST', headers, body });
      const { accessToken } = (await made.json()) as { readonly accessToken: string };
      await fetch(`${server.url}/api/v1/conversations/${id}/join`, {
        method: 'POST',
        headers: { ...headers, Authorization: `Bearer ${accessToken}` },
        body: '{}',
      });
    }
    await ann.field.fill('@channel, lunch is here');
    await ann.field.press('Enter');
    await expect(ann.dialog.getByRole('heading', { name: 'Notify 6 people?' })).toBeVisible();
    await ann.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(ann.field).toHaveValue('@channel, lunch is here');
    await ann.field.press('Enter');
    await ann.dialog.getByRole('button', { name: 'Send' }).click();
    await expect(ann.log.getByRole('article').getByText('lunch is here')).toBeVisible();
    await expect(ann.field).toHaveValue('');
  });

  test('one is asked too where nobody can say how many people would be called', async ({ person }) => {
    const ann = await person('Ann', {
      channel: 'Unknown',
      before: async ({ page }) => {
        await page.routeWebSocket(/socket\.io/u, (socket) => {
          const server = socket.connectToServer();
          socket.onMessage((message) => {
            const asked = /^42\/chat,(\d+)\["message:reach"/u.exec(String(message));
            if (asked === null) {
              server.send(message);
            } else {
              socket.send(`43/chat,${asked[1]}[{"ok":false,"error":{"code":"fault","message":""}}]`);
            }
          });
        });
      },
    });
    // Once that is through the WebSocket, all else is.
    await expect(ann.page.getByRole('button', { name: /^Online/ })).toBeVisible();
    await ann.field.fill('@channel, lunch is here');
    await ann.field.press('Enter');
    await expect(ann.dialog.getByRole('heading', { name: 'Notify everybody?' })).toBeVisible();
    await expect(ann.dialog).toContainText('How many people that is could not be found out.');
    await ann.dialog.getByRole('button', { name: 'Send' }).click();
    await expect(ann.log.getByRole('article').getByText('lunch is here')).toBeVisible();
  });
});
