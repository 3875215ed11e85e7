import type { Ask } from '../connection/contract.ts';
import type { DraftRow } from '../events.gen.ts';
import type { OwnFeed } from '../own/own-feed.ts';
import { Keyed } from '../shared/keyed.ts';
import { mayPass, ParlanceError } from '../shared/parlance-error.ts';
import { Derived, type Readable } from '../shared/readable.ts';
import type { Store } from '../store/store.ts';
import type { TabMessage, Tabs } from '../tabs/tabs.ts';

/** What somebody has begun to write. */
export interface Draft {
  readonly conversation: string;
  readonly thread: number | null;
  readonly text: string;
  readonly replyTo: number | null;
  readonly at: string;
  /** What another device has written in the same place meanwhile: `settle` decides. */
  readonly conflict: DraftRow | null;
}

/** What this device has written and the server may not know. */
export interface LocalDraft {
  readonly conversation: string;
  readonly thread: number | null;
  readonly text: string;
  readonly replyTo: number | null;
  readonly at: string;
  /** The rev of the server's draft that was changed; 0 for none. */
  readonly base: number;
  /** Whether the server has to be told. */
  readonly dirty: boolean;
  readonly conflict: DraftRow | null;
  /** What the server was asked to keep since it answered last: where it has one of these, nobody else has written, also after a reload. */
  readonly asked?: readonly Written[] | undefined;
}

const prefix = 'draft/';
/** The server wants to be told when nothing was typed for a second or two. */
const quietMs = 1_500;
/** A tab that has written something, and not said by then that the server has it, may be closed: another one does it. */
const orphanMs = 15_000;
const askedMax = 8;

export interface Written {
  readonly text: string;
  readonly replyTo: number | null;
}

const keyOf = (conversation: string, thread: number | null): string =>
  thread === null ? conversation : `${conversation}/${thread}`;

const isEmpty = (draft: Written): boolean => draft.text === '' && draft.replyTo === null;

const isSame = (a: Written, b: Written): boolean => a.text === b.text && a.replyTo === b.replyTo;

/** As the server keeps it: to answer without a word is to have written nothing. */
const asKept = ({ text, replyTo }: Written): Written => ({
  text,
  replyTo: text === '' ? null : replyTo,
});

/** Whether the server has words that are not from here. */
const isForeign = (local: LocalDraft, row: DraftRow): boolean =>
  row.rev > local.base &&
  !isEmpty(row) &&
  !isSame(local, row) &&
  local.asked?.some((written) => isSame(asKept(written), row)) !== true;

export interface DraftsOptions {
  readonly ask: Ask;
  readonly own: OwnFeed;
  readonly store: Store;
  readonly tabs: Tabs;
  readonly changed: (conversation: string) => void;
}

/**
 * What has been begun to write: at once on this device and in its tabs, a moment later on all devices. What is being written here stays
 * here; what another device has written in the same place meanwhile is offered beside it, so that no word is lost on either.
 */
export class Drafts {
  readonly #options: DraftsOptions;
  readonly #local = new Map<string, LocalDraft>();
  readonly #shown = new Map<string, Draft | null>();
  readonly #one = new Keyed<Draft | null>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #putting = new Set<string>();
  /** What is being written in another tab, which tells the server of it; until when. */
  readonly #elsewhere = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #all = new Derived<readonly Draft[]>(() => this.#list());
  #unlisten = () => {};

  /** All of them, what was written last first. */
  readonly all: Readable<readonly Draft[]> = this.#all;

  constructor(options: DraftsOptions) {
    this.#options = options;
  }

