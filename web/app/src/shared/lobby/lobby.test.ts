import { beforeEach, expect, test, vi } from 'vitest';
import type { Message } from './contract';
import { FakeServer, memoryProfile } from './fake-server';
import { Lobby } from './lobby';
import { type RoomState, unread } from './room-state';

const ben = { id: 'ben', name: 'Ben' };
let server: FakeServer;
let lobby: Lobby;

beforeEach(async () => {
  server = new FakeServer();
  lobby = new Lobby(server, memoryProfile(), { id: 'me', name: 'Ann' });
  lobby.open('lounge');
  lobby.start();
  await vi.waitFor(() => expect(room().entry).toBe('here'));
});

function room(): RoomState {
  const state = lobby.getState().joined.get('lounge');
  if (state === undefined) {
    throw new Error('Not in the lounge.');
  }
  return state;
}
const said = () => room().timeline.map((item) => (item.kind === 'message' ? item.message.text : item.kind));
const fromBen = (seq: number, text: string): Message => ({
  room: 'lounge',
  seq,
  clientId: `ben-${seq}`,
  author: ben,
  text,
  at: seq,
});

test('a message is waiting until the server confirms it, and then in the timeline once', async () => {
  lobby.send('lounge', 'hello');
  expect(lobby.getState().outgoing.map((item) => item.text)).toEqual(['hello']);
  await vi.waitFor(() => expect(lobby.getState().outgoing).toEqual([]));
  expect(said()).toEqual(['hello']);
});

test('what is written while offline arrives after the reconnection, once and in order', async () => {
  server.cut();
  expect(lobby.getState().link).toBe('reconnecting');
  lobby.send('lounge', 'one');
  lobby.send('lounge', 'two');
  server.mend();
  await vi.waitFor(() => expect(lobby.getState().outgoing).toEqual([]));
  expect(server.messages.map((message) => message.text)).toEqual(['one', 'two']);
  expect(said()).toEqual(['one', 'two']);
});

test('a message whose ack was lost is not doubled', async () => {
  server.losesAcks = true;
  lobby.send('lounge', 'hello');
  await vi.waitFor(() => expect(server.messages).toHaveLength(1));
  server.cut();
  server.losesAcks = false;
  server.mend();
  await vi.waitFor(() => expect(lobby.getState().outgoing).toEqual([]));
  expect(server.messages).toHaveLength(1);
  expect(said()).toEqual(['hello']);
});

test('what others said meanwhile is there after the reconnection', async () => {
  server.cut();
  server.messages.push(fromBen(1, 'where are you?'));
  server.mend();
  await vi.waitFor(() => expect(said()).toEqual(['where are you?']));
  expect(unread(room(), 'me')).toBe(1);
  lobby.markRead('lounge');
  expect(unread(room(), 'me')).toBe(0);
});

test('what the server no longer keeps is marked as missing', async () => {
  lobby.send('lounge', 'one');
  await vi.waitFor(() => expect(said()).toEqual(['one']));
  server.cut();
  server.messages.push(fromBen(7, 'seven'));
  server.mend();
  await vi.waitFor(() => expect(said()).toEqual(['one', 'gap', 'seven']));
});

test('a name that was changed in another tab is mine here too', () => {
  server.fire('people:change', { room: 'lounge', rev: 2, kind: 'renamed', person: { id: 'me', name: 'Anna' } });
  expect(lobby.getState().me).toEqual({ id: 'me', name: 'Anna' });
});

test('after a restart of the server the room is made again and the old words stay above a line', async () => {
  lobby.send('lounge', 'before');
  await vi.waitFor(() => expect(said()).toEqual(['before']));
  server.cut();
  server.restart();
  lobby.send('lounge', 'after');
  server.mend();
  await vi.waitFor(() => expect(said()).toEqual(['before', 'restart', 'after']));
  expect(server.messages.map((message) => message.text)).toEqual(['after']);
});

test('a change of people that overtakes the answer to joining is applied after it', async () => {
  server.cut();
  server.people = [ben];
  server.mend();
  server.fire('people:change', { room: 'lounge', rev: 2, kind: 'left', person: ben });
  await vi.waitFor(() => expect(room().entry).toBe('here'));
  expect(room().people.map((person) => person.id)).toEqual(['me']);
});

test('a change of people that is known already changes nothing', () => {
  server.fire('people:change', { room: 'lounge', rev: 2, kind: 'joined', person: ben });
  const before = room();
  server.fire('people:change', { room: 'lounge', rev: 2, kind: 'joined', person: ben });
  expect(room()).toBe(before);
});

test('somebody who stops typing without a word is forgotten after a while', () => {
  vi.useFakeTimers();
  try {
    server.fire('room:typing', { room: 'lounge', person: ben, typing: true });
    expect(room().typing).toEqual([ben]);
    vi.advanceTimersByTime(7_000);
    expect(room().typing).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

test('a message ends the typing of its author', () => {
  server.fire('room:typing', { room: 'lounge', person: ben, typing: true });
  server.fire('room:message', fromBen(1, 'done'));
  expect(room().typing).toEqual([]);
});

test('typing is told at most every few seconds, and its end once', () => {
  lobby.typing('lounge', true);
  lobby.typing('lounge', true);
  lobby.typing('lounge', false);
  lobby.typing('lounge', false);
  expect(server.told).toEqual([
    { room: 'lounge', typing: true },
    { room: 'lounge', typing: false },
  ]);
});

test('leaving a room ends it here, with what was not sent to it', () => {
  server.cut();
  lobby.send('lounge', 'never mind');
  lobby.leave('lounge');
  expect(lobby.getState().joined.size).toBe(0);
  expect(lobby.getState().outgoing).toEqual([]);
});
