import type { KeyboardEvent } from 'react';

/** For the element around a list: ↑ and ↓ go along what has `data-walk`, which Enter then opens. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const { target, currentTarget } = event;
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) {
    return;
  }
  const stops = [...currentTarget.querySelectorAll<HTMLElement>('[data-walk]')];
  const at = stops.findIndex((stop) => stop === target || stop.parentElement?.contains(target));
  const next = at < 0 ? stops[0] : stops[at + step];
  if (next !== undefined) {
    event.preventDefault();
    next.focus();
  }
}
