/** Numbers that a seed repeats (mulberry32). Each actor has its own, so that who comes first changes nobody's choices. */
export class Random {
  #state;

  constructor(seed, name = '') {
    this.#state = [...name].reduce((state, letter) => Math.imul(state ^ letter.charCodeAt(0), 0x01000193), seed >>> 0);
  }

  /** From 0 up to, not including, 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  between(low, high) {
    return low + this.next() * (high - low);
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** True so often. */
  happens(share) {
    return this.next() < share;
  }
}

export const chosenSeed = () => Number(process.env.PARLANCE_SEED) || Math.floor(Math.random() * 2 ** 31) + 1;
