import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';
import { accountFor, register } from './support/accounts';
import { expectAccessible, expectNoSidewaysScroll } from './support/expectations';
import { artifacts } from './support/server';
import { expect, test } from './support/test';

// Every page on two sizes of screen, by day and by night, in both languages: each is looked at by axe, and its picture
// is kept for people to look at.
const pictures = path.join(artifacts, 'screenshots');
mkdirSync(pictures, { recursive: true });

const screens: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};
const looks = [
  { screen: 'desktop', colorScheme: 'light', locale: 'en' },
  { screen: 'desktop', colorScheme: 'dark', locale: 'vi' },
  { screen: 'phone', colorScheme: 'light', locale: 'vi' },
  { screen: 'phone', colorScheme: 'dark', locale: 'en' },
] as const;

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
  '/settings/account',
  '/settings/security',
  '/settings/sessions',
  '/settings/tokens',
  '/settings/server',
  '/settings/invitations',
  '/settings/people',
];

const nameOf = (address: string) => address.replace(/^\//u, '').replace(/[/#=]/gu, '-');

for (const { screen, colorScheme, locale } of looks) {
  const look = `${screen}-${colorScheme}-${locale}`;

  async function keep(page: Page, name: string): Promise<void> {
    await expect(page.getByRole('heading').first()).toBeVisible();
    // What loads late stands by then, and fonts are there.
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.screenshot({ path: path.join(pictures, `${name}-${look}.png`) });
  }

  test(`every page is accessible and fits: ${look}`, async ({ browser, server }) => {
    test.setTimeout(180_000);
    const context = await browser.newContext({ ...screens[screen], colorScheme, locale });
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
    await keep(page, 'first-account');
    const account = accountFor('Ann');
    await register(page, server.url, { ...account, locale });
    for (const address of settings) {
      await page.goto(server.url + address);
      await keep(page, nameOf(address));
    }
    await page.goto(server.url);
    await page.getByRole('log').waitFor();
    await keep(page, 'chat');

    await page.evaluate(() => fetch('/api/v1/auth/logout', { method: 'POST', headers: { 'X-Parlance-Csrf': '1' } }));
    await page.evaluate(() => localStorage.removeItem('parlance.signed-in'));
    for (const address of doors) {
      // Only the part after # differs between some of them, which alone would load nothing.
      await page.goto('about:blank');
      await page.goto(server.url + address);
      await keep(page, nameOf(address));
    }
    await context.close();
    expect(complaints).toEqual([]);
  });
}
