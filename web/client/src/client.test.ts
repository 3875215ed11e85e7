import { describe, expect, it, vi } from 'vitest';
import { settled, textsOf } from './testing/fakes.ts';
import { Stage } from './testing/stage.ts';

const stage = new Stage();

describe('a client', () => {
  it('can be stopped and started again, also before it has begun', async () => {
    const client = await stage.start('ann');
    client.stop();
    void client.start();
    client.stop();
    await client.start();
    await settled();
    expect(client.connection.getSnapshot().kind).toBe('online');
    const agent = client.conversation(stage.group);
    agent.open();
    stage.server.say(stage.group, 'ben', 'once');
    await settled();
    expect(textsOf(agent.state.getSnapshot())).toEqual(['once']);
    expect(client.conversations.getSnapshot().unread).toBe(1);
  });

  it('learns of a conversation that it is let into, and of one that it joins after having looked', async () => {
    const client = await stage.start('ann');
    const channel = stage.server.create('channel', ['ben']);
    const agent = client.conversation(channel);
    agent.open();
    await settled();
    expect(agent.state.getSnapshot().kind).toBe('gone');
    stage.server.say(channel, 'ben', 'welcome');
    stage.server.join(channel, 'ann');
    await settled();
    expect(textsOf(agent.state.getSnapshot())).toEqual(['welcome']);
    expect(client.conversations.getSnapshot().byId.get(channel)).toMatchObject({
      unread: 1,
      newest: { text: 'welcome' },
    });
  });

  it('takes what an answer brings into what it holds', async () => {
    const client = await stage.start('ann');
    stage.server.telling = () => {};
    stage.server.say(stage.group, 'ben', 'hello');
    await client.request('read:move', { conversation: stage.group, seq: 1, version: 0 });
    expect(client.own.getSnapshot().read.get(stage.group)).toMatchObject({ seq: 1 });
    await client.request('people:get', { ids: ['ben'] });
    expect(client.people.get('ben')?.displayName).toBe('ben');
  });

  it('calls nobody back who has stopped to listen, and keeps nothing of them', async () => {
    let sockets = 0;
    const heard: string[] = [];
    const client = await stage.start('ann', {
      socket: (token) => {
        const socket = stage.server.socketOf('ann')(token);
        return {
          get connected() {
            return socket.connected;
          },
          get active() {
            return socket.active;
          },
          transport: socket.transport,
          connect: () => socket.connect(),
          disconnect: () => socket.disconnect(),
          drop: () => socket.drop(),
          emit: (event, body, answered) => socket.emit(event, body, answered),
          on: (event, listener) => {
            sockets++;
            const off = socket.on(event, listener);
            return () => {
              sockets--;
              off();
            };
          },
        };
      },
    });
    const before = sockets;
    const stop = client.on('person:change', (card) => heard.push(card.id));
    stage.server.tell('ann', 'person:change', { id: 'ben', username: 'ben' });
    stop();
    stage.server.tell('ann', 'person:change', { id: 'cy', username: 'cy' });
    expect(heard).toEqual(['ben']);
    expect(sockets).toBe(before);
  });

  it('asks for nobody any more when it is stopped', async () => {
    const client = await stage.start('ann');
    stage.server.before = (event) => (event === 'people:get' ? { code: 'fault', message: '' } : null);
    client.people.get('cy');
    await stage.pass(100);
    client.stop();
    client.people.get('dan');
    await settled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('asks for the cards of people who come up, together', async () => {
    const client = await stage.start('ann');
    expect([client.people.get('ben'), client.people.get('cy')]).toEqual([null, null]);
    await stage.pass(100);
    expect(client.people.get('cy')?.username).toBe('cy');
    expect(stage.server.count('people:get')).toBe(1);
  });

  it('watches those who are on the screen, and says so again over each connection', async () => {
    const client = await stage.start('ann');
    const unwatch = client.presence.watch(['ben']);
    client.presence.show(stage.group);
    await stage.pass(200);
    expect(client.presence.of('ben').getSnapshot()).toMatchObject({ state: 'online' });
    stage.server.tell('ann', 'presence:change', {
      user: 'ben',
      state: 'dnd',
      in: { conversation: stage.group, here: true },
    });
    expect(client.presence.of('ben').getSnapshot()).toMatchObject({ state: 'dnd' });
    expect([...client.presence.here.getSnapshot()]).toEqual(['ben']);
    stage.server.lose();
    stage.server.back();
    await settled();
    expect(stage.server.asked.findLast((each) => each.event === 'presence:watch')?.body).toEqual({
      users: ['ben'],
      conversation: stage.group,
    });
    unwatch();
    client.presence.show(null);
    await stage.pass(200);
    expect(stage.server.asked.at(-1)?.event).toBe('presence:unwatch');
  });

  it('shows who types, for as long as they are told of', async () => {
    const client = await stage.start('ann');
    const typing = () => client.conversations.getSnapshot().items[0]?.typing;
    stage.server.tell('ann', 'typing:change', { conversation: stage.group, user: 'ben', typing: true });
    expect(typing()).toEqual(['ben']);
    await stage.pass(7_100);
    expect(typing()).toEqual([]);
  });

  it('tells the others with the first key and again every three seconds', async () => {
    const client = await stage.start('ann');
    const agent = client.conversation(stage.group);
    for (let keys = 0; keys < 40; keys++) {
      agent.typing(true);
      await stage.pass(100);
    }
    agent.typing(false);
    agent.typing(false);
    const told = stage.server.asked.filter((each) => each.event === 'typing:set').map((each) => each.body.typing);
    expect(told).toEqual([true, true, false]);
  });
});
