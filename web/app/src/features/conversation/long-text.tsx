import { type FocusEvent, type ReactNode, useState } from 'react';
import { useText } from '~/shared/i18n/use-text';
import { cx } from '~/shared/ui/class-names';
import styles from './long-text.module.css';

const charsMax = 2_400;
const linesMax = 30;

const isLong = (text: string) => text.length > charsMax || text.split('\n').length > linesMax;

// A message that was opened is so when it comes on the screen again.
const opened = new Set<string>();

interface LongTextProps {
  /** Whose text it is, for as long as the page is there. */
  readonly id: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** A text that would push all others off the screen shows its beginning, until one wants all of it. */
export function LongText({ id, text, children }: LongTextProps) {
  const words = useText().messages;
  const [open, setOpen] = useState(opened.has(id));
  if (!isLong(text)) {
    return children;
  }
  const change = (to: boolean) => {
    to ? opened.add(id) : opened.delete(id);
    setOpen(to);
  };
  // Whoever comes by keyboard to a link that is hidden is to see it.
  const onFocus = (event: FocusEvent) => {
    if (event.target.matches(':focus-visible')) {
      change(true);
    }
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it takes notice of where the focus goes, no more. */}
      <div className={cx(!open && styles.cut)} onFocus={onFocus}>
        {children}
      </div>
      <button type="button" className={styles.more} aria-expanded={open} onClick={() => change(!open)}>
        {open ? words.showLess : words.showAll}
      </button>
    </>
  );
}
