import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, startBrowser } from '../support/browser.mjs';
import { Clients, modes, watcher } from '../support/clients.mjs';
import { withServer } from '../support/suite.mjs';

withServer('Chromium', {}, (server) => {
  let browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.stop());

  for (const { name, transports } of modes) {
    test(`connects and is answered, ${name}`, async (t) => {
      const page = await openPage(t, browser, server().url);
      const result = await page.evaluate(
        async (options) => {
          const socket = await connect('/', { ...options, auth: { token: 'é' }, query: { q: 'họp' } });
          const answer = await ask(socket, 'echo-ack', { a: [1, '€'] });
          const { auth, query } = await ask(socket, 'handshake');
          return { answer, auth, query, last: socket.io.engine.transport.name };
        },
        { transports },
      );

      assert.deepEqual(result, {
        answer: { a: [1, '€'] },
        auth: { token: 'é' },
        query: { q: 'họp' },
        last: transports.at(-1),
      });
    });

    test(`passes binary both ways, ${name}`, async (t) => {
      const page = await openPage(t, browser, server().url);
      const result = await page.evaluate(
        async (options) => {
          const socket = await connect('/', options);
          const bytes = Uint8Array.from({ length: 300_000 }, (_, index) => index % 256);
          const back = await ask(socket, 'echo-ack', { deep: [bytes.buffer, bytes.subarray(1, 3)] });
          const kinds = back.deep.map((part) => part.constructor.name);
          const same = new Uint8Array(back.deep[0]).every((byte, index) => byte === bytes[index]);
          const [first, second] = await new Promise((resolve) => {
            socket.once('binary', (...args) => resolve(args));
            socket.emit('emit-binary');
          });
          const list = second.deep.list.map((part) => (typeof part === 'number' ? part : [...new Uint8Array(part)]));
          return { kinds, same, length: back.deep[0].byteLength, first: [...new Uint8Array(first)], list };
        },
        { transports },
      );

      assert.deepEqual(result, {
        kinds: ['ArrayBuffer', 'ArrayBuffer'],
        same: true,
        length: 300_000,
        first: [1, 2, 3],
        list: [[], 5, [255]],
      });
    });

    test(`keeps the order of 500 messages, ${name}`, async (t) => {
      const page = await openPage(t, browser, server().url);
      const result = await page.evaluate(
        async (options) => {
          const socket = io('/', { forceNew: true, ...options });
          const numbers = [];
          const all = new Promise((resolve) => {
            socket.on('number', (number) => numbers.push(number) === 500 && resolve());
          });
          for (let i = 0; i < 500; i++) {
            socket.emit('collect', i);
            socket.emit('next', 1);
          }
          await all;
          return { numbers, collected: await ask(socket, 'collected') };
        },
        { transports },
      );

      const expected = Array.from({ length: 500 }, (_, index) => index);
      assert.deepEqual(result, { numbers: expected, collected: expected });
    });

    test(`tells the server when its page is closed, ${name}`, async (t) => {
      const watch = await watcher(new Clients(t, server()));
      const page = await openPage(t, browser, server().url);
      const id = await page.evaluate(
        async (options) => {
          const socket = await connect('/', options);
          // A page that closes between two polls can only time out. The answer comes after all that the server sends
          // by itself, so that the next poll stays open; it has left before the request that follows it is answered.
          await ask(socket, 'echo-ack', 'last');
          await fetch('/');
          return socket.id;
        },
        { transports },
      );
      await page.close();

      const [left] = await watch.next('left', (event) => event.id === id);
      // Over polling the server sees a request that breaks off.
      assert.equal(left.reason, transports.at(-1) === 'polling' ? 'transport error' : 'transport close');
    });
  }

  test('is refused with a message and data', async (t) => {
    const page = await openPage(t, browser, server().url);
    const refused = await page.evaluate(() =>
      connect('/auth', { transports: ['websocket'] }).catch(({ message, data }) => ({ message, data })),
    );

    assert.deepEqual(refused, {
      message: 'unauthorized',
      data: { code: 'no-token', hints: ['log in', { retry: false }] },
    });
  });

  test('sends its cookies and keeps the one of the server', async (t) => {
    const page = await openPage(t, browser, server().url);
    const { cookie, engine } = await page.evaluate(async () => {
      // biome-ignore lint/suspicious/noDocumentCookie: what an application might have set.
      document.cookie = 'user=ann';
      const socket = await connect('/', { transports: ['polling'] });
      return { cookie: await ask(socket, 'header', 'cookie'), engine: socket.io.engine.id };
    });
    const kept = await browser.context.cookies(server().url);

    assert.match(cookie, /user=ann/);
    const own = kept.find(({ name }) => name === 'io');
    assert.equal(own.value, engine);
    assert.deepEqual([own.path, own.httpOnly, own.sameSite], ['/', true, 'Lax']);
  });

  test('opens the page of one origin in two tabs that hear each other', async (t) => {
    const [one, two] = [await openPage(t, browser, server().url), await openPage(t, browser, server().url)];
    const heard = two.evaluate(async () => {
      const socket = await connect('/rooms', { transports: ['websocket'] });
      await ask(socket, 'join', 'tabs');
      return new Promise((resolve) => {
        socket.once('hello', resolve);
        document.title = 'ready';
      });
    });
    await two.waitForFunction(() => document.title === 'ready');
    await one.evaluate(async () => {
      const socket = await connect('/rooms', { transports: ['polling', 'websocket'] });
      await ask(socket, 'broadcast', { to: ['tabs'] }, 'hello', ['from the other tab']);
    });

    assert.equal(await heard, 'from the other tab');
  });
});
