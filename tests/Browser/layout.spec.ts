import AxeBuilder from '@axe-core/playwright';
import { Person } from './support/person';
import { expect, test } from './support/test';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function expectNoSidewaysScroll({ page }: Person): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
    0,
  );
}

async function expectAccessible({ page }: Person): Promise<void> {
  // Animations would be measured half-way, with colours that nobody reads. One that is cut short has ended too.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((animation) => animation.finished)));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

test('on a phone rooms and people are drawers, and all of it fits', async ({ person }) => {
  const ann = await person('Ann', phone);
  const ben = await person('Ben');
  await ben.write('a very long word: '.padEnd(300, 'x'));
  await expectNoSidewaysScroll(ann);
  await expect(ann.field).toBeInViewport();

  await ann.page.getByRole('button', { name: 'Who is here' }).tap();
  await expect(ann.hereNow.getByText('Ben')).toBeInViewport();
  await ann.page.keyboard.press('Escape');
  await expect(ann.hereNow).toBeHidden();

  await ann.page.getByRole('button', { name: 'Rooms and settings' }).tap();
  await ann.createRoom('Balcony');
  await expect(ann.page.getByRole('navigation')).toBeHidden();
  await ann.field.fill('from the phone');
  await ann.page.getByRole('button', { name: 'Send' }).tap();
  await ann.sees('from the phone');
  await expectNoSidewaysScroll(ann);
});

test('new messages do not move what one reads, and a pill leads to them', async ({ person }) => {
  const ann = await person('Ann', { viewport: { width: 1000, height: 500 } });
  const ben = await person('Ben');
  for (let line = 1; line <= 12; line++) {
    await ben.write(`line ${line}\nand more`);
  }
  await expect(ann.log.getByText('line 12')).toBeInViewport();

  await ann.log.hover();
  await ann.page.mouse.wheel(0, -300);
  await expect(ann.page.getByRole('button', { name: 'To the newest messages' })).toBeVisible();
  const place = await ann.log.getByText('line 6').boundingBox();
  await ben.write('something new');
  const pill = ann.page.getByRole('button', { name: '1 new message' });
  await expect(pill).toBeVisible();
  expect(await ann.log.getByText('line 6').boundingBox()).toEqual(place);

  await pill.click();
  await expect(ann.log.getByText('something new')).toBeInViewport();
  await expect(pill).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the page is accessible in ${colorScheme}`, async ({ person, browser, server }) => {
    const ann = await person('Ann', { colorScheme });
    const ben = await person('Ben', { ...phone, colorScheme });
    await ann.write('Hello https://example.org');
    await ben.sees('Hello https://example.org');
    await expectAccessible(ann);
    await expectAccessible(ben);
    await ann.page.getByRole('button', { name: 'Ann' }).click();
    await expectAccessible(ann);
    await ben.page.getByRole('button', { name: 'Rooms and settings' }).tap();
    await expectAccessible(ben);

    const context = await browser.newContext({ colorScheme });
    const stranger = new Person(await context.newPage(), 'Stranger');
    await stranger.page.goto(server.url);
    await expectAccessible(stranger);
    await context.close();
  });
}

test('a browser that prefers Vietnamese gets it, and can change', async ({ browser, server }) => {
  const page = await browser.newPage({ locale: 'vi-VN' });
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Mời vào.' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Come in.' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Come in.' })).toBeVisible();
  await page.close();
});

test('everything can be done by keyboard', async ({ person }) => {
  const ann = await person('Ann');
  await expect(ann.field).toBeFocused();
  await ann.page.keyboard.type('typed');
  await ann.page.keyboard.press('Enter');
  await ann.sees('typed');
  await ann.page.getByRole('button', { name: 'New room' }).focus();
  await ann.page.keyboard.press('Enter');
  await ann.page.keyboard.type('By keys');
  await ann.page.keyboard.press('Enter');
  await expect(ann.page.getByRole('heading', { level: 1, name: 'By keys' })).toBeVisible();
  await expect(ann.field).toBeFocused();
});
