import type { Page } from '@playwright/test';
import { Front } from './support/front';
import { expect, test } from './support/test';

test.use({ isShared: true, keepsPage: true });

const unreachable = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket/;

/** The page is kept on the device, and it is from there that it comes. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

/** Whether this device has kept a text for later. */
const holds = (page: Page, account: string, text: string) =>
  page.evaluate(
    ([name, wanted]) =>
      new Promise<boolean>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const all = opening.result.transaction('entries').objectStore('entries').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(JSON.stringify(all.result).includes(wanted));
          };
        };
      }),
    [`parlance.${account}`, text] as const,
  );

test('without a network the page starts with what was open last, and what is written goes out later', async ({
  person,
}) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: unreachable });
  const ben = await person('Ben', { channel: 'Lounge' });
  await kept(ann.page);
  await ben.write('before the tunnel');
  await ann.sees('before the tunnel');
  await expect.poll(() => holds(ann.page, ann.id, 'before the tunnel')).toBe(true);

  await ann.context.setOffline(true);
  await ann.page.reload();
  await ann.sees('before the tunnel');
  await expect(ann.page.getByText('You are offline.')).toBeVisible();
  await ann.write('from the tunnel');
  await ann.sees('from the tunnel');
  await ann.context.setOffline(false);
  await ben.sees('from the tunnel');
});

test('what was missed does not take along whom a link has led to a message', async ({ person }) => {
  const ann = await person('Ann', { channel: 'Lounge', expected: unreachable });
  const ben = await person('Ben', { channel: 'Lounge' });
  await kept(ann.page);
  const place = new URL(ben.page.url()).pathname;
  const id = place.split('/')[2] ?? '';
  for (let count = 1; count <= 8; count++) {
    await ben.say(id, `before ${count}`);
  }
  await expect.poll(() => holds(ann.page, ann.id, 'before 8')).toBe(true);

  // All that the device has is on the screen at once, and its end with it.
  await ann.context.setOffline(true);
  await ann.page.goto(new URL(`${place}/1`, ann.page.url()).href);
  await ann.sees('before 1');
  await ann.sees('before 8');
  for (let count = 1; count <= 30; count++) {
    await ben.say(id, `missed ${count}`);
  }
  await ann.context.setOffline(false);
  await expect(ann.page.getByRole('button', { name: /new messages/u })).toBeVisible();
  await expect(ann.message('before 1')).toBeInViewport();
});

test('a newer version of the page is offered, and shown when one wants it', async ({ person, server }) => {
  const front = await Front.before(server);
  const ann = await person('Ann', { channel: 'Lounge', expected: /./ });
  await ann.page.goto(front.url + new URL(ann.page.url()).pathname);
  await kept(ann.page);
  await ann.field.fill('half a thought');
  await expect(ann.page.getByText('Parlance has a newer version.')).toBeHidden();

  front.add('/service-worker.js', '// newer');
  await ann.page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update();
  });
  await expect(ann.page.getByText('Parlance has a newer version.')).toBeVisible();
  await ann.page.getByRole('button', { name: 'Reload' }).click();
  await expect(ann.page.getByText('Parlance has a newer version.')).toBeHidden();
  await expect(ann.field).toHaveValue('half a thought');
  front.stop();
});
