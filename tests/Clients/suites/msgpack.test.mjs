// The MessagePack parser on both sides. What is said here of arguments holds for typed handlers too: `digest` has one.
import assert from 'node:assert/strict';
import parser from 'socket.io-msgpack-parser';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';

inEveryMode(
  'MessagePack parser',
  (it) => {
    it('carries events and acks of any shape', async (clients) => {
      const socket = await clients.connect('/', { auth: { token: 'é' } });
      assert.deepEqual(await socket.heard.next('auth'), [{ token: 'é' }]);

      const args = [1, -70_000, 2 ** 40, 1.5, 'é😀', null, true, [], {}, { a: [{ b: 'c'.repeat(300) }] }];
      socket.emit('echo', ...args);
      assert.deepEqual(await socket.heard.next('echo-back'), args);
      assert.deepEqual(await ask(socket, 'echo-ack', args), args);
    });

    it('carries binary in its place, more pieces than the other parser may', async (clients) => {
      const socket = await clients.connect();
      const many = Array.from({ length: 25 }, (_, index) => Buffer.from([index]));
      const deep = { list: [Buffer.alloc(0), 1, { bytes: Buffer.from([255, 0, 254]) }] };
      socket.emit('echo', Buffer.from('one'), deep, many);

      assert.deepEqual(await socket.heard.next('echo-back'), [Buffer.from('one'), deep, many]);
      const large = Buffer.alloc(500_000, 'ab');
      assert.ok(large.equals(await ask(socket, 'echo-ack', large)));
    });

    it('is bytes to a handler of the server, and comes from objects that it makes', async (clients) => {
      const socket = await clients.connect();
      const payload = { name: 'é', bytes: Buffer.from([1, 254]), list: [Buffer.from('ab'), Buffer.alloc(0)] };
      assert.deepEqual(await ask(socket, 'digest', payload), { name: 'é', bytes: '01fe', list: ['6162', ''] });

      socket.emit('emit-binary');
      assert.deepEqual(await socket.heard.next('binary'), [
        Buffer.from([1, 2, 3]),
        { text: 'é', deep: { bytes: Buffer.from([4]), list: [Buffer.alloc(0), 5, Buffer.from([255])] } },
      ]);
    });

    it('carries what the server asks', async (clients) => {
      const socket = await clients.connect();
      socket.on('question', (value, answer) => answer({ again: value }));

      assert.deepEqual(await ask(socket, 'ask', Buffer.from([7])), { again: Buffer.from([7]) });
    });

    it('knows namespaces and broadcasts, with acks', async (clients) => {
      const one = await clients.connect('/rooms');
      const other = await clients.join(one, '/left');
      assert.equal(await ask(other, 'where'), '/left');

      await ask(one, 'broadcast', {}, 'news', [Buffer.from([1]), 'all']);
      assert.deepEqual(await one.heard.next('news'), [Buffer.from([1]), 'all']);
      one.on('vote', (question, answer) => answer(Buffer.from(question)));
      assert.deepEqual(await ask(one, 'broadcast-ack', {}, 5_000, 'vote', ['x']), {
        timedOut: false,
        answers: [Buffer.from('x')],
      });

      one.disconnect();
      assert.equal(await ask(other, 'where'), '/left');
    });

    it('carries refusals', async (clients) => {
      const [unknown] = await clients.open('/nowhere').heard.next('connect_error');
      assert.equal(unknown.message, 'Invalid namespace');
      const [refused] = await clients.open('/auth').heard.next('connect_error');
      assert.deepEqual([refused.message, refused.data.hints[0]], ['unauthorized', 'log in']);
    });

    it('hears of a disconnection', async (clients) => {
      const socket = await clients.connect();
      socket.emit('disconnect-me', false);
      assert.equal((await socket.heard.next('disconnect'))[0], 'io server disconnect');
    });
  },
  { msgpack: true },
  { parser },
);
