import { useDeferredValue, useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import type { AdminUser, Page } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { useQueries, useQuery } from '~/shared/api/use-query';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { QueryView } from '~/shared/ui/query-view';
import { Empty, Rows, Section } from '~/shared/ui/section';
import { toast } from '~/shared/ui/toasts';
import styles from './admin.module.css';
import { PersonRow } from './person-row';

/** Everyone with an account here. */
export function People() {
  const text = useAllText();
  const words = text.admin.people;
  const [query, setQuery] = useState('');
  const search = useDeferredValue(query.trim());
  return (
    <Section untitled title={text.settings.pages.people} lead={words.lead}>
      <div className={styles.search}>
        <input
          type="search"
          className={controls.field}
          aria-label={words.search}
          placeholder={words.search}
          value={query}
          spellCheck={false}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      <Found search={search} />
    </Section>
  );
}

function Found({ search }: { readonly search: string }) {
  const text = useAllText();
  const api = useApi();
  const cache = useQueries();
  const key = `admin/users/${search}`;
  const users = useQuery<Page<AdminUser>>(key, () => api.call('GET /admin/users', undefined, { query: { q: search } }));

  const [isLoading, setLoading] = useState(false);

  const more = async (cursor: string) => {
    setLoading(true);
    try {
      const page = await api.call('GET /admin/users', undefined, { query: { q: search, cursor } });
      cache.update<Page<AdminUser>>(key, (known) => ({ items: [...known.items, ...page.items], next: page.next }));
    } catch (error) {
      toast(error instanceof ApiError ? problemText(text, error) : text.errors.other);
    } finally {
      setLoading(false);
    }
  };

  return (
    <QueryView query={users}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty>{text.admin.people.none}</Empty>
        ) : (
          <>
            <Rows label={text.settings.pages.people}>
              {items.map((user) => (
                <PersonRow
                  key={user.id}
                  user={user}
                  onChange={(changed) =>
                    cache.update<Page<AdminUser>>(key, (known) => ({
                      ...known,
                      items: known.items.map((other) => (other.id === changed.id ? changed : other)),
                    }))
                  }
                />
              ))}
            </Rows>
            {next !== null && (
              <p className={styles.after}>
                <button type="button" className={controls.outline} disabled={isLoading} onClick={() => more(next)}>
                  {text.settings.more}
                </button>
              </p>
            )}
          </>
        )
      }
    </QueryView>
  );
}
