import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll } from './expectations';
import { artifacts } from './server';

const folder = path.join(artifacts, 'screenshots');
mkdirSync(folder, { recursive: true });

const screens: Readonly<Record<string, BrowserContextOptions>> = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
};

export interface Look {
  readonly name: string;
  readonly locale: 'en' | 'vi';
  readonly options: BrowserContextOptions;
}

const look = (screen: string, colorScheme: 'light' | 'dark', locale: 'en' | 'vi'): Look => ({
  name: `${screen}-${colorScheme}-${locale}`,
  locale,
  options: { ...screens[screen], colorScheme, locale },
});

/** Two sizes of screen, by day and by night, in both languages. */
export const looks = [
  look('desktop', 'light', 'en'),
  look('desktop', 'dark', 'vi'),
  look('phone', 'light', 'vi'),
  look('phone', 'dark', 'en'),
];

/** The same page in the looks of one language, where it took a way to get there. */
export async function keepInAllLooks(page: Page, name: string, locale: 'en' | 'vi'): Promise<void> {
  for (const one of looks.filter((look) => look.locale === locale)) {
    await page.setViewportSize(one.options.viewport ?? { width: 1440, height: 900 });
    await page.emulateMedia({ colorScheme: one.options.colorScheme ?? null });
    await keep(page, name, one);
  }
}

/** Has axe look at a page, and keeps its picture for people to look at. */
export async function keep(page: Page, name: string, { name: suffix }: Look): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible();
  // What loads late stands by then, and fonts are there.
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.screenshot({ path: path.join(folder, `${name}-${suffix}.png`) });
}
