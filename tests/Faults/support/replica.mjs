import { setTimeout as pause } from 'node:timers/promises';
import { Ranges } from './ranges.mjs';

/**
 * What a client holds of one conversation, by the rules of docs/protocol.md: a change is applied when its rev follows the one that is known, and
 * everything else leads to a question. After each connection it compares heads. It is the simplest client that can be right.
 */
export class Replica {
  #person;
  #feed;
  #conversation;
  #rows = new Map();
  #ranges = new Ranges();
  #epoch = '';
  #work = Promise.resolve();
  rev = 0;
  syncs = 0;
  lives = 0;
  /** What must not be, in words. */
  complaints = [];
  #textsStay;

  /** @param {{ textsStay?: boolean }} options whether a message that says something else later is a complaint: where nobody edits */
  constructor(person, conversation, { textsStay = true } = {}) {
    this.#person = person;
    this.#textsStay = textsStay;
    this.#conversation = conversation;
    this.#feed = `conversation:${conversation}`;
  }

  /** Listens from here on, and starts from the newest page. */
  async follow() {
    const { socket } = this.#person;
    socket.on('feed:change', (change) => {
      if (change.feed === this.#feed) {
        this.#then(() => this.#apply(change));
      }
    });
    await this.#person.connect();
    const page = await this.#person.do('message:history', { conversation: this.#conversation, limit: 10 });
    this.#epoch = page.epoch;
    this.#take(page.rows);
    if (page.range !== null) {
      this.#ranges.add(page.range.from, page.range.to);
    }
    await this.#sync();
    socket.on('connect', () => this.#then(() => this.#compareHeads()));
  }

  /** All that has been heard is applied. */
  settled() {
    return this.#work;
  }

  /** The texts by their seq. */
  texts() {
    const messages = [...this.#rows.values()].filter((row) => row.type === 'message');
    return new Map(messages.sort((a, b) => a.seq - b.seq).map((row) => [row.seq, row.text]));
  }

  /** All that somebody would see, in an order and a form in which two replicas can be compared. */
  shown() {
    const rows = [...this.#rows.values()].filter((row) => row.type !== 'reaction' || !row.removed);
    return rows.map((row) => JSON.stringify(row)).sort();
  }

  // One thing after the other: an answer must not be overtaken by a change that came while it was asked for.
  #then(step) {
    this.#work = this.#work.then(step).catch((error) => this.complaints.push(`${this.#person.name}: ${error.message}`));
  }

  async #apply(change) {
    if (change.rev <= this.rev) {
      return;
    }
    if (change.rev !== this.rev + 1 || !change.rows) {
      await this.#sync();
      return;
    }
    this.#take(change.rows);
    this.#hold(change.rows);
    this.rev = change.rev;
    this.lives++;
  }

  async #compareHeads() {
    const answer = await this.#ask('feed:heads', {});
    if (answer !== null && answer.heads[this.#feed] !== this.rev) {
      await this.#sync();
    }
  }

  async #sync() {
    this.syncs++;
    let cursor = null;
    do {
      const answer = await this.#ask('feed:sync', {
        feed: this.#feed,
        epoch: this.#epoch,
        rev: this.rev,
        ranges: this.#ranges.list(),
        members: true,
        cursor,
      });
      if (answer === null) {
        return;
      }
      if (answer.reset) {
        this.complaints.push(`${this.#person.name} knew rev ${this.rev}, and the server only ${answer.head}`);
        return;
      }
      this.#take(answer.rows);
      this.#hold(answer.rows);
      cursor = answer.next;
      if (cursor === null) {
        this.rev = answer.head;
      }
    } while (cursor !== null);
    await this.#fillHoles();
  }

  /** As somebody who scrolls up: a sync brings what is new only so far back. */
  async #fillHoles() {
    for (let hole = this.#ranges.firstHole(); hole !== null; hole = this.#ranges.firstHole()) {
      const page = await this.#ask('message:history', {
        conversation: this.#conversation,
        after: hole.from - 1,
        limit: 100,
      });
      if (page === null || page.range === null) {
        return;
      }
      this.#take(page.rows);
      this.#ranges.add(page.range.from, page.range.to);
    }
  }

  // Null when the connection ended: no harm, since the next one compares heads.
  async #ask(eventName, payload) {
    for (;;) {
      const answer = await this.#person.ask(eventName, payload);
      if (answer === null || answer.ok) {
        return answer;
      }
      if (answer.error.code !== 'unavailable') {
        throw new Error(`${eventName}: ${JSON.stringify(answer.error)}`);
      }
      await pause(100);
    }
  }

  #hold(rows) {
    for (const row of rows.filter((each) => each.type === 'message')) {
      this.#ranges.add(row.seq, row.seq);
    }
  }

  #take(rows) {
    for (const row of rows) {
      const key = keyOf(row);
      const known = this.#rows.get(key);
      if (this.#textsStay && row.type === 'message' && known !== undefined && known.text !== row.text) {
        this.complaints.push(`${this.#person.name} saw '${known.text}' at ${row.seq}, and later '${row.text}'`);
      }
      if (known === undefined || known.rev <= row.rev) {
        this.#rows.set(key, row);
      }
    }
  }
}

function keyOf(row) {
  switch (row.type) {
    case 'message':
      return row.seq;
    case 'reaction':
      return `reaction ${row.seq} ${row.user} ${row.emoji}`;
    default:
      return `${row.type} ${row.user ?? ''}`;
  }
}
