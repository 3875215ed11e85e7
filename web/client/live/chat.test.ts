import { afterAll, beforeAll, expect, test } from 'vitest';
import { Server } from '../../../tests/Faults/support/server.mjs';
import { type ChatClient, memoryStore, refreshTokens } from '../src/index.ts';
import { type Account, clientOf, register, textsOf, until, Wire } from './support/person.ts';

const server = new Server();
const clients: ChatClient[] = [];
let ann: Account;
let ben: Account;

beforeAll(async () => {
  await server.start();
  ann = await register(server.url, 'ann');
  ben = await register(server.url, 'ben');
}, 60_000);

afterAll(async () => {
  for (const client of clients) {
    client.stop();
  }
  await server.dispose();
});

async function start(...[account, options]: [Account, Parameters<typeof clientOf>[2]?]): Promise<ChatClient> {
  const client = clientOf(server.url, account, options);
  clients.push(client);
  await client.start();
  return client;
}

async function groupOf(client: ChatClient, name: string): Promise<string> {
  const { conversation } = await client.request('conversation:create', {
    clientId: crypto.randomUUID(),
    kind: 'group',
    name,
    members: [ann.id, ben.id].filter((id) => id !== client.me),
  });
  return conversation.id;
}

test('two people talk: what one writes is there at once, and with the other', async () => {
  const [annsClient, bensClient] = [await start(ann), await start(ben)];
  const id = await groupOf(annsClient, 'Tea');
  const [anns, bens] = [annsClient.conversation(id), bensClient.conversation(id)];
  const closes = [anns.open(), bens.open()];
  await until(anns.state, (state) => state.kind === 'ready', 'the group at Ann');
  await until(bens.state, (state) => state.kind === 'ready', 'the group at Ben');

  anns.send({ text: 'Is it ready?' });
  expect(textsOf(anns.state.getSnapshot())).toEqual(['[Is it ready?]']);
  await until(anns.state, (state) => textsOf(state).includes('Is it ready?'), 'the message, stored');
  await until(bens.state, (state) => textsOf(state).includes('Is it ready?'), 'the message at Ben');
  const list = await until(bensClient.conversations, ({ unread }) => unread === 1, 'one unread message');
  expect(list.byId.get(id)).toMatchObject({ unread: 1, newest: { text: 'Is it ready?' } });

  bens.read(1);
  expect(bensClient.conversations.getSnapshot().unread).toBe(0);
  await bens.react(1, '👍', true);
  await until(
    anns.state,
    (state) =>
      state.kind === 'ready' &&
      state.timeline.items[0]?.kind === 'stored' &&
      state.timeline.items[0].reactions.length === 1,
    'the reaction at Ann',
  );
  bens.typing(true);
  await until(anns.state, (state) => state.kind === 'ready' && state.typing.includes(ben.id), 'Ben typing');
  await anns.edit(1, 'Is the tea ready?');
  await until(bens.state, (state) => textsOf(state).includes('Is the tea ready?'), 'the edit at Ben');
  await anns.delete(1);
  await until(bens.state, (state) => textsOf(state).every((text) => text === ''), 'the deletion at Ben');
  for (const close of closes) {
    close();
  }
}, 30_000);

test('a server that is killed while somebody writes loses nothing, doubles nothing, and keeps the order', async () => {
  const [annsClient, bensClient] = [await start(ann), await start(ben)];
  const id = await groupOf(annsClient, 'Storm');
  const [anns, bens] = [annsClient.conversation(id), bensClient.conversation(id)];
  const closes = [anns.open(), bens.open()];
  await until(anns.state, (state) => state.kind === 'ready', 'the group at Ann');
  await until(bens.state, (state) => state.kind === 'ready', 'the group at Ben');

  const said: string[] = [];
  const write = (count: number) => {
    for (let i = 0; i < count; i++) {
      said.push(`message ${said.length + 1}`);
      anns.send({ text: said.at(-1) ?? '' });
    }
  };
  for (let life = 0; life < 2; life++) {
    write(20);
    await until(annsClient.outbox, (items) => items.length < 15, 'some acknowledgements');
    await server.kill();
    write(5);
    await server.start();
  }
  await until(annsClient.outbox, (items) => items.length === 0, 'an empty outbox');
  await until(bens.state, (state) => textsOf(state).length >= said.length, 'all messages at Ben');

  expect(textsOf(anns.state.getSnapshot())).toEqual(said);
  expect(textsOf(bens.state.getSnapshot())).toEqual(said);
  const { rows } = await bensClient.request('message:history', { conversation: id, limit: 100 });
  expect(rows.filter((row) => row.type === 'message').map((row) => row.text)).toEqual(said);
  for (const close of closes) {
    close();
  }
}, 60_000);

