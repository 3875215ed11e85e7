import assert from 'node:assert/strict';
import { ask } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';

inEveryMode('middleware', (it) => {
  it('refuses with a message and data', async (clients) => {
    const socket = clients.open('/auth', { reconnection: true });
    const [error] = await socket.heard.next('connect_error');

    assert.equal(error.message, 'unauthorized');
    assert.deepEqual(error.data, { code: 'no-token', hints: ['log in', { retry: false }] });
    // A refusal is an answer: the client does not try again by itself.
    assert.equal(socket.active, false);
    assert.equal(socket.connected, false);
  });

  it('refuses with a message alone', async (clients) => {
    const socket = clients.open('/auth', { auth: { token: 'expired' } });
    const [error] = await socket.heard.next('connect_error');

    assert.equal(error.message, 'token expired');
    assert.equal(error.data, undefined);
  });

  it('runs in order and leaves data on the socket', async (clients) => {
    const socket = await clients.connect('/auth', { auth: { token: 'ann' } });

    assert.deepEqual(await ask(socket, 'who-am-i'), { user: 'ann', trail: ['first', 'second'] });
  });

  it('lets a refused client in after it has mended its token', async (clients) => {
    const socket = clients.open('/auth', { auth: { token: 'expired' } });
    await socket.heard.next('connect_error');
    socket.auth = { token: 'bob' };
    socket.connect();
    await socket.heard.next('connect');

    assert.equal((await ask(socket, 'who-am-i')).user, 'bob');
  });

  it('refuses one namespace and leaves the others of the connection', async (clients) => {
    const main = await clients.connect();
    await assert.rejects(clients.join(main, '/auth', { auth: { token: 'expired' } }), { message: 'token expired' });

    assert.equal(await ask(main, 'echo-ack', 'still here'), 'still here');
  });

  it('of a socket sees every event and may refuse it', async (clients) => {
    const socket = await clients.connect('/guarded');
    assert.equal(await ask(socket, 'allowed'), 'allowed');
    const answered = [];
    socket.emit('forbidden', (answer) => answered.push(answer));

    assert.deepEqual(await socket.heard.next('refused'), ['not allowed: forbidden']);
    assert.deepEqual(await ask(socket, 'passed'), ['allowed', 'passed']);
    assert.deepEqual(answered, []);
  });
});
