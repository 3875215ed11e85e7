import type { Ask } from '../connection/contract.ts';
import type { PersonPresence, PresenceChange } from '../events.gen.ts';
import { Keyed } from '../shared/keyed.ts';
import { Cell, type Readable } from '../shared/readable.ts';

/** What one socket may watch. */
const watchedMax = 200;
const gatherMs = 100;
/** Over long-polling an event between two polls is lost. */
const repeatMs = 30_000;

/** Who is here, of those who are on the screen. */
export class Presence {
  readonly #ask: Ask;
  readonly #polls: () => boolean;
  readonly #watchers = new Map<object, readonly string[]>();
  readonly #states = new Map<string, PersonPresence>();
  readonly #one = new Keyed<PersonPresence | null>();
  readonly #here = new Cell<ReadonlySet<string>>(new Set());
  #shown: string | null = null;
  #idle = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #repeat: ReturnType<typeof setInterval> | undefined;

  /** Who has the conversation on the screen that is on this one's. */
  readonly here: Readable<ReadonlySet<string>> = this.#here;

  constructor(ask: Ask, polls: () => boolean) {
    this.#ask = ask;
    this.#polls = polls;
  }

  /** Follows these people until the returned function is called: as long as they are on the screen. */
  watch(users: readonly string[]): () => void {
    const watcher = {};
    this.#watchers.set(watcher, users);
    this.#soon();
    return () => {
      this.#watchers.delete(watcher);
      this.#soon();
    };
  }

  /** How somebody is shown who is watched; null while it is not known. */
  of(user: string): Readable<PersonPresence | null> {
    return this.#one.of(user, () => this.#states.get(user) ?? null);
  }

  /** Which conversation is on the screen; null for none. The others in it see that, and one sees them. */
  show(conversation: string | null): void {
    if (this.#shown !== conversation) {
      this.#shown = conversation;
      this.#here.set(new Set());
      this.#tell('presence:in', { conversation });
      this.#soon();
    }
  }

  /** Whether nobody is at the device. */
  idle(idle: boolean): void {
    if (this.#idle !== idle) {
      this.#idle = idle;
      this.#tell('presence:idle', { idle });
    }
  }

  /** Nothing of an earlier connection is left on the server. */
  connected(): void {
    if (this.#shown !== null) {
      this.#tell('presence:in', { conversation: this.#shown });
    }
    if (this.#idle) {
      this.#tell('presence:idle', { idle: true });
    }
    void this.#say();
    clearInterval(this.#repeat);
    this.#repeat = setInterval(() => this.#polls() && void this.#say(), repeatMs);
  }

  lost(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#repeat);
    this.#timer = undefined;
  }

  hear(change: PresenceChange): void {
    const { in: screen, ...presence } = change;
    this.#set(presence);
    if (screen !== undefined && screen.conversation === this.#shown) {
      const here = new Set(this.#here.getSnapshot());
      if (screen.here ? !here.has(change.user) : here.delete(change.user)) {
        this.#here.set(screen.here ? here.add(change.user) : here);
      }
    }
  }

  #set(presence: PersonPresence): void {
    const known = this.#states.get(presence.user);
    if (known?.state !== presence.state || known.lastSeenAt !== presence.lastSeenAt) {
      this.#states.set(presence.user, presence);
      this.#one.changed(presence.user);
    }
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => void this.#say(), gatherMs);
  }

  async #say(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const users = [...new Set([...this.#watchers.values()].flat())].slice(0, watchedMax);
    const conversation = this.#shown;
    try {
      if (users.length === 0 && conversation === null) {
        await this.#ask('presence:unwatch', {});
        return;
      }
      const answer = await this.#ask('presence:watch', { users, conversation });
      for (const person of answer.people) {
        this.#set(person);
      }
      if (conversation === this.#shown) {
        this.#here.set(new Set(answer.in));
      }
    } catch {
      // Said again with the next connection, or when the screen changes.
    }
  }

  #tell(event: 'presence:in' | 'presence:idle', body: object): void {
    this.#ask(event, body).catch(() => {
      // As above.
    });
  }
}
