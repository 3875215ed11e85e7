import { expectAccessible, expectNoSidewaysScroll } from './support/expectations';
import { expect, test } from './support/test';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test('on a phone rooms and people are drawers, and all of it fits', async ({ person }) => {
  const ann = await person('Ann', phone);
  const ben = await person('Ben');
  await ben.write('a very long word: '.padEnd(300, 'x'));
  await expectNoSidewaysScroll(ann.page);
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
  await expectNoSidewaysScroll(ann.page);
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
  test(`the page is accessible in ${colorScheme}`, async ({ person }) => {
    const ann = await person('Ann', { colorScheme });
    const ben = await person('Ben', { ...phone, colorScheme });
    await ann.write('Hello https://example.org');
    await ben.sees('Hello https://example.org');
    await expectAccessible(ann.page);
    await expectAccessible(ben.page);
    await ann.profileMenu();
    await expectAccessible(ann.page);
    await ben.page.getByRole('button', { name: 'Rooms and settings' }).tap();
    await expectAccessible(ben.page);
  });
}

test('a browser that prefers Vietnamese gets it, and can change', async ({ browser, server }) => {
  const page = await browser.newPage({ locale: 'vi-VN' });
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Máy chủ của bạn.' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'vi');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Make it yours.' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Make it yours.' })).toBeVisible();
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
