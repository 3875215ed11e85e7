/** Stretches of seqs, as few as can be. */
export class Ranges {
  #list = [];

  add(from, to) {
    const apart = this.#list.filter((range) => range.to < from - 1 || range.from > to + 1);
    const touched = this.#list.filter((range) => !apart.includes(range));
    const joined = {
      from: Math.min(from, ...touched.map((range) => range.from)),
      to: Math.max(to, ...touched.map((range) => range.to)),
    };
    this.#list = [...apart, joined].sort((a, b) => a.from - b.from);
  }

  /** The lowest stretch from 1 on that is missing below what is there; null when nothing is. */
  firstHole() {
    const [first, second] = this.#list;
    if (first !== undefined && first.from > 1) {
      return { from: 1, to: first.from - 1 };
    }
    return second === undefined ? null : { from: first.to + 1, to: second.from - 1 };
  }

  list() {
    return this.#list;
  }
}
