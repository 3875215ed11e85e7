import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';

const values = [
  [],
  [null],
  [true, false],
  [0, -1, 0.1, 1e21, 1e-7, Number.MAX_SAFE_INTEGER, -(2 ** 53)],
  ['', 'a', '\\ " / \b \f \n \r \t'],
  [[], {}, [[]], { a: { b: { c: [1, { d: null }] } } }],
  [{ '': 1, 'a b': 2, é: 3, constructor: 4, _placeholder: true, num: 0 }],
  Array.from({ length: 50 }, (_, index) => index),
];

inEveryMode('events', (it) => {
  for (const args of values) {
    it(`carry ${JSON.stringify(args).slice(0, 60)} both ways`, async (clients) => {
      const socket = await clients.connect();
      socket.emit('echo', ...args);

      assert.deepEqual(await socket.heard.next('echo-back'), args);
    });
  }

  it('turn undefined and not-a-number into null, and a date into its text', async (clients) => {
    const socket = await clients.connect();
    socket.emit('echo', undefined, Number.NaN, new Date(Date.UTC(2024, 0, 2, 3, 4, 5)));

    assert.deepEqual(await socket.heard.next('echo-back'), [null, null, '2024-01-02T03:04:05.000Z']);
  });

  it('leave out a handler that nobody registered', async (clients) => {
    const socket = await clients.connect();
    socket.emit('nobody-listens', 1);

    assert.equal(await ask(socket, 'echo-ack', 'still here'), 'still here');
  });

  it('named message are what send() sends', async (clients) => {
    const socket = await clients.connect();
    socket.send('hello', { to: 'you' });

    assert.deepEqual(await socket.heard.next('message'), ['hello', { to: 'you' }]);
  });

  it('wait in the client until it is connected', async (clients) => {
    const socket = clients.open();
    socket.emit('echo', 'early');

    assert.deepEqual(await socket.heard.next('echo-back'), ['early']);
  });

  it('reach a once-listener once', async (clients) => {
    const socket = await clients.connect();
    assert.equal(await ask(socket, 'once'), 'only once');

    const again = answers(socket, 'once');

    assert.equal(await ask(socket, 'echo-ack', 'after'), 'after');
    assert.deepEqual(again, []);
  });

  it('do not reach a removed listener', async (clients) => {
    const socket = await clients.connect();
    assert.equal(await ask(socket, 'removable'), 'here');
    await ask(socket, 'remove');

    const again = answers(socket, 'removable');

    assert.equal(await ask(socket, 'echo-ack', 'after'), 'after');
    assert.deepEqual(again, []);
  });

  it('of 300 kB pass', async (clients) => {
    const socket = await clients.connect();
    const text = 'é'.repeat(150_000);

    assert.equal(await ask(socket, 'echo-ack', text), text);
    assert.equal((await ask(socket, 'make-text', 1_500_000)).length, 1_500_000);
  });

  it('pass catch-all listeners on their way in and out', async (clients) => {
    const socket = await clients.connect('/catch-all');
    socket.emit('unknown', 1, 'two');
    socket.emit('answer-me', 3);
    await socket.heard.next('answer');
    await ask(socket, 'stop-listening');
    socket.emit('unheard');

    assert.deepEqual(await ask(socket, 'log'), [
      'first unknown',
      'in unknown 1,two',
      'first answer-me',
      'in answer-me 3',
      'out answer 3',
      'first stop-listening',
      'in stop-listening ',
    ]);
  });
});

/** Sends an event that nobody should answer. Events are handled in order, so a later answer proves it. */
function answers(socket, event) {
  const got = [];
  socket.emit(event, (answer) => got.push(answer));
  return got;
}
