import type { Ask } from '../connection/contract.ts';
import type { MessageRow } from '../events.gen.ts';
import { newId } from '../shared/new-id.ts';
import { mayPass, ParlanceError } from '../shared/parlance-error.ts';
import { Cell } from '../shared/readable.ts';
import type { Store } from '../store/store.ts';
import type { Tabs } from '../tabs/tabs.ts';
import { type Draftable, isUnsent, laneOf, type OutboxItem, type SendState } from './item.ts';

const prefix = 'outbox/';
const retryMs = 1_000;
/** How often a message is sent again that the server has stumbled over. */
const faultsMax = 2;

export interface OutboxOptions {
  readonly ask: Ask;
  readonly store: Store;
  readonly tabs: Tabs;
  /** It is on the server's disk, as this. True if it is among the messages that are held by now. */
  readonly stored: (item: OutboxItem, message: MessageRow) => boolean;
}

/**
 * Messages that the server has not confirmed yet, in the order in which they were written. To one place goes one at a time, so that a
 * repetition never overtakes an older one. All of it outlives a reload and a crash.
 */
export class Outbox extends Cell<readonly OutboxItem[]> {
  readonly #options: OutboxOptions;
  readonly #lanes = new Set<string>();
  readonly #faults = new Map<string, number>();
  readonly #wakers = new Set<() => void>();
  #open = false;
  #leads = false;
  #takeOver = () => {};
  #stops: (() => void)[] = [];

  constructor(options: OutboxOptions) {
    super([]);
    this.#options = options;
  }

  /** What an earlier life of the program has left, and from then on what the other tabs do. */
  async restore(): Promise<void> {
    const { tabs } = this.#options;
    await this.#load();
    const unlisten = tabs.listen((message) => {
      if (message.kind === 'outbox') {
        this.#put(message.item);
      } else if (message.kind === 'outbox-removed') {
        this.#drop(message.clientId);
      }
    });
    const leading = tabs.lead((leads) => {
      this.#leads = leads;
      if (leads) {
        // Another tab may have gone without having said what it had.
        void this.#load().then(() => this.#pump());
      }
    });
    this.#takeOver = leading.takeOver;
    this.#stops = [unlisten, leading.stop];
  }

  /** The way to the server is open. */
  open(): void {
    this.#open = true;
    this.#pump();
  }

  close(): void {
    this.#open = false;
    this.#wake();
  }

  stop(): void {
    this.close();
    for (const stop of this.#stops.splice(0)) {
      stop();
    }
  }

  /**
   * Puts a message into it, which is there at once.
   * @param also what is to be written to the store with it, in the same transaction
   */
  add(
    place: { readonly conversation: string } | { readonly to: string },
    said: Draftable,
    draft: number | null = null,
    also: readonly (readonly [string, unknown])[] = [],
  ): OutboxItem {
    const item: OutboxItem = {
      clientId: newId(),
      conversation: 'conversation' in place ? place.conversation : null,
      to: 'to' in place ? place.to : null,
      text: said.text,
      replyTo: said.replyTo ?? null,
      thread: said.thread ?? null,
      also: said.also ?? false,
      silent: said.silent ?? false,
      forward: said.forward ?? null,
      poll: said.poll ?? null,
      draft,
      createdAt: new Date().toISOString(),
      order: Math.max(Date.now(), (this.getSnapshot().at(-1)?.order ?? 0) + 1),
      state: { kind: 'waiting' },
    };
    this.#put(item);
    // On its way while it is being written, which takes a disk a while: a page that ends in between has it in one of the two.
    void this.#options.store.write([[prefix + item.clientId, item], ...also]);
    this.#options.tabs.post({ kind: 'outbox', item });
    this.#lead();
    return item;
  }

  /** Sends a message again that was refused. */
  retry(clientId: string): void {
    this.#faults.delete(clientId);
    this.#set(clientId, { kind: 'waiting' });
    this.#lead();
  }

  /** Gives a message up that was not sent yet. One that is on its way may arrive all the same. */
  remove(clientId: string): void {
    this.#drop(clientId);
    this.#wake();
    void this.#options.store.write([[prefix + clientId, undefined]]);
    this.#options.tabs.post({ kind: 'outbox-removed', clientId });
  }

  /** These messages are among those that are held: they need not be shown from here any more. */
  arrived(isHeld: (message: MessageRow) => boolean): void {
    for (const { clientId, state } of this.getSnapshot()) {
      if (state.kind === 'sent' && isHeld(state.message)) {
        this.#drop(clientId);
      }
    }
  }

