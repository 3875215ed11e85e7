import { useState } from 'react';
import type { Page, SessionItem } from '~/shared/api/contract';
import { deviceName } from '~/shared/api/device-name';
import { useApi } from '~/shared/api/use-api';
import { useQuery } from '~/shared/api/use-query';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { LaterIcon } from '~/shared/ui/later-icon';
import { QueryView } from '~/shared/ui/query-view';
import { Badge, Empty, Row, Rows, Section } from '~/shared/ui/section';
import styles from './settings.module.css';

const pageItems = '100';

/** Every place where one is signed in. */
export function SessionSettings() {
  const text = useAllText();
  const api = useApi();
  const words = text.settings.sessions;
  const sessions = useQuery<Page<SessionItem>>('sessions', () =>
    api.call('GET /me/sessions', undefined, { query: { limit: pageItems } }),
  );
  const [ended, setEnded] = useState<number | null>(null);
  return (
    <Section untitled title={text.settings.pages.sessions} lead={words.lead}>
      <QueryView query={sessions}>
        {({ items }) => (
          <>
            <Rows label={text.settings.pages.sessions}>
              {items
                .toSorted((a, b) => Number(b.current) - Number(a.current))
                .map((session) => (
                  <SessionRow key={session.id} session={session} onEnded={sessions.reload} />
                ))}
            </Rows>
            {items.length > 1 ? (
              <Form
                className={styles.after}
                action={async () => {
                  setEnded((await api.call('DELETE /me/sessions')).ended);
                  await sessions.reload();
                }}
              >
                <Submit outline>{words.endOthers}</Submit>
              </Form>
            ) : (
              <Empty>{ended === null ? words.only : words.ended(ended)}</Empty>
            )}
          </>
        )}
      </QueryView>
    </Section>
  );
}

function SessionRow({ session, onEnded }: { readonly session: SessionItem; readonly onEnded: () => Promise<void> }) {
  const text = useAllText();
  const api = useApi();
  const formats = useFormats();
  const words = text.settings.sessions;
  const { browser, system, isPhone } = deviceName(session.device);
  const name =
    browser !== null && system !== null
      ? words.on(browser, system)
      : (browser ?? system ?? (session.device === '' ? words.unknown : session.device));
  const seen = session.current ? words.now : words.seen(formats.ago(session.lastSeenAt));
  return (
    <Row
      icon={<LaterIcon name={isPhone ? 'phone' : 'device'} />}
      title={
        <>
          {name}
          {session.current && <Badge>{words.current}</Badge>}
        </>
      }
      meta={
        <>
          {session.address} · {seen} · {words.since(formats.day(session.createdAt))}
        </>
      }
      actions={
        session.current ? undefined : (
          <Form
            action={async () => {
              await api.call('DELETE /me/sessions/{id}', undefined, { path: { id: session.id } });
              await onEnded();
            }}
          >
            <Submit quiet label={words.endThis(name)}>
              {words.end}
            </Submit>
          </Form>
        )
      }
    />
  );
}
