import { useText } from '~/shared/i18n/use-text';
import styles from './splash.module.css';

/** While nobody knows yet who is here. Nearly always gone before it is seen. */
export function Splash({ reachable = true }: { readonly reachable?: boolean }) {
  const text = useText();
  return (
    <main className={styles.page}>
      <p className={styles.words} role="status">
        {reachable ? text.accounts.loading : text.accounts.unreachable}
      </p>
    </main>
  );
}
