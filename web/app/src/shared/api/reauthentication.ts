/** Asks the person to sign in again before something sensitive. The page shows a dialog while `asking`. */
export class Reauthentication {
  #asking = false;
  #answer: ((done: boolean) => void) | null = null;
  #pending: Promise<boolean> | null = null;
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  isAsking = (): boolean => this.#asking;

  /** True once the person has signed in again, false if they did not want to. */
  ask(): Promise<boolean> {
    this.#pending ??= new Promise<boolean>((resolve) => {
      this.#answer = resolve;
      this.#set(true);
    });
    return this.#pending;
  }

  answer(done: boolean): void {
    this.#pending = null;
    this.#set(false);
    this.#answer?.(done);
    this.#answer = null;
  }

  #set(asking: boolean): void {
    this.#asking = asking;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}
