import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { Person } from '../support/person';
import { test } from '../support/test';
import { savePicture } from './picture';
import { cast, type places, tell, type Who } from './story';

const folder = path.resolve(import.meta.dirname, '../../../docs/screens');

const desktop = { viewport: { width: 1440, height: 900 } } satisfies BrowserContextOptions;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } satisfies BrowserContextOptions;

type Ids = Readonly<Record<keyof typeof places, string>>;

interface Scene {
  readonly name: string;
  /** Whose screen it is. Linh reads Vietnamese, the others English. */
  readonly who: Who;
  readonly screen: BrowserContextOptions;
  readonly colors: 'light' | 'dark';
  readonly at: (ids: Ids) => string;
  /** What they do there, until all of it is to be seen. */
  readonly act: (page: Page) => Promise<void>;
}

const log = (page: Page) => page.getByRole('log').first();
const settled = async (page: Page) => await expect(log(page)).toBeVisible();
const nothing = async () => {};

/** What was said last, for whoever has not read all of it. */
async function newest(page: Page): Promise<void> {
  await settled(page);
  await page.getByRole('button', { name: /new message|newest/ }).click();
  await expect(page.getByText('Thursday at noon it is.')).toBeInViewport();
}

/** What the audit log tells of. */
async function administer({ sofia, khanh, joao }: Readonly<Record<Who, Person>>, ids: Ids): Promise<void> {
  await sofia.api('PATCH', `/conversations/${ids.general}`, {
    topic: 'What concerns all of us, in Đà Nẵng and in Lisbon',
  });
  await sofia.api('PATCH', `/conversations/${ids.release}/members/${khanh.id}`, { role: 'moderator' });
  await sofia.api('PATCH', `/conversations/${ids.general}/members/${joao.id}`, { role: 'moderator' });
  await sofia.api('PATCH', `/conversations/${ids.general}/rules`, { slowSeconds: 10 });
  await sofia.api('PATCH', `/conversations/${ids.release}/rules`, { slowSeconds: 5 });
}

const scenes: readonly Scene[] = [
  {
    name: 'channel-desktop-light',
    who: 'mai',
    screen: desktop,
    colors: 'light',
    at: ({ release }) => `/c/${release}`,
    act: newest,
  },
  {
    name: 'channel-desktop-dark-vi',
    who: 'linh',
    screen: desktop,
    colors: 'dark',
    at: ({ tea }) => `/c/${tea}`,
    act: settled,
  },
  {
    name: 'thread-desktop-dark',
    who: 'mai',
    screen: desktop,
    colors: 'dark',
    at: ({ release }) => `/c/${release}`,
    act: async (page) => {
      await page.getByRole('button', { name: /3 replies/ }).click();
      await expect(page.getByText('I will ride it again at three.')).toBeVisible();
    },
  },
  {
    name: 'search-desktop-light',
    who: 'mai',
    screen: desktop,
    colors: 'light',
    at: () => '/search?q=has%3Areaction',
    act: async (page) => await expect(page.getByRole('article').or(page.getByRole('listitem')).nth(8)).toBeVisible(),
  },
  {
    name: 'switcher-desktop-dark',
    who: 'mai',
    screen: desktop,
    colors: 'dark',
    at: ({ general }) => `/c/${general}`,
    act: async (page) => {
      await settled(page);
      await page.keyboard.press('ControlOrMeta+k');
      await page.getByRole('combobox').fill('tra');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'emoji-desktop-light-vi',
    who: 'linh',
    screen: desktop,
    colors: 'light',
    at: ({ tea }) => `/c/${tea}`,
    act: async (page) => {
      await settled(page);
      await page.getByRole('button', { name: 'Chèn biểu tượng cảm xúc' }).click();
      await expect(page.getByRole('dialog').or(page.getByRole('grid')).first()).toBeVisible();
    },
  },
  {
    name: 'inbox-desktop-light',
    who: 'mai',
    screen: desktop,
    colors: 'light',
    at: () => '/inbox/mentions',
    act: async (page) => await expect(page.getByRole('main')).toContainText('narrow phones'),
  },
  {
    name: 'profile-desktop-light-vi',
    who: 'linh',
    screen: desktop,
    colors: 'light',
    at: () => '/settings/profile',
    act: nothing,
  },
  {
    name: 'people-desktop-dark',
    who: 'sofia',
    screen: desktop,
    colors: 'dark',
    at: () => '/settings/people',
    act: async (page) => await expect(page.getByText('@khanh.le')).toBeVisible(),
  },
  {
    name: 'audit-desktop-light',
    who: 'sofia',
    screen: desktop,
    colors: 'light',
    at: () => '/settings/audit',
    act: async (page) => await expect(page.getByRole('main').getByRole('listitem').nth(3)).toBeVisible(),
  },
  { name: 'list-phone-light', who: 'mai', screen: phone, colors: 'light', at: () => '/', act: nothing },
  {
    name: 'channel-phone-dark',
    who: 'mai',
    screen: phone,
    colors: 'dark',
    at: ({ release }) => `/c/${release}`,
    act: newest,
  },
  {
    name: 'channel-phone-light-vi',
    who: 'linh',
    screen: phone,
    colors: 'light',
    at: ({ tea }) => `/c/${tea}`,
    act: settled,
  },
];

const plain = (name: string) =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').toLowerCase().replaceAll(' ', '.');

async function arrive(browser: Browser, url: string): Promise<Readonly<Record<Who, Person>>> {
  const people = {} as Record<Who, Person>;
  // The first one to come administers the server.
  for (const who of ['sofia', 'mai', 'joao', 'linh', 'khanh'] as const) {
    const { name, emoji, status } = cast[who];
    const context = await browser.newContext();
    const person = new Person(await context.newPage(), name, {
      username: plain(name),
      locale: who === 'linh' ? 'vi' : 'en',
    });
    await person.register(url);
    await person.api('PATCH', '/me', { statusEmoji: emoji, statusText: status });
    people[who] = person;
  }
  return people;
}

test('the screenshot book', async ({ browser, server }) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const people = await arrive(browser, server.url);
  const ids = await tell(people);
  // Somebody is about.
  await people.joao.page.goto(`${server.url}/c/${ids.release}`);
  await people.khanh.page.goto(`${server.url}/c/${ids.tea}`);
  await people.mai.api('PUT', `/conversations/${ids.release}/place`, { favourite: true });
  await administer(people, ids);

  for (const { name, who, screen, colors, at, act } of scenes) {
    const context = await browser.newContext({
      ...screen,
      colorScheme: colors,
      locale: who === 'linh' ? 'vi' : 'en-GB',
      timezoneId: 'Asia/Ho_Chi_Minh',
      deviceScaleFactor: 1,
      storageState: await people[who].context.storageState(),
    });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.evaluate(() => localStorage.setItem('parlance.signed-in', '1'));
    await page.goto(server.url + at(ids));
    await expect(page.getByRole('heading').first()).toBeVisible();
    await act(page);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => document.fonts.ready);
    await savePicture(page, path.join(folder, `${name}.webp`));
    // A refresh token is good once: the next one goes on from here.
    await people[who].context.addCookies((await context.storageState()).cookies);
    await context.close();
  }
});
