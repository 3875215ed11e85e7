import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';

// Who hears a broadcast of socket "a". Rooms: a in x; b in x and y; c in y; d in none.
const cases = [
  ['the namespace', {}, 'abcd'],
  ['the namespace but the sender', { from: 'socket' }, 'bcd'],
  ['a room', { to: ['x'] }, 'ab'],
  ['a room but the sender', { from: 'socket', to: ['x'] }, 'b'],
  ['the union of two rooms, once each', { to: ['x', 'y'] }, 'abc'],
  ['a list of rooms', { in: ['x', 'y'] }, 'abc'],
  ['everyone but a room', { except: ['y'] }, 'ad'],
  ['everyone but two rooms', { except: ['x', 'y'] }, 'd'],
  ['a room but another', { to: ['x'], except: ['y'] }, 'a'],
  ['nobody: an empty room', { to: ['nowhere'] }, ''],
  ['nobody: a room but itself', { to: ['x'], except: ['x'] }, ''],
  ['this node', { local: true }, 'abcd'],
  ['a room, uncompressed', { to: ['y'], compress: false }, 'bc'],
];

inEveryMode('broadcast', (it) => {
  for (const [name, target, hearers] of cases) {
    it(`reaches ${name}`, async (clients) => {
      const sockets = await fourSockets(clients);
      await ask(sockets.a, 'broadcast', target, 'news', [1, { two: 'é' }]);
      // What follows proves that nothing else came before.
      await ask(sockets.a, 'broadcast', {}, 'end', []);

      for (const [letter, socket] of Object.entries(sockets)) {
        await socket.heard.next('end');
        assert.deepEqual(socket.heard.all('news'), hearers.includes(letter) ? [[1, { two: 'é' }]] : [], letter);
      }
    });
  }

  it('carries binary to everyone', async (clients) => {
    const sockets = Object.values(await fourSockets(clients));
    await ask(sockets[0], 'broadcast', {}, 'news', [Buffer.from([1]), { deep: [Buffer.from([2, 3])] }]);

    for (const socket of sockets) {
      assert.deepEqual(await socket.heard.next('news'), [Buffer.from([1]), { deep: [Buffer.from([2, 3])] }]);
    }
  });

  it('reaches one socket by its id', async (clients) => {
    const { a, b } = await fourSockets(clients);
    await ask(a, 'broadcast', { to: [b.id] }, 'news', ['private']);

    assert.deepEqual(await b.heard.next('news'), ['private']);
    assert.deepEqual(a.heard.all('news'), []);
  });

  it('gathers the answers of all', async (clients) => {
    const sockets = await fourSockets(clients);
    for (const [letter, socket] of Object.entries(sockets)) {
      socket.on('question', (value, answer) => answer(letter + value));
    }

    const { timedOut, answers } = await ask(sockets.a, 'broadcast-ack', { to: ['x', 'y'] }, 4_000, 'question', [1]);
    assert.equal(timedOut, false);
    assert.deepEqual(answers.sort(), ['a1', 'b1', 'c1']);
  });

  it('gathers binary answers', async (clients) => {
    const { a, b } = await fourSockets(clients);
    b.on('question', (answer) => answer(Buffer.from([5])));

    const { answers } = await ask(a, 'broadcast-ack', { from: 'socket', to: ['x'] }, 4_000, 'question', []);
    assert.deepEqual(answers, [Buffer.from([5])]);
  });

  it('gathers no answers from nobody', async (clients) => {
    const { a } = await fourSockets(clients);

    const answer = await ask(a, 'broadcast-ack', { to: ['nowhere'] }, 4_000, 'question', []);
    assert.deepEqual(answer, { timedOut: false, answers: [] });
  });

  it('gives the answers that came when one is late', async (clients) => {
    const { a, b } = await fourSockets(clients);
    b.on('question', (answer) => answer('b'));

    const { timedOut, answers } = await ask(a, 'broadcast-ack', { to: ['x', 'y'] }, 300, 'question', []);
    assert.equal(timedOut, true);
    assert.deepEqual(answers, ['b']);
    assert.equal((await ask(a, 'fetch', {})).length, 4);
  });
});

async function fourSockets(clients) {
  const [a, b, c, d] = await Promise.all(Array.from({ length: 4 }, () => clients.connect('/rooms')));
  await Promise.all([ask(a, 'join', 'x'), ask(b, 'join', ['x', 'y']), ask(c, 'join', 'y')]);
  return { a, b, c, d };
}
