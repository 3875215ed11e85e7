import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { within } from '../support/wait.mjs';

inEveryMode('acks', (it) => {
  it('carry every argument', async (clients) => {
    const socket = await clients.connect();
    const answer = new Promise((resolve) => {
      socket.emit('echo-ack', 1, 'two', { three: [null] }, (...args) => resolve(args));
    });

    assert.deepEqual(await within(answer, 'the ack'), [1, 'two', { three: [null] }]);
  });

  it('may be empty', async (clients) => {
    const socket = await clients.connect();
    const answer = new Promise((resolve) => {
      socket.emit('echo-ack', (...args) => resolve(args));
    });

    assert.deepEqual(await within(answer, 'the ack'), []);
  });

  it('come once, however often the server calls them', async (clients) => {
    const socket = await clients.connect();
    const got = [];
    socket.emit('ack-twice', (value) => got.push(value));

    await ask(socket, 'echo-ack');
    assert.deepEqual(got, [1]);
  });

  it('may come in any order', async (clients) => {
    const socket = await clients.connect();
    const order = [];
    const keys = ['a', 'b', 'c', 'd', 'e'];
    const all = keys.map((key) => ask(socket, 'hold', key).then((answer) => order.push([key, answer])));
    socket.emit('release', ['d', 'a', 'e', 'c', 'b']);
    await within(Promise.all(all), 'all acks');

    assert.deepEqual(
      order,
      ['d', 'a', 'e', 'c', 'b'].map((key) => [key, key]),
    );
  });

  it('time out in the client', async (clients) => {
    const socket = await clients.connect();

    await assert.rejects(socket.timeout(50).emitWithAck('never'), { message: 'operation has timed out' });
    assert.equal(await ask(socket, 'echo-ack', 'still here'), 'still here');
  });

  it('reject when the connection goes away', async (clients) => {
    const socket = await clients.connect();
    const lost = socket.timeout(5_000).emitWithAck('never');
    socket.emit('disconnect-me', true);

    await assert.rejects(lost, { message: 'socket has been disconnected' });
  });

  it('answer the server, while its own handler waits for them', async (clients) => {
    const socket = await clients.connect();
    socket.on('question', (payload, answer) => answer({ heard: payload }));

    assert.deepEqual(await ask(socket, 'ask', { a: [1] }), { heard: { a: [1] } });
  });

  it('answer the server with binary', async (clients) => {
    const socket = await clients.connect();
    socket.on('question', (payload, answer) => answer({ twice: Buffer.concat([payload, payload]) }));

    const { twice } = await ask(socket, 'ask', Buffer.from([7, 8]));
    assert.deepEqual([...twice], [7, 8, 7, 8]);
  });

  it('answer many questions of the server that cross each other', async (clients) => {
    const socket = await clients.connect('/rooms');
    const others = [await clients.connect('/rooms'), await clients.connect('/rooms')];
    for (const one of [socket, ...others]) {
      one.on('sum', ([a, b], answer) => answer(a + b));
    }

    const target = { from: 'socket' };
    const sums = await within(
      Promise.all(Array.from({ length: 20 }, (_, n) => ask(socket, 'ask-each', target, 'sum', [n, 1]))),
      'all answers',
    );
    assert.deepEqual(
      sums,
      Array.from({ length: 20 }, (_, n) => [n + 1, n + 1]),
    );
  });

  it('time out in the server', async (clients) => {
    const socket = await clients.connect();

    assert.equal(await ask(socket, 'ask-in-vain', 50), 'timeout');
    const [, late] = await socket.heard.next('question');
    late('too late');
    assert.equal(await ask(socket, 'echo-ack', 'still here'), 'still here');
  });
});
