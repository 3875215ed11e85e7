import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { cx } from './class-names';
import { firstFocus } from './first-focus';
import styles from './menu.module.css';

interface MenuProps {
  /** What the list is of. */
  readonly label: string;
  /** Names the button where what stands on it does not. */
  readonly buttonLabel?: string;
  readonly button: ReactNode;
  readonly buttonClass?: string | undefined;
  /** Where it opens, seen from its button. */
  readonly place?: 'above' | 'below';
  readonly children: ReactNode;
}

/** A button with a list of actions. The browser closes it on Escape and on a click elsewhere. */
export function Menu({ label, buttonLabel, button, buttonClass, place = 'below', children }: MenuProps) {
  const id = useId();
  const popover = useRef<HTMLDivElement>(null);
  // Keys that follow at once go to the list, not to its button.
  const opened = (list: HTMLDivElement | null) => {
    popover.current = list;
    firstFocus(list);
  };
  const items = () => [...(popover.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];

  const move = (event: KeyboardEvent) => {
    const all = items();
    // Until the browser says that it has opened, which is a moment later, the list itself has the focus: that is as good as the first.
    const at = Math.max(0, all.indexOf(document.activeElement as HTMLElement));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      all.at(next % all.length)?.focus();
    }
  };

  return (
    <div className={styles.anchor} data-place={place}>
      <button type="button" className={buttonClass} aria-label={buttonLabel} aria-haspopup="menu" popoverTarget={id}>
        {button}
      </button>
      <div
        ref={opened}
        id={id}
        className={styles.menu}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        onKeyDown={move}
        onToggle={(event) => {
          if (event.newState === 'open' && !items().includes(document.activeElement as HTMLElement)) {
            items()[0]?.focus();
          }
        }}
        onClick={() => popover.current?.hidePopover()}
      >
        {children}
      </div>
    </div>
  );
}

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly danger?: boolean;
  readonly onChoose: () => void;
  readonly children: ReactNode;
}

export function MenuItem({ icon, danger = false, onChoose, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className={cx(styles.item, danger && styles.danger)}
      onClick={onChoose}
    >
      {icon}
      {children}
    </button>
  );
}