  async restore(): Promise<void> {
    for (const [key, draft] of await this.#options.store.read(prefix)) {
      this.#local.set(key.slice(prefix.length), draft as LocalDraft);
    }
    this.#unlisten = this.#options.tabs.listen((message) => {
      if (message.kind === 'draft') {
        this.#hearTab(message);
      }
    });
    this.#all.changed();
  }

  get(conversation: string, thread: number | null = null): Draft | null {
    const key = keyOf(conversation, thread);
    const known = this.#shown.get(key);
    if (known !== undefined) {
      return known;
    }
    const draft = this.#make(key);
    this.#shown.set(key, draft);
    return draft;
  }

  draft(conversation: string, thread: number | null = null): Readable<Draft | null> {
    return this.#one.of(keyOf(conversation, thread), () => this.get(conversation, thread));
  }

  /** What is written now, with every key. Nothing at all takes the draft away. */
  set(
    conversation: string,
    written: { readonly text: string; readonly replyTo?: number | null },
    thread: number | null = null,
  ): void {
    const key = keyOf(conversation, thread);
    const now = { text: written.text, replyTo: written.replyTo ?? null };
    const before = this.get(conversation, thread);
    if (before === null ? isEmpty(now) : isSame(before, now)) {
      return;
    }
    const local = this.#local.get(key);
    const base = local?.base ?? this.#options.own.row('draft', key)?.rev ?? 0;
    const at = new Date().toISOString();
    const { conflict = null, asked } = local ?? {};
    this.#keep(key, { conversation, thread, ...now, at, base, dirty: true, conflict, asked });
    this.#later(key);
  }

  /** Of two devices that have written different things: keeps what this one has, or takes what the other has. */
  settle(conversation: string, keep: 'mine' | 'theirs', thread: number | null = null): void {
    const key = keyOf(conversation, thread);
    const local = this.#local.get(key);
    if (local?.conflict == null) {
      return;
    }
    if (keep === 'theirs') {
      this.#keep(key, null);
    } else {
      this.#keep(key, { ...local, base: local.conflict.rev, dirty: true, conflict: null });
      void this.#put(key);
    }
  }

  /** Takes back what was settled: both versions are there again, as they were in this draft. */
  unsettle({ conversation, thread, text, replyTo, conflict }: Draft): void {
    const at = new Date().toISOString();
    this.#keep(keyOf(conversation, thread), {
      conversation,
      thread,
      text,
      replyTo,
      at,
      base: 0,
      dirty: true,
      conflict,
    });
  }

  /**
   * The draft is sent: it is empty from here on. Returns its rev, with which the server empties its own, and what has to be written to the store.
   */
  take(conversation: string, thread: number | null = null): { rev: number | null; entries: [string, unknown][] } {
    const key = keyOf(conversation, thread);
    const local = this.#local.get(key);
    const row = this.#options.own.row('draft', key);
    const foreign = row !== undefined && local !== undefined && isForeign(local, row) ? row : null;
    const conflict = local?.conflict ?? foreign;
    // Another version stays where it is, to be looked at.
    const base = conflict === null ? Math.max(local?.base ?? 0, row?.rev ?? 0) : (local?.base ?? 0);
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const isKept = row !== undefined && !isEmpty(row);
    if (!isKept && !this.#putting.has(key)) {
      this.#keep(key, null);
      return { rev: null, entries: [[prefix + key, undefined]] };
    }
    // A put that is on its way would come after the send: it is taken back when it has been answered.
    const dirty = this.#putting.has(key);
    const at = new Date().toISOString();
    const asked = local?.asked;
    const emptied: LocalDraft = { conversation, thread, text: '', replyTo: null, at, base, dirty, conflict, asked };
    this.#keep(key, emptied);
    return { rev: base, entries: [[prefix + key, emptied]] };
  }

  /** The server's draft is another one. */
  hear(row: DraftRow): void {
    const key = keyOf(row.conversation, row.thread);
    this.#meet(key, row);
    this.#tell(key);
  }

  /** Tells the server what it does not know yet. */
  async flush(): Promise<void> {
    const here = [...this.#local].filter(([key, draft]) => draft.dirty && !this.#elsewhere.has(key));
    await Promise.all(here.map(([key]) => this.#put(key)));
  }

  stop(): void {
    this.#unlisten();
    for (const timer of [...this.#timers.values(), ...this.#elsewhere.values()]) {
      clearTimeout(timer);
    }
    this.#timers.clear();
    this.#elsewhere.clear();
  }

  #later(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => void this.#put(key), quietMs),
    );
  }

  async #put(key: string): Promise<void> {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    const begun = this.#local.get(key);
    if (begun === undefined || !begun.dirty || begun.conflict !== null || this.#putting.has(key)) {
      return;
    }
    const { conversation, thread, text, replyTo, base } = begun;
    const local = { ...begun, asked: [...(begun.asked ?? []), { text, replyTo }].slice(-askedMax) };
    this.#putting.add(key);
    this.#keep(key, local);
    try {
      const { draft } = await this.#options.ask('draft:put', { conversation, thread, text, replyTo, rev: base });
      this.#options.own.take([draft]);
      this.#kept(key, local, draft);
    } catch (error) {
      this.#refused(key, local, error);
    } finally {
      this.#putting.delete(key);
    }
    // What was typed meanwhile.
    const now = this.#local.get(key);
    if (now !== local && now?.dirty === true && !this.#timers.has(key) && !this.#elsewhere.has(key)) {
      this.#later(key);
    }
  }

  #kept(key: string, sent: LocalDraft, row: DraftRow): void {
    const local = this.#local.get(key);
    if (local === undefined || this.#elsewhere.has(key)) {
      return;
    }
    if (isSame(local, sent)) {
      // That one has begun to answer stays on this device.
      this.#keep(key, isSame(row, sent) ? null : { ...local, base: row.rev, dirty: false, asked: [] });
    } else {
      this.#keep(key, { ...local, base: Math.max(local.base, row.rev), asked: [] });
    }
  }

  #refused(key: string, sent: LocalDraft, error: unknown): void {
    const local = this.#local.get(key);
    if (!(error instanceof ParlanceError)) {
      throw error;
    }
    if (local === undefined || this.#elsewhere.has(key) || mayPass(error)) {
      // With the next connection, or the next key.
      return;
    }
    if (error.code === 'stale' && error.current?.type === 'draft') {
      this.#options.own.take([error.current]);
      this.#meet(key, error.current);
    } else if (isSame(local, sent)) {
      // It stays on this device: the conversation is gone, or there are too many.
      this.#keep(key, { ...local, dirty: false, asked: [] });
    }
  }

  /** What is written here, and what the server has. */
  #meet(key: string, row: DraftRow): void {
    const local = this.#local.get(key);
    if (local === undefined || row.rev <= local.base || this.#elsewhere.has(key)) {
      // Nothing was written here since, or it is what this device has changed itself, or another tab looks after it.
    } else if (isSame(local, row) || (local.text === '' && local.conflict === null && isForeign(local, row))) {
      this.#keep(key, null);
    } else if (isForeign(local, row)) {
      this.#keep(key, { ...local, conflict: row });
    } else {
      this.#keep(key, { ...local, base: row.rev, dirty: true, conflict: null });
      if (!this.#putting.has(key)) {
        this.#later(key);
      }
    }
  }

  /** What is written in another tab is shown here too. That tab looks after it. */
  #hearTab({ key, draft, was }: Extract<TabMessage, { kind: 'draft' }>): void {
    const local = this.#local.get(key);
    if (draft !== null) {
      clearTimeout(this.#timers.get(key));
      this.#timers.delete(key);
      this.#here(key);
      this.#elsewhere.set(
        key,
        setTimeout(() => this.#adopt(key), orphanMs),
      );
      this.#local.set(key, draft);
      this.#tell(key);
    } else if (local !== undefined && (this.#elsewhere.has(key) || (was !== null && isSame(local, was)))) {
      this.#here(key);
      this.#forget(key);
      this.#tell(key);
    }
  }

  #adopt(key: string): void {
    this.#here(key);
    const row = this.#options.own.row('draft', key);
    if (row !== undefined) {
      this.#meet(key, row);
    }
    void this.#put(key);
  }

  /** This tab looks after it from here on. */
  #here(key: string): void {
    clearTimeout(this.#elsewhere.get(key));
    this.#elsewhere.delete(key);
  }

  #keep(key: string, draft: LocalDraft | null): void {
    const before = this.#local.get(key);
    const was = before === undefined ? null : { text: before.text, replyTo: before.replyTo };
    this.#here(key);
    if (draft === null) {
      this.#forget(key);
    } else {
      this.#local.set(key, draft);
    }
    void this.#options.store.write([[prefix + key, draft ?? undefined]]);
    this.#options.tabs.post({ kind: 'draft', key, draft, was });
    this.#tell(key);
  }

  #forget(key: string): void {
    this.#local.delete(key);
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  #tell(key: string): void {
    this.#shown.delete(key);
    this.#one.changed(key);
    this.#all.changed();
    this.#options.changed(key.split('/')[0] ?? key);
  }

  #make(key: string): Draft | null {
    const draft = this.#local.get(key) ?? this.#options.own.row('draft', key);
    const conflict = draft !== undefined && 'conflict' in draft ? draft.conflict : null;
    if (draft === undefined || (isEmpty(draft) && conflict === null)) {
      return null;
    }
    const { conversation, thread, text, replyTo, at } = draft;
    return { conversation, thread, text, replyTo, at, conflict };
  }

  #list(): readonly Draft[] {
    const keys = new Set([...this.#local.keys(), ...this.#options.own.getSnapshot().draft.keys()]);
    const drafts = [...keys].map((key) => {
      const [conversation, thread] = key.split('/');
      return this.get(conversation ?? key, thread === undefined ? null : Number(thread));
    });
    return drafts.filter((draft) => draft !== null).sort((a, b) => b.at.localeCompare(a.at));
  }
}
