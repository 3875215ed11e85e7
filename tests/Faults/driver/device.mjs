import { ChatClient, refreshTokens } from '../../../web/client/dist/index.js';
import { Person } from '../support/person.mjs';
import { eventually } from '../support/wait.mjs';

/**
 * Somebody with the client of the pages, `@parlance/client`: writes through its outbox, some messages ahead of the answers, and shows what it
 * holds. Nobody here asks for anything or sends anything again: what is right in the end has become so by itself.
 */
export class Device {
  #client;
  #random;
  #record;
  #agents = new Map();
  #closes = [];
  /** What was written and is not acknowledged, by its client id. */
  #written = new Map();
  #stopped = false;
  complaints = [];

  static async register(server, name, random, record) {
    const account = await Person.account(server, name);
    return new Device(server, name, account, random, record);
  }

  constructor({ url }, name, account, random, record) {
    this.name = name;
    this.id = account.me.id;
    this.#random = random;
    this.#record = record;
    const tokens = refreshTokens({ url, pair: account });
    this.#client = new ChatClient({ url, me: this.id, tokens, reconnectionDelayMs: 50 });
    this.#client.outbox.subscribe(() => this.#acknowledge());
  }

  async open(conversations) {
    await this.#client.start();
    for (const id of conversations) {
      const agent = this.#client.conversation(id);
      this.#closes.push(agent.open());
      this.#agents.set(id, agent);
    }
    const isReady = () => [...this.#agents.values()].every(({ state }) => state.getSnapshot().kind === 'ready');
    await eventually(isReady, `what ${this.name} has open`, 60_000);
  }

  /** Until `stop`: and then what was begun is still brought to its end. */
  async run() {
    for (let number = 1; !this.#stopped; number++) {
      const [conversation, agent] = this.#random.pick([...this.#agents]);
      const text = `${this.name} ${number}`;
      const clientId = agent.send({ text });
      this.#written.set(clientId, { conversation, agent, text });
      const newest = agent.state.getSnapshot().timeline.items.at(-1);
      if (newest?.kind !== 'pending' || newest.item.clientId !== clientId) {
        this.complaints.push(`${this.name} does not see '${text}' at once`);
      }
      await this.#answered(this.#random.pick([0, 1, 3]));
    }
    await this.#answered(0);
  }

  stop() {
    this.#stopped = true;
  }

  /** The texts that it shows, by their seq, when all of the conversation is loaded. */
  async texts(conversation, last) {
    const agent = this.#agents.get(conversation);
    const state = () => agent.state.getSnapshot();
    await eventually(() => state().newestSeq >= last, `${this.name} to hear of ${last} messages`);
    agent.showNewest();
    while (state().timeline.before !== 'start') {
      await agent.loadBefore();
    }
    return new Map(state().timeline.items.map((item) => [item.seq, item.message?.text]));
  }

  leave() {
    for (const close of this.#closes) {
      close();
    }
    this.#client.stop();
  }

  async #answered(ahead) {
    try {
      await eventually(() => this.#written.size <= ahead, `the answers to ${this.name}`, 60_000);
    } catch (error) {
      // A server that loses what it has promised may leave a device waiting for ever: what is lost is still to be found.
      this.complaints.push(error.message);
      this.#written.clear();
      this.stop();
    }
  }

  // What has left the outbox was acknowledged, at the place that it is held at.
  #acknowledge() {
    const waiting = new Map(this.#client.outbox.getSnapshot().map((item) => [item.clientId, item.state]));
    for (const [clientId, { conversation, agent, text }] of this.#written) {
      const state = waiting.get(clientId);
      if (state?.kind === 'failed') {
        this.complaints.push(`'${text}' was refused: ${state.code}, ${state.message}`);
        this.#written.delete(clientId);
      } else if (state === undefined) {
        const held = [...agent.replica.messages()].find((row) => row.author === this.id && row.clientId === clientId);
        this.#written.delete(clientId);
        this.#record.acknowledge({ person: this, conversation, text, seq: held?.seq });
      }
    }
  }
}
