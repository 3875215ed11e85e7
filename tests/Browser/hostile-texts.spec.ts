import { hostileNames, hostileTexts } from './support/hostile-texts';
import type { Person } from './support/person';
import { expect, test } from './support/test';

// A complaint of the browser, such as of its Content-Security-Policy, fails these tests too.
test.use({ isShared: true });

interface Watch {
  readonly dialogs: string[];
  readonly elsewhere: string[];
}

/** Writes down what a text that runs would do. */
function watch({ page }: Person, origin: string): Watch {
  const dialogs: string[] = [];
  const elsewhere: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin !== origin && !['data:', 'blob:'].includes(url.protocol)) {
      elsewhere.push(request.url());
    }
  });
  return { dialogs, elsewhere };
}

/** Everything that stands out at a side of the page, or of the messages. */
const standingOut = ({ page }: Person) =>
  page.evaluate(() => {
    const wide = (element: Element) => element.scrollWidth > element.clientWidth + 1;
    const all = [document.documentElement, ...document.querySelectorAll('article, nav, main')];
    return all.filter(wide).map((element) => `${element.tagName} ${element.textContent.slice(0, 60)}`);
  });

const refusal = /was refused: 4\d\d/u;

/** True where the server takes it; it refuses with 4xx, and never breaks. */
async function taken(done: Promise<unknown>): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    expect(String(error)).toMatch(refusal);
    return false;
  }
}

test('no message runs, leads astray or stands out of its box', async ({ person, server }) => {
  test.slow();
  const ann = await person('Ann', { channel: 'Hostile texts' });
  const seen = watch(ann, server.url);
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  let count = 0;
  for (const text of hostileTexts) {
    if (await taken(ann.say(id, text))) {
      count++;
      await expect(ann.page.getByRole('article').last(), text.slice(0, 60)).toBeVisible();
      await expect.poll(() => standingOut(ann), { message: text.slice(0, 60) }).toEqual([]);
    }
  }
  // Those with characters that cannot be shown are refused; most are words like any others.
  expect(count).toBeGreaterThan(hostileTexts.length - 8);
  // The page still answers.
  await ann.write('alive');
  await ann.sees('alive');

  for (const seq of [1, Math.floor(count / 2), count]) {
    await ann.page.goto(`${server.url}/c/${id}/${seq}`);
    await expect(ann.log.getByRole('article').first()).toBeVisible();
    const hrefs = await ann.log
      .getByRole('link')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(hrefs.filter((href) => !/^https?:/u.test(href))).toEqual([]);
    expect(await ann.log.locator('script, iframe, object, embed, style, base, meta, form, svg script').count()).toBe(0);
    expect(await standingOut(ann)).toEqual([]);
  }
  expect(seen).toEqual({ dialogs: [], elsewhere: [] });
});

test('on a phone they stay in their boxes too', async ({ person, server }) => {
  test.slow();
  const ann = await person('Ann', { channel: 'Hostile phone', viewport: { width: 390, height: 844 } });
  const seen = watch(ann, server.url);
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  for (const text of hostileTexts.filter((one) => one.length > 300)) {
    if (await taken(ann.say(id, text))) {
      await expect.poll(() => standingOut(ann), { message: text.slice(0, 60) }).toEqual([]);
    }
  }
  expect(seen).toEqual({ dialogs: [], elsewhere: [] });
});

test('names, topics and states are words too', async ({ person, server }) => {
  const ann = await person('Ann', { channel: 'Hostile names' });
  const seen = watch(ann, server.url);
  const id = new URL(ann.page.url()).pathname.split('/')[2] ?? '';
  await ann.say(id, 'who am I');
  await ann.sees('who am I');
  let count = 0;
  for (const name of hostileNames) {
    const answers = [
      await taken(ann.api('PATCH', '/me', { displayName: name })),
      await taken(ann.api('PATCH', '/me', { statusText: name })),
      await taken(ann.api('PATCH', '/me', { bio: name })),
      await taken(ann.api('PATCH', `/conversations/${id}`, { topic: name })),
      await taken(ann.makeChannel(`${name} ${count}`)),
    ];
    count += answers.filter(Boolean).length;
    await ann.page.reload();
    await expect(ann.log.getByRole('article').first()).toBeVisible();
    await ann.log.getByRole('article').getByRole('button').first().click();
    await expect(ann.dialog).toBeVisible();
    expect(await standingOut(ann), name).toEqual([]);
    await ann.page.keyboard.press('Escape');
  }
  expect(count).toBeGreaterThan(hostileNames.length * 2);
  expect(seen).toEqual({ dialogs: [], elsewhere: [] });
});
