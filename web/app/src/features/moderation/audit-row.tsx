import type { AuditItem } from '@parlance/client/events';
import { useApi, useMe } from '~/shared/api/use-api';
import { useQuery } from '~/shared/api/use-query';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePersonName } from '~/shared/chat/use-people';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { LaterIcon } from '~/shared/ui/later-icon';
import styles from './audit.module.css';
import { changesOf } from './audit-query';

/** One thing that somebody has done. */
export function AuditRow({ item }: { readonly item: AuditItem }) {
  const text = useAllText();
  const words = text.audit;
  const { moment, full } = useFormats();
  const changes = changesOf(item.before, item.after);
  return (
    <li className={styles.row}>
      {item.actor === null ? (
        <span className={styles.sign}>
          <LaterIcon name={item.door === 'filter' ? 'shield' : 'settings'} />
        </span>
      ) : (
        <PersonAvatar id={item.actor} />
      )}
      <div className={styles.body}>
        <p className={styles.head}>
          <span className={styles.name}>
            {item.actor === null ? item.door === 'filter' ? words.filter : words.operator : <Name id={item.actor} />}
          </span>
          {item.door === 'token' && <span className={styles.aside}>{words.byToken}</span>}
          <time className={styles.when} dateTime={item.at} title={full(Date.parse(item.at))}>
            {moment(Date.parse(item.at))}
          </time>
        </p>
        <p className={styles.what}>
          {words.actions[item.action]}
          {item.user !== null && (
            <>
              {' · '}
              <strong>
                <Name id={item.user} />
              </strong>
            </>
          )}
          {item.seq !== null && ` · ${words.message(item.seq)}`}
          {item.conversation !== null && (
            <>
              {' '}
              <Place id={item.conversation} />
            </>
          )}
        </p>
        {changes.length > 0 && (
          <details className={styles.details}>
            <summary>{words.details}</summary>
            <dl>
              {changes.map(({ name, before, after }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>
                    {after !== null && <ins>{after === '' ? words.nothing : after}</ins>}
                    {before !== null && (
                      <span>
                        {' '}
                        {words.was} <del>{before === '' ? words.nothing : before}</del>
                      </span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        )}
      </div>
    </li>
  );
}

function Name({ id }: { readonly id: string }) {
  return usePersonName(id);
}

/** Where it was done: also where one is not in. */
function Place({ id }: { readonly id: string }) {
  const me = useMe().id;
  const titleOf = useTitleOf(me);
  const words = useAllText().audit;
  const known = useReadable(useChat().conversations).byId.get(id);
  return known === undefined ? <FarPlace id={id} /> : words.in(titleOf(known.conversation));
}

function FarPlace({ id }: { readonly id: string }) {
  const api = useApi();
  const words = useAllText().audit;
  const found = useQuery(`admin/conversations/${id}`, () =>
    api.call('GET /admin/conversations/{id}', undefined, { path: { id } }),
  );
  const name = found.kind === 'ready' ? found.data.name : '';
  return words.in(name === '' ? words.unknownPlace : name);
}
