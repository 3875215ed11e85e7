import type { ReactNode } from 'react';
import { Icon } from './icon';
import styles from './notice.module.css';

/** A calm box with something that one should know before going on. */
export function Notice({ kind = 'warn', children }: { readonly kind?: 'warn' | 'good'; readonly children: ReactNode }) {
  return (
    <div className={styles.notice} data-kind={kind} role={kind === 'good' ? 'status' : 'note'}>
      <Icon name={kind === 'good' ? 'check' : 'warn'} />
      <div className={styles.text}>{children}</div>
    </div>
  );
}
