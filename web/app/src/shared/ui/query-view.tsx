import type { ReactNode } from 'react';
import type { Loaded } from '~/shared/api/use-query';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from './controls.module.css';
import styles from './query-view.module.css';

/** Shows what was loaded, or that it is on its way, or why it did not come. */
export function QueryView<T>({
  query,
  children,
}: {
  readonly query: Loaded<T>;
  readonly children: (data: T) => ReactNode;
}) {
  const text = useAllText();
  switch (query.kind) {
    case 'ready':
      return children(query.data);
    case 'loading':
      return (
        <p className={styles.loading} role="status">
          {text.accounts.loading}
        </p>
      );
    case 'failed':
      return (
        <div className={styles.failed} role="alert">
          <p>{problemText(text, query.error)}</p>
          <button type="button" className={controls.outline} onClick={query.reload}>
            {text.settings.retry}
          </button>
        </div>
      );
  }
}
