import { type KeyboardEvent, type ReactNode, useCallback, useRef } from 'react';
import { cx } from './class-names';
import styles from './floating.module.css';
import type { Place } from './place';

interface FloatingProps {
  readonly label: string;
  readonly at: Place;
  readonly side?: 'below' | 'right';
  readonly role?: 'menu' | 'dialog';
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const gap = 6;
const margin = 8;

/** Puts the box where there is room: below its place or above it, and never over the edge of the window. */
function put(box: HTMLElement, at: Place, side: 'below' | 'right'): void {
  if (matchMedia('(max-width: 47.99rem) and (pointer: coarse)').matches) {
    box.style.left = '0';
    box.style.top = `${innerHeight - box.getBoundingClientRect().height}px`;
    return;
  }
  const { width, height } = box.getBoundingClientRect();
  const [right, bottom] = [innerWidth - margin, innerHeight - margin];
  const fits = {
    left: at.right + gap + width <= right ? at.right + gap : Math.max(margin, at.left - gap - width),
    top: at.bottom + gap + height <= bottom ? at.bottom + gap : Math.max(margin, at.top - gap - height),
  };
  const left = side === 'right' ? fits.left : Math.min(at.left, right - width);
  const top = side === 'right' ? Math.min(at.top, bottom - height) : fits.top;
  box.style.left = `${Math.max(margin, left)}px`;
  box.style.top = `${Math.max(margin, top)}px`;
}

/** A box above the page, at a place. The browser closes it on Escape and on a click elsewhere. On a phone it is a sheet. */
export function Floating({ label, at, side = 'below', role = 'dialog', className, onClose, children }: FloatingProps) {
  const box = useRef<HTMLDivElement>(null);
  const open = useCallback(
    (element: HTMLDivElement) => {
      box.current = element;
      element.showPopover();
      put(element, at, side);
      const first = element.querySelector<HTMLElement>('[data-first], [role="menuitem"], input, button');
      first?.focus({ preventScroll: true });
      const observer = new ResizeObserver(() => put(element, at, side));
      observer.observe(element);
      return () => {
        observer.disconnect();
        element.hidePopover();
      };
    },
    [at, side],
  );
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two, and both have names.
    <div
      ref={open}
      className={cx(styles.floating, className)}
      popover="auto"
      role={role}
      tabIndex={-1}
      aria-label={label}
      onToggle={(event) => {
        if (event.newState === 'closed') {
          onClose();
        }
      }}
    >
      {children}
    </div>
  );
}

/** The same with a list of actions. */
export function FloatingMenu({ children, onClose, ...props }: Omit<FloatingProps, 'role' | 'className'>) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
    const at = items.findIndex((item) => item.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items.at(next % items.length)?.focus();
    }
  };
  return (
    <Floating {...props} role="menu" className={styles.menu} onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys and clicks of the menu's own items pass here. */}
      <div ref={list} onKeyDown={move} onClick={onClose}>
        {children}
      </div>
    </Floating>
  );
}
