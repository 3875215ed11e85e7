import { waitMs } from './wait.mjs';

/** What has happened and was not yet asked for, so that a test can never be too late to wait for an event. */
export class Inbox {
  #items = [];
  #waiting = [];

  push(name, args) {
    const waiter = this.#waiting.findIndex((one) => one.names.includes(name) && one.accepts(...args));
    if (waiter >= 0) {
      this.#waiting.splice(waiter, 1)[0].resolve(args);
    } else {
      this.#items.push({ name, args });
    }
  }

  /** Takes out the first event of that name (or of those names) that is acceptable, and gives its arguments. */
  next(name, accepts = () => true, timeoutMs = waitMs) {
    const names = [name].flat();
    const found = this.#items.findIndex((item) => names.includes(item.name) && accepts(...item.args));
    if (found >= 0) {
      return Promise.resolve(this.#items.splice(found, 1)[0].args);
    }
    return new Promise((resolve, reject) => {
      const waiter = { names, accepts, resolve: settle };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
        const heard = this.#items.map((item) => item.name).join(', ') || 'nothing';
        reject(new Error(`waited ${timeoutMs} ms for the event ${name}; unasked so far: ${heard}`));
      }, timeoutMs);
      this.#waiting.push(waiter);

      function settle(args) {
        clearTimeout(timer);
        resolve(args);
      }
    });
  }

  /** The arguments of the next so many events of that name, in order. */
  async take(name, count, timeoutMs = waitMs) {
    const taken = [];
    while (taken.length < count) {
      taken.push(await this.next(name, undefined, timeoutMs));
    }
    return taken;
  }

  /** The arguments of the events of that name that wait to be asked for. */
  all(name) {
    return this.#items.filter((item) => item.name === name).map((item) => item.args);
  }
}
