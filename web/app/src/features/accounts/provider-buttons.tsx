import { useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import type { ProviderInfo } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import styles from './ways.module.css';

interface ProviderButtonsProps {
  readonly providers: readonly ProviderInfo[];
  readonly returnTo: string;
  readonly invitation?: string | undefined;
}

/** The ways through other services that this server has. */
export function ProviderButtons({ providers, returnTo, invitation }: ProviderButtonsProps) {
  const text = useAllText();
  const api = useApi();
  const [error, setError] = useState<ApiError | null>(null);

  const start = async (name: string) => {
    try {
      const { url } = await api.call(
        'POST /auth/providers/{name}/start',
        { purpose: 'signin', returnTo, ...(invitation === undefined ? {} : { invitation }) },
        { path: { name } },
      );
      location.assign(url);
    } catch (problem) {
      if (!(problem instanceof ApiError)) {
        throw problem;
      }
      setError(problem);
    }
  };

  return (
    <div className={styles.ways}>
      {providers.map(({ name, label }) => (
        <button key={name} type="button" className={cx(controls.outline)} onClick={() => start(name)}>
          {text.accounts.signIn.provider(label)}
        </button>
      ))}
      {error !== null && (
        <p className={styles.problem} role="alert">
          {problemText(text, error)}
        </p>
      )}
    </div>
  );
}
