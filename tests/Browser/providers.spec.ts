import type { Page } from '@playwright/test';
import { expectAccessible } from './support/expectations';
import type { Person } from './support/person';
import { keepInAllLooks } from './support/pictures';
import { providerLabel, signInThere } from './support/provider';
import { expect, test } from './support/test';
import { totp } from './support/totp';

// The provider is at 127.0.0.1, which browsers take for another site: cookies come back, or not, as in real life.
test.use({ host: 'localhost', hasProvider: true });

const refused = /status of 4\d\d/;

const reauthenticationRequired = {
  status: 403,
  contentType: 'application/problem+json',
  body: JSON.stringify({ status: 403, code: 'reauthentication_required' }),
};

const go = (page: Page) => page.getByRole('button', { name: `Continue with ${providerLabel}` }).click();

async function link(person: Person, name: string): Promise<void> {
  await person.openSettings('security');
  await person
    .section('Linked services')
    .getByRole('button', { name: `Link: ${providerLabel}` })
    .click();
  await signInThere(person.page, name);
  await expect(person.section('Linked services')).toContainText(`${name}@people.example`);
}

/** Every address that the browser could go back to, and so would show. */
async function addresses({ context, page }: Person): Promise<string[]> {
  const devtools = await context.newCDPSession(page);
  const { entries } = await devtools.send('Page.getNavigationHistory');
  return entries.map(({ url }) => url);
}

test('somebody new comes in through a provider, as whom it names, and to where they wanted to be', async ({
  person,
}) => {
  await person('Ann');
  const ben = await person('Ben', { stranger: '/settings/profile' });
  await go(ben.page);
  await signInThere(ben.page, 'ben.en');

  await expect(ben.page.getByRole('heading', { level: 1, name: 'Profile' })).toBeVisible();
  expect(new URL(ben.page.url()).pathname).toBe('/settings/profile');
  await expect(ben.section('Profile').getByLabel('Name', { exact: true })).toHaveValue('The ben.en');
  await expect(ben.section('Profile').getByLabel('Username')).toHaveValue('ben.en');
  await ben.page.getByRole('link', { name: 'Back to the chat' }).click();
  await expect(ben.list).toBeVisible();

  // Another visit of the same person is the same account.
  const again = await person('Ben again', { stranger: '/' });
  await go(again.page);
  await signInThere(again.page, 'ben.en');
  await expect(again.list).toBeVisible();

  // The provider tells the language too.
  const chi = await person('Chi', { stranger: '/' });
  await go(chi.page);
  await signInThere(chi.page, 'chi');
  await expect(chi.page.getByRole('navigation', { name: 'Trò chuyện' })).toBeVisible();
});

