import assert from 'node:assert/strict';
import { ask, watcher } from '../support/clients.mjs';
import { inEveryMode } from '../support/suite.mjs';
import { eventually } from '../support/wait.mjs';

inEveryMode('rooms', (it) => {
  it('hold a socket from the start in a room of its own', async (clients) => {
    const socket = await clients.connect();

    assert.deepEqual(await ask(socket, 'rooms'), [socket.id]);
  });

  it('are joined, one or several, and left', async (clients) => {
    const socket = await clients.connect('/rooms');
    assert.deepEqual(await ask(socket, 'join', 'a'), sorted(socket.id, 'a'));
    assert.deepEqual(await ask(socket, 'join', ['b', 'c', 'a']), sorted(socket.id, 'a', 'b', 'c'));
    assert.deepEqual(await ask(socket, 'leave', 'b'), sorted(socket.id, 'a', 'c'));
    assert.deepEqual(await ask(socket, 'leave', 'never-joined'), sorted(socket.id, 'a', 'c'));
  });

  it('are told when they are made, joined, left and dropped', async (clients) => {
    const room = `told-${clients.mode.name}-${process.pid}`;
    const [one, two] = await connectAll(clients, 2);
    await ask(one, 'join', room);
    await ask(two, 'join', room);
    assert.equal(await ask(one, 'room-size', room), 2);
    await ask(one, 'leave', room);
    two.disconnect();

    const events = await eventually(
      () => ask(one, 'room-events', room),
      (list) => list.length > 5,
      'the end of the room',
    );
    assert.deepEqual(events, ['create-room', 'join-room', 'join-room', 'leave-room', 'leave-room', 'delete-room']);
    assert.equal(await ask(one, 'room-size', room), 0);
  });

  it('are still there while a socket is disconnecting, and gone when it is disconnected', async (clients) => {
    const watch = await watcher(clients);
    const socket = await clients.connect('/rooms');
    const { id } = socket;
    await ask(socket, 'join', ['a', 'b']);
    socket.disconnect();

    const here = (event) => event.id === id;
    const [leaving] = await watch.next('leaving', here);
    assert.deepEqual(leaving.rooms, sorted(id, 'a', 'b'));
    const [left] = await watch.next('left', here);
    assert.deepEqual(left, { namespace: '/rooms', id, reason: 'client namespace disconnect', rooms: [] });
  });

  it('can be filled and emptied for many sockets at once', async (clients) => {
    const [one, two, three] = await connectAll(clients, 3);
    await ask(two, 'join', 'first');
    await ask(three, 'join', 'first');
    await ask(one, 'all-join', { to: ['first'] }, ['second', 'third']);
    await ask(one, 'all-leave', { to: ['second'], except: [three.id] }, 'first');

    const found = await ask(one, 'fetch', { to: ['second'] });
    const rooms = Object.fromEntries(found.map((socket) => [socket.id, socket.rooms]));
    assert.deepEqual(rooms, {
      [two.id]: sorted(two.id, 'second', 'third'),
      [three.id]: sorted(three.id, 'first', 'second', 'third'),
    });
  });

  it('tell who is in them', async (clients) => {
    const [one] = await connectAll(clients, 1);
    const two = await clients.connect('/rooms', { auth: { tag: 'two' } });
    await ask(two, 'join', 'here');
    await ask(two, 'set-data', 'user', { name: 'ann' });

    const found = await ask(one, 'fetch', { to: ['here'] });
    assert.deepEqual(found, [
      { id: two.id, rooms: sorted(two.id, 'here'), data: { user: { name: 'ann' } }, tag: 'two' },
    ]);
    assert.deepEqual(await ask(one, 'fetch', { to: ['here'], except: ['here'] }), []);
    assert.deepEqual(await ask(one, 'fetch', { to: ['nobody'] }), []);
  });

  it('let the server do to each socket found what it may do to one', async (clients) => {
    const [one, two] = await connectAll(clients, 2);
    await ask(two, 'join', 'each');
    await ask(one, 'to-each', { to: ['each'] }, 'join', ['more']);
    await ask(one, 'to-each', { to: ['more'] }, 'emit', ['hello', 1, Buffer.from([2])]);
    assert.deepEqual(await two.heard.next('hello'), [1, Buffer.from([2])]);
    await ask(one, 'to-each', { to: ['each'] }, 'leave', ['more']);
    assert.deepEqual(await ask(one, 'fetch', { to: ['more'] }), []);
    await ask(one, 'to-each', { to: ['each'] }, 'disconnect', [false]);

    assert.equal((await two.heard.next('disconnect'))[0], 'io server disconnect');
  });

  it('can be disconnected as a whole', async (clients) => {
    const [one, two, three] = await connectAll(clients, 3);
    await ask(two, 'join', 'out');
    await ask(three, 'join', 'out');
    const beside = await clients.join(two, '/left');
    await ask(one, 'all-disconnect', { to: ['out'], except: [three.id] }, false);
    assert.equal((await two.heard.next('disconnect'))[0], 'io server disconnect');
    assert.equal(await ask(beside, 'echo-ack', 'still here'), 'still here');

    await ask(one, 'all-disconnect', { to: ['out'] }, true);
    assert.equal((await three.heard.next('disconnect'))[0], 'io server disconnect');
    assert.equal(await ask(one, 'room-size', 'out'), 0);
  });

  it('hear nothing of what a server tells other servers', async (clients) => {
    const [socket] = await connectAll(clients, 1);

    assert.equal(await ask(socket, 'server-side-emit'), false);
  });
});

const sorted = (...names) => names.sort();

const connectAll = (clients, count) => Promise.all(Array.from({ length: count }, () => clients.connect('/rooms')));
