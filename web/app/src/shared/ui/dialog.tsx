import { type MouseEvent, type ReactNode, useRef } from 'react';
import { useText } from '~/shared/i18n/use-text';
import controls from './controls.module.css';
import styles from './dialog.module.css';
import { Icon } from './icon';

interface DialogProps {
  readonly title: string;
  readonly side?: 'center' | 'left' | 'right';
  /** For lists, which have more to say than forms. */
  readonly wide?: boolean;
  /** Without a head, for what begins with a field of its own. */
  readonly bare?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Opens with the element, and closes before it goes, so that the focus returns to where it came from. */
const open = (dialog: HTMLDialogElement) => {
  dialog.showModal();
  return () => dialog.close();
};

/** A modal box or, at a side, a drawer. The browser keeps the focus inside and closes it on Escape. */
export function Dialog({ title, side = 'center', wide = false, bare = false, onClose, children }: DialogProps) {
  const text = useText();
  const pressedOutside = useRef(false);
  // Pressing inside, dragging out and letting go must not close it: both ends have to be on the backdrop.
  const isOutside = (event: MouseEvent) => event.target === event.currentTarget;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the keyboard's way, and the browser brings it.
    <dialog
      ref={open}
      className={styles.dialog}
      data-side={side}
      data-wide={wide || bare || undefined}
      data-bare={bare || undefined}
      aria-label={title}
      onCancel={onClose}
      onMouseDown={(event) => {
        pressedOutside.current = isOutside(event);
      }}
      onClick={(event) => {
        if (pressedOutside.current && isOutside(event)) {
          onClose();
        }
      }}
    >
      <div className={styles.body}>
        {side === 'center' && !bare && (
          <header className={styles.head}>
            <h2 className={styles.title}>{title}</h2>
            <button type="button" className={controls.icon} aria-label={text.settings.close} onClick={onClose}>
              <Icon name="close" />
            </button>
          </header>
        )}
        {children}
      </div>
    </dialog>
  );
}
