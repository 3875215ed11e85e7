import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { within } from '../support/wait.mjs';

const cutShare = 0.05;

/**
 * Somebody who writes as fast as answers come. What was not answered is sent again with the same client id until it is, over however many
 * connections and lives of the server. Now and then the connection is cut between a send and its answer.
 */
export class Writer {
  #places;
  #random;
  #record;
  #stopped = false;

  /** @param places where to write: `{ conversation }`, or `{ to }`, which makes the conversation with the first message */
  constructor(person, places, random, record) {
    this.person = person;
    this.#places = places;
    this.#random = random;
    this.#record = record;
  }

  /** Until `stop`: and then what was begun is still brought to its answer. */
  async run() {
    for (let number = 1; !this.#stopped; number++) {
      await this.#send(this.#random.pick(this.#places), `${this.person.name} ${number}`);
    }
  }

  stop() {
    this.#stopped = true;
  }

  async #send(place, text) {
    const payload = { ...place, clientId: randomUUID(), text };
    // Where the message is, by an answer that the cut is to have swallowed.
    let unheard = null;
    for (;;) {
      await this.person.connect();
      const plan = this.#plan(unheard);
      const answer = await this.#attempt(payload, plan);
      if (answer === null) {
        this.#record.repeats++;
      } else if (answer.ok && plan === 'lose the answer') {
        unheard = answer.message.seq;
        this.#record.repeats++;
      } else if (answer.ok) {
        this.#acknowledge(answer.message, text, unheard);
        return;
      } else {
        await this.#refused(answer.error);
      }
    }
  }

  #plan(unheard) {
    if (unheard !== null || !this.#random.happens(cutShare)) {
      return 'send';
    }
    this.#record.cuts++;
    return this.#random.happens(0.5) ? 'lose the answer' : 'cut while waiting';
  }

  async #attempt(payload, plan) {
    const asked = this.person.ask('message:send', payload);
    if (plan === 'cut while waiting') {
      await pause(this.#random.between(0, 4));
      await this.#cut();
    }
    const answer = await asked;
    if (plan === 'lose the answer' && answer?.ok) {
      await this.#cut();
    }
    // An answer that came before the cut was heard, cut or not.
    return answer;
  }

  async #cut() {
    const { socket } = this.person;
    if (socket.connected) {
      const gone = new Promise((resolve) => socket.once('disconnect', resolve));
      this.person.cut();
      await within(gone, `the cut of ${this.person.name}'s connection`);
    }
  }

  #acknowledge({ conversation, seq }, text, unheard) {
    if (unheard !== null && unheard !== seq) {
      this.#record.complaints.push(`'${text}' was acknowledged at ${unheard}, and when it came again at ${seq}`);
    }
    this.#record.acknowledge({ person: this.person, conversation, text, seq });
  }

  async #refused({ code, message, retryAfter }) {
    if (code !== 'unavailable' && code !== 'rate_limited') {
      throw new Error(`${this.person.name} was refused: ${code}, ${message}`);
    }
    await pause((retryAfter ?? 0.1) * 1000);
  }
}