test('a linked provider signs in with the second step, whose challenge stays in no address, and is unlinked', async ({
  person,
}) => {
  const ann = await person('Ann', { expected: refused });
  await link(ann, 'ann');
  expect(new URL(ann.page.url()).pathname).toBe('/settings/security');
  await ann.page.getByRole('button', { name: 'Set up' }).click();
  const secret = await ann.dialog.getByRole('code').innerText();
  await ann.dialog.getByRole('textbox').fill(totp(secret, -1));
  await ann.dialog.getByRole('button', { name: 'I have kept them' }).click();
  await ann.page.getByRole('button', { name: 'Sign out' }).click();

  const challenged = ann.page.waitForResponse((response) => response.url().includes('/callback'));
  await go(ann.page);
  expect((await challenged).headers().location).toMatch(/^\/signin\/second-factor#challenge=./);
  await expect(ann.page.getByRole('heading', { name: 'One more step.' })).toBeVisible();
  expect(new URL(ann.page.url()).hash).toBe('');
  expect(JSON.stringify(await addresses(ann))).not.toContain('challenge');
  await keepInAllLooks(ann.page, 'signin-second-factor', 'en');
  await ann.page.getByLabel('Code').fill('000000');
  await expect(ann.page.getByLabel('Code')).toHaveAccessibleDescription(/not right/);
  await ann.page.getByLabel('Code').fill(totp(secret));

  await expect(ann.page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
  expect(JSON.stringify(await addresses(ann))).not.toContain('challenge');
  const section = ann.section('Linked services');
  await section.getByRole('button', { name: `Unlink: ${providerLabel}` }).click();
  await expect(section).toContainText('Not linked');
});

test('a fresh proof is asked of the provider, of nobody else there, and leads back', async ({ person }) => {
  await person('Ann');
  const ben = await person('Ben', { stranger: '/settings/security', expected: refused });
  await go(ben.page);
  await signInThere(ben.page, 'ben.en');

  // As the server answers ten minutes after the sign-in, until there is a proof.
  let proved = false;
  ben.page.on('response', (response) => {
    proved ||= response.url().includes('/callback') && response.headers().location?.startsWith('/signin/done') === true;
  });
  await ben.page.route('**/api/v1/me/totp', (route) =>
    proved ? route.continue() : route.fulfill(reauthenticationRequired),
  );
  const prove = async (name: string) => {
    await ben.page.getByRole('button', { name: 'Set up' }).click();
    await ben.dialog.getByRole('button', { name: `Go on with ${providerLabel}` }).click();
    // It knows who they are, and has them show it all the same.
    await signInThere(ben.page, name);
  };
  await prove('somebody-else');
  await expect(ben.page.getByText('You signed in there as somebody else.')).toBeVisible();
  await ben.page.getByRole('link', { name: 'Go on' }).click();
  await prove('ben.en');
  await expect(ben.page.getByRole('heading', { level: 1, name: 'Security' })).toBeVisible();
  expect(new URL(ben.page.url()).pathname).toBe('/settings/security');
  await ben.page.getByRole('button', { name: 'Set up' }).click();
  await expect(ben.dialog.getByRole('heading', { name: 'Set up the authenticator app' })).toBeVisible();
});

const refusals = [
  {
    locale: 'en',
    name: 'ben.en',
    cancelled: 'You stopped at the other service. Nothing has changed.',
    unverified: /^The other service has not verified your e-mail address\. /,
    state: /^The way back from the other service was not complete, or took too long\. /,
    lastWay: 'This is your only way to sign in. Add another first.',
    disabled: 'This account has been switched off by an administrator.',
    continue: `Continue with ${providerLabel}`,
    back: 'Back to sign-in',
    goOn: 'Go on',
    unlink: `Unlink: ${providerLabel}`,
    setUp: 'Set up',
    again: `Go on with ${providerLabel}`,
  },
  {
    locale: 'vi',
    name: 'binh',
    cancelled: 'Bạn đã dừng lại ở dịch vụ kia. Không có gì thay đổi.',
    unverified: /^Dịch vụ kia chưa xác nhận địa chỉ e-mail của bạn\. /,
    state: /^Đường về từ dịch vụ kia không trọn vẹn, hoặc mất quá nhiều thời gian\. /,
    lastWay: 'Đây là cách đăng nhập duy nhất của bạn. Hãy thêm một cách khác trước.',
    disabled: 'Tài khoản này đã bị quản trị viên khóa.',
    continue: `Tiếp tục với ${providerLabel}`,
    back: 'Về trang đăng nhập',
    goOn: 'Tiếp tục',
    unlink: `Bỏ liên kết: ${providerLabel}`,
    setUp: 'Thiết lập',
    again: `Tiếp tục với ${providerLabel}`,
  },
] as const;

// Within CI's time in the language with the longer words.
for (const words of refusals.filter(({ locale }) => process.env.PARLANCE_FULL === '1' || locale === 'vi')) {
  test(`what goes wrong on the way is said on a page: ${words.locale}`, async ({ person }) => {
    test.setTimeout(120_000);
    const ann = await person('Ann');
    const ben = await person('Ben', { stranger: '/', locale: words.locale, expected: refused });
    const { page } = ben;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const isSaid = (sentence: string | RegExp) => expect(page.getByText(sentence)).toBeVisible();
    // These pages differ in one sentence, and are looked at by axe each; the picture of the longest is enough.
    const isSaidOnItsPage = async (sentence: string | RegExp) => {
      await isSaid(sentence);
      await expectAccessible(page);
    };

    await button(words.continue).waitFor();
    await keepInAllLooks(page, 'signin-provider', words.locale);
    await button(words.continue).click();
    await page.getByRole('link', { name: 'Cancel' }).click();
    await isSaidOnItsPage(words.cancelled);

    await page.getByRole('link', { name: words.back }).click();
    await button(words.continue).click();
    await signInThere(page, 'unproved');
    await isSaid(words.unverified);
    await keepInAllLooks(page, 'signin-failed-email-unverified', words.locale);
    await ben.context.clearCookies();

    const callback = page.waitForRequest((request) => request.url().includes('/callback?'));
    await page.getByRole('link', { name: words.back }).click();
    await button(words.continue).click();
    await signInThere(page, words.name);
    await expect(page.getByRole('navigation')).toBeVisible();
    await page.goto((await callback).url());
    await isSaidOnItsPage(words.state);

    // A used answer has not ended the session that it began.
    await page.getByRole('link', { name: words.goOn }).click();
    await expect(page.getByRole('navigation')).toBeVisible();
    await ben.openSettings('security');
    await button(words.unlink).click();
    await isSaid(words.lastWay);
    await keepInAllLooks(page, 'settings-security-last-way', words.locale);
    await page.route('**/api/v1/me/totp', (route) => route.fulfill(reauthenticationRequired));
    await button(words.setUp).click();
    await ben.dialog.getByRole('button', { name: words.again }).waitFor();
    await keepInAllLooks(page, 'settings-again-provider', words.locale);
    await page.keyboard.press('Escape');

    await ann.openSettings('people');
    await ann.page.getByRole('button', { name: `More about The ${words.name}` }).click();
    await ann.page.getByRole('menuitem', { name: 'Switch off' }).click();
    await ann.dialog.getByRole('button', { name: 'Switch off' }).click();
    await button(words.continue).click();
    await expect(page).toHaveURL(/\/signin\/failed/);
    await isSaidOnItsPage(words.disabled);
  });
}
