import { Cell, type ConversationState, type Readable, type TimelineItem } from '@parlance/client';

/** The first change is told at once, and those that follow it closely together. */
const calmMs = 80;

const calmed = new WeakMap<object, Readable<unknown>>();

/** The same value, for what need not be drawn anew for each of fifty messages a second, while somebody types. */
export function calm<T>(of: Readable<T>, isUrgent: (before: T, after: T) => boolean = never): Readable<T> {
  let known = calmed.get(of) as Readable<T> | undefined;
  if (known === undefined) {
    known = make(of, isUrgent);
    calmed.set(of, known);
  }
  return known;
}

/** What others say, and how far they are, can wait for that moment; what one does oneself cannot. */
export function isUrgent(before: ConversationState, after: ConversationState): boolean {
  if (before.kind !== 'ready' || after.kind !== 'ready') {
    return true;
  }
  const [was, is] = [before.timeline, after.timeline];
  return (
    was.before !== is.before ||
    was.after !== is.after ||
    onItsWay(was.items.at(-1)) !== onItsWay(is.items.at(-1)) ||
    before.conversation !== after.conversation ||
    before.membership !== after.membership ||
    before.fresh !== after.fresh
  );
}

const onItsWay = (item: TimelineItem | undefined) => (item?.kind === 'pending' ? item : null);

const never = () => false;

function make<T>(of: Readable<T>, isUrgent: (before: T, after: T) => boolean): Readable<T> {
  const held = new Cell(of.getSnapshot());
  let followers = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = undefined;
      if (of.getSnapshot() !== held.getSnapshot()) {
        take();
      }
    }, calmMs);
    held.set(of.getSnapshot());
  };
  const changed = () => {
    if (timer === undefined || isUrgent(held.getSnapshot(), of.getSnapshot())) {
      take();
    }
  };
  let leave = () => {};
  return {
    // What nobody follows is as it is.
    getSnapshot: () => (followers === 0 ? of : held).getSnapshot(),
    subscribe: (listener) => {
      if (followers++ === 0) {
        held.set(of.getSnapshot());
        leave = of.subscribe(changed);
      }
      const end = held.subscribe(listener);
      return () => {
        end();
        if (--followers === 0) {
          leave();
          clearTimeout(timer);
          timer = undefined;
        }
      };
    },
  };
}
