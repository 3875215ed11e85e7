import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { within } from '../support/wait.mjs';

const count = 100;

inEveryMode('a crowd', (it) => {
  it('of 100 clients in one room hears every message once and in order', async (clients) => {
    const crowd = await within(
      Promise.all(Array.from({ length: count }, () => clients.connect('/rooms'))),
      'all to connect',
      20_000,
    );
    await Promise.all(crowd.map((socket) => ask(socket, 'join', 'crowd')));
    assert.equal(await ask(crowd[0], 'room-size', 'crowd'), count);

    for (const from of [0, 1, 2]) {
      await ask(crowd[from], 'broadcast', { to: ['crowd'] }, 'news', [from]);
    }
    const heard = await within(
      Promise.all(crowd.map((socket) => socket.heard.take('news', 3, 15_000))),
      'all to hear',
      20_000,
    );
    assert.deepEqual(heard, Array(count).fill([[0], [1], [2]]));

    const answering = crowd.map((socket, index) => socket.on('question', (answer) => answer(index)));
    const { timedOut, answers } = await ask(answering[0], 'broadcast-ack', { to: ['crowd'] }, 4_000, 'question', []);
    assert.equal(timedOut, false);
    assert.deepEqual(
      answers.sort((a, b) => a - b),
      Array.from({ length: count }, (_, index) => index),
    );
  });

  it('that speaks all at once is answered, each its own', async (clients) => {
    const crowd = await within(
      Promise.all(Array.from({ length: count }, () => clients.connect())),
      'all to connect',
      20_000,
    );
    const answers = await within(
      Promise.all(crowd.map((socket, index) => ask(socket, 'echo-ack', { index, bytes: Buffer.from([index]) }))),
      'all answers',
      20_000,
    );

    assert.deepEqual(
      answers,
      crowd.map((_, index) => ({ index, bytes: Buffer.from([index]) })),
    );
  });
});
