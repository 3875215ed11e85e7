import { expect, test } from './support/test';

test.use({ isShared: true });

const refused = /status of 4\d\d/;

test('what is wrong with a new account stands at its fields, all at once, with the focus on the first', async ({
  person,
}) => {
  const ann = await person('Ann', { stranger: '/register', expected: refused });
  const field = (name: string) => ann.page.getByLabel(name, { exact: true });
  await field('Username').fill('a');
  await field('E-mail').fill('nowhere');
  await field('Password').fill('short');
  await ann.page.getByRole('button', { name: 'Create account' }).click();

  await expect(field('Username')).toBeFocused();
  await expect(field('Username')).toHaveAccessibleDescription(/3 to 32 letters/);
  await expect(field('E-mail')).toHaveAccessibleDescription(/not an e-mail address/);
  await expect(field('Password')).toHaveAccessibleDescription('8 to 128 characters.');

  await field('Username').fill(ann.account.username);
  await field('E-mail').fill('ann@example.org');
  await field('Password').fill('password123');
  await ann.page.getByRole('button', { name: 'Create account' }).click();
  await expect(field('Password')).toHaveAccessibleDescription(/Too easy to guess/);
  await expect(field('Password')).toBeFocused();
});

test('a name that is taken is refused at its field, and nothing typed is lost', async ({ person }) => {
  const ann = await person('Ann');
  const ben = await person('Ben', { stranger: '/register', expected: refused });
  await ben.page.getByLabel('Username').fill(ann.account.username.toUpperCase());
  await ben.page.getByLabel('Password', { exact: true }).fill(ben.account.password);
  await ben.page.getByRole('button', { name: 'Create account' }).click();
  await expect(ben.page.getByLabel('Username')).toHaveAccessibleDescription(/is taken/);
  await expect(ben.page.getByLabel('Password', { exact: true })).toHaveValue(ben.account.password);
});

test('a password is masked until one looks, can be pasted, and says to password managers what it is', async ({
  person,
}) => {
  // Where nobody has an account yet, the door leads to the making of the first one.
  await person('Ben');
  const ann = await person('Ann', { stranger: '/register' });
  const password = ann.page.getByLabel('Password', { exact: true });
  await expect(password).toHaveAttribute('autocomplete', 'new-password');
  await expect(password).toHaveAttribute('type', 'password');
  await ann.page.getByLabel('Name', { exact: true }).fill('pasted from elsewhere');
  await ann.page.getByLabel('Name', { exact: true }).press('ControlOrMeta+a');
  await ann.page.keyboard.press('ControlOrMeta+c');
  await password.press('ControlOrMeta+v');
  await expect(password).toHaveValue('pasted from elsewhere');
  await ann.page.getByRole('button', { name: 'Show password' }).click();
  await expect(password).toHaveAttribute('type', 'text');

  await ann.page.goto(new URL('/signin', ann.page.url()).href);
  await expect(ann.page.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
  await expect(ann.page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'current-password');
});

test('signing out ends it, and signing in leads back to where one wanted to be', async ({ person }) => {
  const ann = await person('Ann');
  await ann.signOut();
  await expect(ann.page.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();

  await ann.page.goto(new URL('/settings/sessions', ann.page.url()).href);
  await expect(ann.page.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
  await ann.signIn();
  await expect(ann.page.getByRole('heading', { level: 1, name: 'Sessions' })).toBeVisible();
});

test('a wrong password and an unknown name are refused in the same words', async ({ person }) => {
  const ann = await person('Ann', { expected: refused });
  await ann.signOut();
  await ann.signIn('not the password');
  const words = 'The name or the password is not right.';
  await expect(ann.page.getByRole('alert')).toHaveText([words]);

  await ann.page.getByLabel('Username or e-mail').fill('nobody-of-this-name');
  await ann.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(ann.page.getByRole('alert')).toHaveText([words]);
});

test('a reload keeps the session, and so does another tab', async ({ person }) => {
  const ann = await person('Ann');
  await ann.page.reload();
  await expect(ann.list).toBeVisible();

  const second = await ann.context.newPage();
  await second.goto(ann.page.url());
  await expect(second.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
  await second.goto(new URL('/settings/sessions', ann.page.url()).href);
  await expect(second.getByRole('listitem').filter({ hasText: 'This device' })).toHaveCount(1);
});

test('signing out in one tab signs out the other', async ({ person }) => {
  const ann = await person('Ann');
  const second = await ann.context.newPage();
  await second.goto(ann.page.url());
  await expect(second.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
  await ann.signOut();
  await expect(second.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
});

test('a session that is ended elsewhere shows the door at once, unasked, and keeps the draft', async ({
  person,
  browser,
}) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: refused });
  const other = await browser.newContext({ locale: 'en-GB' });
  const page = await other.newPage();
  await page.goto(new URL('/signin', ann.page.url()).href);
  await page.getByLabel('Username or e-mail').fill(ann.account.username);
  await page.getByLabel('Password', { exact: true }).fill(ann.account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('textbox', { name: /^Message to/ }).fill('half a thought');

  await ann.openSettings('sessions');
  await expect(ann.page.getByRole('listitem').filter({ hasText: /Chrome/ })).toHaveCount(2);
  await ann.page.getByRole('button', { name: /^End the session on/ }).click();
  // Long before this page would ask for anything of its own.
  await expect(page.getByText('this session was ended from elsewhere')).toBeVisible();
  await expect(ann.page.getByText('You are signed in here only.')).toBeVisible();

  await page.getByLabel('Username or e-mail').fill(ann.account.username);
  await page.getByLabel('Password', { exact: true }).fill(ann.account.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('textbox', { name: /^Message to/ })).toHaveValue('half a thought');
  await other.close();
});

test('an expired token is renewed in place, and the chat never notices', async ({ person }) => {
  let refreshes = 0;
  let upgraded = false;
  const ann = await person('Ann', {
    channel: 'Lounge',
    before: async ({ page }) => {
      // With the frame '5' the connection is a WebSocket.
      page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => (upgraded ||= payload === '5')));
      page.on('request', (request) => {
        refreshes += request.url().endsWith('/auth/refresh') ? 1 : 0;
      });
      await page.clock.install();
    },
  });
  const before = refreshes;
  // So many minutes in a moment end a connection, and one that is being made in the middle of it.
  await expect.poll(() => upgraded).toBe(true);
  await ann.page.clock.runFor(9.5 * 60_000);
  await expect.poll(() => refreshes).toBeGreaterThan(before);
  await ann.write('still here');
  await ann.sees('still here');
});
