import { type ReactNode, useId } from 'react';
import styles from './section.module.css';

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** For the only matter of a page, whose name says it already. */
  readonly untitled?: boolean;
  /** Stands at the end of the heading's line. */
  readonly aside?: ReactNode;
  readonly children?: ReactNode;
}

/** One matter of a settings page. */
export function Section({ title, lead, untitled = false, aside, children }: SectionProps) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={untitled ? 'visually-hidden' : styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {aside}
      </header>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}

interface RowProps {
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
}

/** A line of a list, such as a session or a passkey. */
export function Row({ icon, title, meta, actions }: RowProps) {
  return (
    <li className={styles.row}>
      {icon !== undefined && <span className={styles.icon}>{icon}</span>}
      <div className={styles.about}>
        <div className={styles.rowTitle}>{title}</div>
        {meta !== undefined && <div className={styles.meta}>{meta}</div>}
      </div>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}

export function Rows({ children, label }: { readonly children: ReactNode; readonly label?: string }) {
  return (
    <ul className={styles.rows} aria-label={label}>
      {children}
    </ul>
  );
}

export function Badge({ children, quiet = false }: { readonly children: ReactNode; readonly quiet?: boolean }) {
  return (
    <span className={styles.badge} data-quiet={quiet || undefined}>
      {children}
    </span>
  );
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}