test('a network that is away: what was written meanwhile goes out when it is back, and what others said comes in', async () => {
  const wire = new Wire(server.port);
  await wire.open();
  const [annsClient, bensClient] = [await start(ann, { url: wire.url }), await start(ben)];
  const id = await groupOf(annsClient, 'Train');
  const [anns, bens] = [annsClient.conversation(id), bensClient.conversation(id)];
  const closes = [anns.open(), bens.open()];
  await until(anns.state, (state) => state.kind === 'ready', 'the group at Ann');
  await until(bens.state, (state) => state.kind === 'ready', 'the group at Ben');

  wire.cut();
  await until(annsClient.connection, (state) => state.kind === 'reconnecting', 'the loss of the connection');
  for (let i = 1; i <= 60; i++) {
    bens.send({ text: `Ben ${i}` });
  }
  anns.send({ text: 'in the tunnel' });
  await until(bensClient.outbox, (items) => items.length === 0, 'all of what Ben said');
  expect(textsOf(anns.state.getSnapshot())).toEqual(['[in the tunnel]']);

  wire.mend();
  const all = [...Array.from({ length: 60 }, (_, i) => `Ben ${i + 1}`), 'in the tunnel'];
  await until(
    anns.state,
    (state) => textsOf(state).length === 61 && !textsOf(state).includes('[in the tunnel]'),
    'all of it',
  );
  expect(textsOf(anns.state.getSnapshot())).toEqual(all);
  await until(bens.state, (state) => textsOf(state).length === 61, 'the message out of the tunnel');
  for (const close of closes) {
    close();
  }
  annsClient.stop();
  wire.close();
}, 30_000);

test('what was written and not sent survives the end of the program', async () => {
  const kept = new Map<string, unknown>();
  const wire = new Wire(server.port);
  await wire.open();
  const before = await start(ann, { url: wire.url, store: memoryStore(kept) });
  const id = await groupOf(before, 'Reload');
  await until(before.conversations, ({ byId }) => byId.has(id), 'the group');
  wire.cut();
  await until(before.connection, (state) => state.kind === 'reconnecting', 'the loss of the connection');
  before.conversation(id).send({ text: 'first' });
  before.conversation(id).send({ text: 'second' });
  await until(before.outbox, (items) => items.length === 2, 'both messages');
  before.stop();
  await new Promise((resolve) => setImmediate(resolve));

  const after = await start(ann, { store: memoryStore(kept) });
  expect(after.conversations.getSnapshot().byId.get(id)).toMatchObject({ waiting: 2 });
  const agent = after.conversation(id);
  const close = agent.open();
  await until(
    agent.state,
    (state) => textsOf(state).join() === 'first,second',
    'both messages on the server, in order',
  );
  close();
  wire.close();
}, 30_000);

test('a token that is not good any more becomes another one, and a session that is ended elsewhere ends', async () => {
  const stale = { ...ben, pair: { ...ben.pair, accessToken: 'long ago' } };
  const saved: string[] = [];
  const tokens = refreshTokens({
    url: server.url,
    pair: stale.pair,
    save: (pair) => {
      saved.push(pair.refreshToken);
    },
  });
  const ends: string[] = [];
  const client = await start(stale, { tokens: { ...tokens, ended: (code) => ends.push(code) } });
  await until(client.connection, ({ kind }) => kind === 'online', 'a connection with a fresh token');
  expect(saved).toHaveLength(1);

  // The socket lives on under the next token.
  expect(await tokens.refresh()).toBe(true);
  await client.request('feed:heads', {});
  expect(client.connection.getSnapshot().kind).toBe('online');

  const response = await fetch(`${server.url}/api/v1/auth/logout`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ refreshToken: saved.at(-1) }),
  });
  expect(response.status).toBe(204);
  await until(client.connection, ({ kind }) => kind === 'ended', 'the end of the session');
  expect(ends).toEqual(['signed_out']);
}, 30_000);
