import type { ReactNode } from 'react';
import { useText } from '~/shared/i18n/use-text';
import styles from './presence-dot.module.css';
import { usePresence } from './use-people';

/** Whether somebody is here, at the corner of their picture. Whoever is not has no dot. */
export function PresenceDot({ user, children }: { readonly user: string; readonly children: ReactNode }) {
  const text = useText();
  const state = usePresence(user);
  return (
    <span className={styles.corner}>
      {children}
      {state !== null && state !== 'offline' && (
        <span className={styles.dot} data-state={state} role="img" aria-label={text.people.states[state]} />
      )}
    </span>
  );
}
