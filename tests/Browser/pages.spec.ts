import { accountFor, register, rememberSignedIn } from './support/accounts';
import { keep, looks } from './support/pictures';
import { expect, test } from './support/test';

// Every page on two sizes of screen, by day and by night, in both languages: each is looked at by axe, and its picture
// is kept for people to look at.
const doors = [
  '/signin',
  '/register',
  '/forgot',
  '/reset',
  '/reset#token=none',
  '/join#invitation=none',
  '/signin/failed',
];
const settings = [
  '/settings',
  '/settings/profile',
  '/settings/notifications',
  '/settings/account',
  '/settings/security',
  '/settings/sessions',
  '/settings/tokens',
  '/settings/server',
  '/settings/invitations',
  '/settings/people',
  '/settings/emoji',
  '/settings/webhooks',
  '/settings/reports',
  '/settings/audit',
];
const others = ['/inbox', '/inbox/threads', '/inbox/saved', '/inbox/drafts', '/inbox/reminders', '/search?q=nothing'];

const nameOf = (address: string) => address.replace(/^\//u, '').replace(/[/#=?]/gu, '-');

// Within CI's time by night and by day, on both sizes, in the language with the longer words; all of them in full.
const tried = looks.filter(({ name }) => process.env.PARLANCE_FULL === '1' || name.endsWith('-vi'));

for (const look of tried) {
  test(`every page is accessible and fits: ${look.name}`, async ({ browser, server }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext(look.options);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(`${error}`));
    page.on('console', (message) => {
      // Links that are made up are refused, and browsers say so.
      if (message.type() === 'error' && !message.text().includes('status of 4')) {
        complaints.push(message.text());
      }
    });

    await page.goto(server.url);
    await page.waitForURL('**/register');
    await keep(page, 'first-account', look);
    const account = accountFor('Ann');
    await register(context, server.url, { ...account, locale: look.locale });
    await page.addInitScript(rememberSignedIn);
    for (const address of [...settings, ...others]) {
      await page.goto(server.url + address);
      await keep(page, nameOf(address), look);
    }
    await page.goto(server.url);
    await page.getByRole('navigation').waitFor();
    await keep(page, 'newcomer', look);

    await page.evaluate(() => fetch('/api/v1/auth/logout', { method: 'POST', headers: { 'X-Parlance-Csrf': '1' } }));
    await page.evaluate(() => localStorage.removeItem('parlance.signed-in'));
    for (const address of doors) {
      // Only the part after # differs between some of them, which alone would load nothing.
      await page.goto('about:blank');
      await page.goto(server.url + address);
      await keep(page, nameOf(address), look);
    }
    await context.close();
    expect(complaints).toEqual([]);
  });
}
