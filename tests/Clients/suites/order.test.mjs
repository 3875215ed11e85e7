import assert from 'node:assert/strict';
import { ask, upgraded } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { within } from '../support/wait.mjs';

const total = 1_000;
const step = 5;
const numbers = Array.from({ length: total }, (_, index) => index);

inEveryMode('order', (it) => {
  it('of 1,000 events holds in both directions, also across the upgrade', async (clients) => {
    const socket = clients.open();
    await socket.heard.next('connect');
    const whole = within(socket.heard.take('number', total, 15_000), 'all numbers', 15_000);

    for (let sent = 0; sent < total; sent += step) {
      if (sent === total / 2) {
        // The first half goes out while the upgrade is under way, the second half begins at its end.
        await upgraded(socket);
      }
      for (let i = sent; i < sent + step; i++) {
        socket.emit('collect', i);
      }
      socket.emit('next', step);
      await new Promise(setImmediate);
    }

    assert.deepEqual((await whole).flat(), numbers);
    assert.deepEqual(await ask(socket, 'collected'), numbers);
  });

  it('of answers and events is the order in which the server sent them', async (clients) => {
    const socket = await clients.connect();
    const got = [];
    socket.on('number', (number) => got.push(number));
    for (let i = 0; i < 50; i++) {
      socket.emit('next', 1);
      socket.emit('echo-ack', `ack ${i}`, (answer) => got.push(answer));
    }

    await ask(socket, 'echo-ack');
    assert.deepEqual(got, Array.from({ length: 50 }, (_, i) => [i, `ack ${i}`]).flat());
  });

  it('is kept while large events pass during the upgrade', async (clients) => {
    const socket = clients.open();
    await socket.heard.next('connect');
    const texts = Array.from({ length: 20 }, (_, index) => String(index).repeat(20_000));
    const answers = Promise.all(texts.map((text) => ask(socket, 'echo-ack', text)));

    assert.deepEqual(await answers, texts);
    await upgraded(socket);
  });
});
