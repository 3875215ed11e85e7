import { useCallback, useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import { useApi } from '~/shared/api/use-api';
import { More } from '~/shared/chat/more';
import { useChat } from '~/shared/chat/use-chat';
import { usePages } from '~/shared/chat/use-pages';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { saveFile } from '~/shared/ui/save-file';
import { Empty } from '~/shared/ui/section';
import { toast } from '~/shared/ui/toasts';
import styles from './audit.module.css';
import { AuditFilters } from './audit-filters';
import { type AuditFilter, noFilter, queryOf } from './audit-query';
import { AuditRow } from './audit-row';

/** What was done on this server by those who look after it. */
export function AuditPage() {
  const text = useAllText();
  const words = text.audit;
  const api = useApi();
  const client = useChat();
  const [filter, setFilter] = useState<AuditFilter>(noFilter);
  const load = useCallback(
    async (cursor: string | null) => {
      const query = { ...queryOf(filter), ...(cursor === null ? {} : { cursor }) };
      const page = await api.call('GET /admin/audit', undefined, { query });
      client.people.take(page.people);
      return page;
    },
    [api, client, filter],
  );
  const pages = usePages(load, filter);
  const explain = (error: unknown) => (error instanceof ApiError ? problemText(text, error) : text.errors.other);
  const save = async (format: 'csv' | 'jsonl') => {
    try {
      const query = { ...queryOf(filter), format };
      saveFile(`parlance-audit.${format}`, await api.file('GET /admin/audit/export', { query }));
    } catch (error) {
      toast(explain(error));
    }
  };
  return (
    <>
      <p className={styles.lead}>{words.lead}</p>
      <AuditFilters filter={filter} onChange={setFilter} />
      {pages.kind === 'loading' && (
        <p className={styles.loading} role="status">
          {text.accounts.loading}
        </p>
      )}
      {pages.kind === 'failed' && (
        <div className={styles.failed} role="alert">
          <p>{explain(pages.error)}</p>
          <button type="button" className={controls.outline} onClick={pages.reload}>
            {text.settings.retry}
          </button>
        </div>
      )}
      {pages.kind === 'ready' && pages.items.length === 0 && <Empty>{words.none}</Empty>}
      {pages.kind === 'ready' && pages.items.length > 0 && (
        <>
          <ol className={styles.list} aria-label={text.settings.pages.audit}>
            {pages.items.map((item) => (
              <AuditRow key={item.id} item={item} />
            ))}
          </ol>
          {pages.more !== null && <More load={pages.more} />}
        </>
      )}
      <p className={styles.save}>
        {(['csv', 'jsonl'] as const).map((format) => (
          <button
            key={format}
            type="button"
            className={cx(controls.quiet, controls.small)}
            onClick={() => void save(format)}
          >
            {words.save[format]}
          </button>
        ))}
      </p>
    </>
  );
}
