// The official client for Node.js asks for no compression over polling, browsers do. Here fetch() stands in for one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServer } from '../support/suite.mjs';
import { waitMs } from '../support/wait.mjs';

withServer('compression of polling responses', {}, (server) => {
  test('large ones are compressed, small ones are not', async () => {
    const session = await openSession(server(), '/');
    assert.equal(await session.send('420["make-text",5000]').then(session.poll), `gzip 430["${'x'.repeat(5_000)}"]`);
    assert.equal(await session.send('421["make-text",500]').then(session.poll), `null 431["${'x'.repeat(500)}"]`);
  });

  test('those that the server asks not to compress are not', async () => {
    const session = await openSession(server(), '/rooms');
    const text = 'é'.repeat(2_000);
    for (const [compress, encoding] of [
      [true, 'gzip'],
      [false, null],
    ]) {
      const event = ['broadcast', { to: [session.id], compress }, 'news', [text]];
      // Without an ack: one packet that may be compressed would be enough for the whole response to be.
      assert.equal(
        await session.send(`42/rooms,${JSON.stringify(event)}`).then(session.poll),
        `${encoding} 42/rooms,["news","${text}"]`,
      );
    }
  });
});

/** A long-polling session by hand, joined to a namespace. `poll` gives the response's encoding and its text. */
async function openSession(server, namespace) {
  const prefix = namespace === '/' ? '' : `${namespace},`;
  const url = `${server.url}/socket.io/?EIO=4&transport=polling`;
  const request = (address, options) => fetch(address, { signal: AbortSignal.timeout(waitMs), ...options });
  const { sid } = JSON.parse((await (await request(url)).text()).slice(1));
  const at = `${url}&sid=${sid}`;
  const session = {
    async send(packet) {
      assert.equal(await (await request(at, { method: 'POST', body: packet })).text(), 'ok');
    },
    async poll() {
      const response = await request(at);
      return `${response.headers.get('content-encoding')} ${await response.text()}`;
    },
  };
  await session.send(`40${prefix}`);
  const [, id] = /"sid":"([\w-]+)"/.exec(await session.poll());
  return { ...session, id };
}
