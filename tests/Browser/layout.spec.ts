import { expectAccessible, expectNoSidewaysScroll } from './support/expectations';
import { expect, test } from './support/test';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test.describe('with others', () => {
  test.use({ isShared: true });

  test('on a phone the list and the conversation are one after the other, and all of it fits', async ({ person }) => {
    const ann = await person('Ann', { channel: 'Pocket', ...phone });
    const ben = await person('Ben', { channel: 'Pocket' });
    await ben.write('a very long word: '.padEnd(300, 'x'));
    await expectNoSidewaysScroll(ann.page);
    await expect(ann.field).toBeInViewport();

    await ann.page.getByRole('button', { name: 'Show 2 people' }).tap();
    await expect(ann.people.getByText('Ben')).toBeInViewport();
    await ann.page.keyboard.press('Escape');
    await expect(ann.people).toBeHidden();

    await ann.page.getByRole('link', { name: 'All conversations' }).tap();
    await expect(ann.field).toBeHidden();
    await expectNoSidewaysScroll(ann.page);
    await ann.link('Pocket').tap();
    await ann.field.fill('from the phone');
    await ann.page.getByRole('button', { name: 'Send', exact: true }).tap();
    await ann.sees('from the phone');
  });

  test('on a phone a finger that comes in from the edge leads back to the list', async ({ person }) => {
    const ann = await person('Ann', { channel: 'Swipe', ...phone });
    const touch = await ann.context.newCDPSession(ann.page);
    const swipe = async (from: number, to: number) => {
      const at = (x: number) => [{ x, y: 400 }];
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) });
      for (let x = from; x <= to; x += 15) {
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(x) });
      }
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await expect(ann.field).toBeVisible();
    await swipe(150, 350);
    await expect(ann.field).toBeVisible();
    await swipe(5, 200);
    await expect(ann.link('Swipe')).toBeVisible();
    await expect(ann.field).toBeHidden();
  });

  test('at twice the size all of it is there, and nothing is scrolled sideways', async ({ person }) => {
    const ann = await person('Ann', { channel: 'Twice', viewport: { width: 720, height: 450 } });
    await ann.write('a very long word: '.padEnd(300, 'x'));
    await expect(ann.field).toBeInViewport();
    await expectNoSidewaysScroll(ann.page);
  });

  test('new messages do not move what one reads, and a pill leads to them', async ({ person }) => {
    const ann = await person('Ann', { channel: 'Scroll', viewport: { width: 1000, height: 500 } });
    const ben = await person('Ben', { channel: 'Scroll' });
    const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
    for (let line = 1; line <= 12; line++) {
      await ben.say(id, `line ${line}  \nand more`);
    }
    await expect(ann.log.getByText('line 12')).toBeInViewport();

    await ann.log.hover();
    await ann.page.mouse.wheel(0, -300);
    await expect(ann.page.getByRole('button', { name: 'To the newest messages' })).toBeVisible();
    // Its own row is further up.
    const day = ann.page.getByRole('button', { name: 'Today', exact: true, includeHidden: true });
    await expect(day).toBeInViewport();
    const place = await ann.log.getByText('line 6').boundingBox();
    await ben.write('something new');
    const pill = ann.page.getByRole('button', { name: '1 new message' });
    await expect(pill).toBeVisible();
    expect(await ann.log.getByText('line 6').boundingBox()).toEqual(place);

    await pill.click();
    await expect(ann.log.getByText('something new')).toBeInViewport();
    await expect(pill).toBeHidden();

    await ann.log.hover();
    await ann.page.mouse.wheel(0, -5_000);
    await expect(ann.log.getByRole('button', { name: 'Today' })).toBeInViewport();
    await expect(day).toHaveCount(0);
  });

  test('a pill leads back to the first message that is new', async ({ person, server }) => {
    const ann = await person('Ann');
    const ben = await person('Ben');
    const id = await ann.makeChannel(`Long ${ann.account.username}`);
    await ben.api('POST', `/conversations/${id}/join`, {});
    // A device that holds none of it begins with the newest; one that does goes on where its reader had stopped.
    await ann.page.goto('about:blank');
    for (let line = 1; line <= 70; line++) {
      await ben.say(id, `line ${line}`);
    }
    await ann.page.goto(`${server.url}/c/${id}`);
    await expect(ann.log.getByText('line 70')).toBeInViewport();
    await ann.page.getByRole('button', { name: 'To the first new message' }).click();
    await expect(ann.log.getByText('line 1', { exact: true })).toBeInViewport();
    await expect(ann.log.getByText('New', { exact: true })).toBeInViewport();
  });

  test('whoever is at the end stays there, however much comes and grows at once', async ({ person }) => {
    const ann = await person('Ann', { channel: 'Burst', viewport: { width: 1000, height: 500 } });
    const ben = await person('Ben', { channel: 'Burst' });
    const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
    // A page that has much to do besides.
    const session = await ann.context.newCDPSession(ann.page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 8 });
    const words = 'what is wider than the page, and takes several lines '.repeat(5);
    for (let line = 1; line <= 4; line++) {
      const each = [1, 2, 3, 4, 5, 6].map((part) => ben.say(id, `${line}.${part} ${words}`));
      await Promise.all(each);
    }
    await ben.say(id, 'the last');
    await expect(ann.log.getByText('the last')).toBeInViewport();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`the page is accessible in ${colorScheme}`, async ({ person }) => {
      const ann = await person('Ann', { channel: 'Access', colorScheme });
      const ben = await person('Ben', { channel: 'Access', ...phone, colorScheme });
      await ann.write('Hello https://example.org, `code` and ||more||');
      await ben.log.getByText('Hello').waitFor();
      await ann.log.getByRole('article').click({ button: 'right' });
      await expectAccessible(ann.page);
      await ann.page.getByRole('menuitem', { name: 'React with 👍' }).click();
      await ann.page.getByRole('button', { name: 'Show 2 people' }).click();
      await expect(ann.people.getByText('Ben')).toBeVisible();
      await expectAccessible(ann.page);
      await expectAccessible(ben.page);
      await ben.page.getByRole('link', { name: 'All conversations' }).tap();
      await expectAccessible(ben.page);
    });
  }

  test('everything can be done by keyboard', async ({ person }) => {
    const ann = await person('Ann', { channel: 'Keyboard' });
    await expect(ann.field).toBeFocused();
    await ann.page.keyboard.type('typed');
    await ann.page.keyboard.press('Enter');
    await ann.sees('typed');
    await ann.page.getByRole('log').locator('..').focus();
    await ann.page.keyboard.press('ArrowUp');
    await expect(ann.message('typed')).toBeFocused();
    await ann.page.getByRole('button', { name: 'React with 👍' }).focus();
    await ann.page.keyboard.press('Enter');
    await expect(ann.message('typed').getByRole('button', { name: 'Ann reacted with 👍' })).toBeVisible();

    await ann.page.getByRole('button', { name: 'Begin a conversation' }).focus();
    await ann.page.keyboard.press('Enter');
    await ann.page.keyboard.press('ArrowDown');
    await ann.page.keyboard.press('ArrowDown');
    await ann.page.keyboard.press('Enter');
    await ann.page.keyboard.type(`By keys ${ann.account.username}`);
    await ann.page.keyboard.press('Enter');
    await expect(ann.page.getByRole('heading', { level: 1, name: 'By keys' })).toBeVisible();
    await expect(ann.field).toBeFocused();
    await ann.page.keyboard.press('Alt+ArrowDown');
    await expect(ann.page.getByRole('heading', { level: 1, name: 'Keyboard' })).toBeVisible();
  });
});

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
