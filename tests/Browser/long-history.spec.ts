import type { Page } from '@playwright/test';
import type { Person } from './support/person';
import { expect, test } from './support/test';

test.use({ isShared: true });

const messages = 150;

/** A channel with a history of several pages, in which the reader is, and of which their device has nothing. Returns its address. */
async function longChannel(person: (name: string, options: { channel: string }) => Promise<Person>) {
  const writer = await person('Ann', { channel: 'Chronicle' });
  const reader = await person('Ben', { channel: 'Chronicle' });
  const place = new URL(reader.page.url()).pathname;
  const address = new URL(`/c/${place.split('/')[2]}`, reader.page.url()).href;
  await reader.page.goto('about:blank');
  for (let seq = 1; seq <= messages; seq++) {
    await (seq % 2 === 0 ? writer : reader).say(address.split('/').at(-1) ?? '', `old ${seq}`);
  }
  return { reader, address };
}

/** What was asked for has come by then, and the list has come to rest. */
const frames = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((done) => {
        let left = 40;
        const next = () => (left-- > 0 ? requestAnimationFrame(next) : done());
        next();
      }),
  );

/** Between two of this page's frames so much time passes, as on a slow device: what is asked for arrives before the list has come to rest. */
async function slowFrames(page: Page, ms: number): Promise<void> {
  await page.addInitScript((wait) => {
    const request = window.requestAnimationFrame.bind(window);
    const timers = new Map<number, ReturnType<typeof setTimeout>>();
    let last = 0;
    window.requestAnimationFrame = (draw) => {
      const handle = ++last;
      timers.set(
        handle,
        setTimeout(() => request((now) => timers.delete(handle) && draw(now)), wait),
      );
      return handle;
    };
    window.cancelAnimationFrame = (handle) => {
      clearTimeout(timers.get(handle));
      timers.delete(handle);
    };
  }, ms);
}

for (const [device, motion, frameMs] of [
  ['a device that moves things', 'no-preference', 0],
  ['a device that moves nothing', 'reduce', 0],
  ['a slow device', 'no-preference', 100],
] as const) {
  test.describe(`on ${device}`, () => {
    test.use({ contextOptions: { reducedMotion: motion } });

    test('a link leads into a long history, and what is around it does not move it away', async ({ person }) => {
      const { reader, address } = await longChannel(person);
      await slowFrames(reader.page, frameMs);
      for (const seq of [40, 75]) {
        await reader.page.goto(`${address}/${seq}`);
        await expect(reader.message(`old ${seq}`)).toBeInViewport();
        await frames(reader.page);
        await expect(reader.message(`old ${seq}`)).toBeInViewport();
      }
    });
  });
}

test('whoever waits at the top for older messages goes on reading where they were', async ({ person }) => {
  const { reader, address } = await longChannel(person);
  const asked = new Set<string>();
  const waiting: (() => void)[] = [];
  let isUpgraded = false;
  await reader.page.routeWebSocket(/socket\.io/u, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      isUpgraded ||= message === '5';
      asked.add(/^42\/chat,(\d+)\["message:history"/u.exec(`${message}`)?.[1] ?? '');
      server.send(message);
    });
    server.onMessage((message) => {
      const pass = () => socket.send(message);
      asked.has(/^43\/chat,(\d+)\[/u.exec(`${message}`)?.[1] ?? '-') ? waiting.push(pass) : pass();
    });
  });
  await reader.page.goto(new URL('/inbox', address).href);
  await expect.poll(() => isUpgraded).toBe(true);
  await reader.link('Chronicle').click();
  await expect(reader.message(`old ${messages}`)).toBeInViewport();

  await reader.message(`old ${messages}`).hover();
  await reader.page.mouse.wheel(0, -100_000);
  const loading = reader.log.getByRole('img', { name: 'Loading messages' });
  await expect(loading).toBeInViewport();
  await frames(reader.page);
  const [oldest = ''] = await reader.texts();
  const before = await reader.message(oldest).boundingBox();
  asked.clear();
  for (const pass of waiting) {
    pass();
  }
  await expect(loading).not.toBeInViewport();
  await frames(reader.page);
  // What had a heading of its own may go on where the one before it ends.
  const after = await reader.message(oldest).boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60);
});