  async #load(): Promise<void> {
    const stored = [...(await this.#options.store.read(prefix)).values()] as OutboxItem[];
    const known = new Set(this.getSnapshot().map((item) => item.clientId));
    const fresh = stored.filter((item) => !known.has(item.clientId));
    if (fresh.length > 0) {
      this.set([...this.getSnapshot(), ...fresh].sort((a, b) => a.order - b.order));
    }
  }

  // The tab in which somebody writes leads: it is awake, and its messages need no way over another tab.
  #lead(): void {
    if (this.#leads) {
      this.#pump();
    } else {
      this.#takeOver();
    }
  }

  #pump(): void {
    for (const lane of new Set(this.getSnapshot().filter(isUnsent).map(laneOf))) {
      void this.#drain(lane);
    }
  }

  async #drain(lane: string): Promise<void> {
    if (this.#lanes.has(lane)) {
      return;
    }
    this.#lanes.add(lane);
    try {
      while (this.#open && this.#leads) {
        const item = this.getSnapshot().find((each) => laneOf(each) === lane && isUnsent(each));
        if (item === undefined) {
          break;
        }
        if (item.state.kind === 'paused' && item.state.until > Date.now()) {
          await this.#sleep(item.state.until - Date.now());
        } else {
          await this.#attempt(item);
        }
      }
    } finally {
      // In the same turn as the last look: whoever opens the way from here on finds the lane free.
      this.#lanes.delete(lane);
    }
  }

  async #attempt(item: OutboxItem): Promise<void> {
    const { clientId } = item;
    this.#set(clientId, { kind: 'sending' });
    try {
      const { message } = await this.#options.ask('message:send', bodyOf(item));
      await this.#acknowledged(item, message);
    } catch (error) {
      if (!(error instanceof ParlanceError)) {
        throw error;
      }
      await this.#refused(item, error);
    }
  }

  async #acknowledged(item: OutboxItem, message: MessageRow): Promise<void> {
    const { store, tabs, stored } = this.#options;
    void store.write([[prefix + item.clientId, undefined]]);
    if (stored(item, message)) {
      this.#drop(item.clientId);
      tabs.post({ kind: 'outbox-removed', clientId: item.clientId });
    } else {
      this.#set(item.clientId, { kind: 'sent', message });
    }
  }

  async #refused({ clientId }: OutboxItem, error: ParlanceError): Promise<void> {
    const waitMs = error.retryAfter === null ? retryMs : error.retryAfter * 1_000;
    const faults = (this.#faults.get(clientId) ?? 0) + 1;
    if (error.code === 'rate_limited' || error.code === 'slow_mode') {
      this.#set(clientId, { kind: 'paused', until: Date.now() + waitMs, code: error.code });
    } else if (mayPass(error) && (error.code !== 'fault' || faults <= faultsMax)) {
      if (error.code === 'fault') {
        this.#faults.set(clientId, faults);
      }
      this.#set(clientId, { kind: 'waiting' });
      // Without a connection the next one goes on.
      if (this.#open) {
        await this.#sleep(waitMs);
      }
    } else {
      this.#set(clientId, { kind: 'failed', code: error.code, message: error.message });
    }
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#wakers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      this.#wakers.add(wake);
    });
  }

  #wake(): void {
    for (const wake of [...this.#wakers]) {
      wake();
    }
  }

  #set(clientId: string, state: SendState): void {
    const item = this.getSnapshot().find((each) => each.clientId === clientId);
    if (item === undefined) {
      return;
    }
    const changed = { ...item, state };
    this.#put(changed);
    this.#options.tabs.post({ kind: 'outbox', item: changed });
    if (state.kind === 'failed' || (state.kind === 'waiting' && item.state.kind === 'failed')) {
      void this.#options.store.write([[prefix + clientId, changed]]);
    }
  }

  #put(item: OutboxItem): void {
    const others = this.getSnapshot().filter((each) => each.clientId !== item.clientId);
    this.set([...others, item].sort((a, b) => a.order - b.order));
  }

  #drop(clientId: string): void {
    const rest = this.getSnapshot().filter((each) => each.clientId !== clientId);
    if (rest.length !== this.getSnapshot().length) {
      this.#faults.delete(clientId);
      this.set(rest);
    }
  }
}

const bodyOf = (item: OutboxItem) => ({
  ...(item.conversation === null ? { to: item.to } : { conversation: item.conversation }),
  clientId: item.clientId,
  ...(item.forward === null ? { text: item.text } : { forward: item.forward }),
  ...(item.replyTo === null ? {} : { replyTo: item.replyTo }),
  ...(item.thread === null ? {} : { thread: item.thread, also: item.also }),
  ...(item.silent ? { silent: true } : {}),
  ...(item.poll === null ? {} : { poll: item.poll }),
  ...(item.draft === null ? {} : { draft: item.draft }),
});
