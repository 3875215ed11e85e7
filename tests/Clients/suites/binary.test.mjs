import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { within } from '../support/wait.mjs';

inEveryMode('binary', (it) => {
  it('passes both ways, also nested and empty', async (clients) => {
    const socket = await clients.connect();
    const deep = { list: [Buffer.alloc(0), 1, { bytes: Buffer.from([255, 0, 254]) }], text: 'é' };
    socket.emit('echo', Buffer.from('one'), 'two', deep);

    assert.deepEqual(await socket.heard.next('echo-back'), [Buffer.from('one'), 'two', deep]);
  });

  it('may be a typed array or an ArrayBuffer', async (clients) => {
    const socket = await clients.connect();
    const bytes = Uint8Array.from([1, 2, 3, 4]);
    socket.emit('echo', bytes, bytes.buffer, bytes.subarray(1, 3));

    const back = await socket.heard.next('echo-back');
    assert.deepEqual(back, [Buffer.from([1, 2, 3, 4]), Buffer.from([1, 2, 3, 4]), Buffer.from([2, 3])]);
  });

  it('passes in acks', async (clients) => {
    const socket = await clients.connect();
    const answer = new Promise((resolve) => {
      socket.emit('echo-ack', { bytes: Buffer.from([9]) }, Buffer.from([8]), (...args) => resolve(args));
    });

    assert.deepEqual(await within(answer, 'the ack'), [{ bytes: Buffer.from([9]) }, Buffer.from([8])]);
  });

  it('is bytes to a handler of the server', async (clients) => {
    const socket = await clients.connect();
    const payload = { name: 'é', bytes: Buffer.from([1, 254]), list: [Buffer.from('ab'), Buffer.alloc(0)] };

    assert.deepEqual(await ask(socket, 'digest', payload), { name: 'é', bytes: '01fe', list: ['6162', ''] });
  });

  it('comes from objects that the server makes', async (clients) => {
    const socket = await clients.connect();
    socket.emit('emit-binary');

    assert.deepEqual(await socket.heard.next('binary'), [
      Buffer.from([1, 2, 3]),
      { text: 'é', deep: { bytes: Buffer.from([4]), list: [Buffer.alloc(0), 5, Buffer.from([255])] } },
    ]);
  });

  it('of 500 kB passes', async (clients) => {
    const socket = await clients.connect();
    const bytes = Buffer.from(Uint8Array.from({ length: 500_000 }, (_, index) => index % 251));
    assert.ok(bytes.equals(await ask(socket, 'echo-ack', bytes)));

    const made = await ask(socket, 'make-binary', 500_000);
    assert.equal(made.length, 500_000);
    assert.ok(made.every((byte, index) => byte === index % 256));
  });

  it('passes with as many as ten attachments', async (clients) => {
    const socket = await clients.connect();
    const ten = Array.from({ length: 10 }, (_, index) => Buffer.from([index]));

    assert.deepEqual(await ask(socket, 'echo-ack', ten), ten);
  });

  it('keeps its place between texts', async (clients) => {
    const socket = await clients.connect();
    for (let i = 0; i < 100; i++) {
      socket.emit('echo', i % 2 ? i : Buffer.from([i]));
    }

    const back = (await socket.heard.take('echo-back', 100)).map(([value]) =>
      Buffer.isBuffer(value) ? value[0] : value,
    );
    assert.deepEqual(
      back,
      Array.from({ length: 100 }, (_, index) => index),
    );
  });
});
