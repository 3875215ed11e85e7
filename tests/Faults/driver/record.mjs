import { EventEmitter, once } from 'node:events';
import { within } from '../support/wait.mjs';

/** What the writers were told, as they were told it. */
export class Record {
  #told = new EventEmitter();
  acknowledged = [];
  complaints = [];
  cuts = 0;
  repeats = 0;

  constructor() {
    this.#told.setMaxListeners(0);
  }

  acknowledge(entry) {
    this.acknowledged.push(entry);
    this.#told.emit('acknowledged');
  }

  of(conversation) {
    return this.acknowledged.filter((entry) => entry.conversation === conversation);
  }

  /** Calls back in the very moment of the next acknowledgement. */
  atNext(callback) {
    this.#told.once('acknowledged', callback);
  }

  next() {
    return within(once(this.#told, 'acknowledged'), 'an acknowledgement', 60_000);
  }
}
