import { useCallback } from 'react';
import { Link, useSearchParams } from 'react-router';
import { SearchView } from '~/features/search/search-view';
import { useMe } from '~/shared/api/use-api';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import styles from './conversation-page.module.css';

/** The search of the address, which a link can lead to. */
export function SearchPage() {
  const text = useText();
  const me = useMe().id;
  const isWide = useMediaQuery('(min-width: 48rem)');
  const [query, setQuery] = useSearchParams();
  const onQuery = useCallback((q: string) => setQuery({ q }, { replace: true }), [setQuery]);
  return (
    <div className={styles.column}>
      {!isWide && (
        <Link className={controls.icon} to="/" aria-label={text.conversation.toList}>
          <Icon name="back" />
        </Link>
      )}
      <SearchView me={me} query={query.get('q') ?? ''} onQuery={onQuery} />
    </div>
  );
}
