import { useState } from 'react';
import type { Invitation, Page } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { useQuery } from '~/shared/api/use-query';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { QueryView } from '~/shared/ui/query-view';
import { Badge, Empty, Row, Rows, Section } from '~/shared/ui/section';
import styles from './admin.module.css';
import { NewInvitationDialog } from './new-invitation';

type Step = { readonly kind: 'rest' | 'new' } | { readonly kind: 'withdraw'; readonly id: string };

/** Links that let people in. */
export function Invitations() {
  const text = useAllText();
  const api = useApi();
  const words = text.admin.invitations;
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const rest = () => setStep({ kind: 'rest' });
  const invitations = useQuery<Page<Invitation>>('invitations', () => api.call('GET /invitations'));
  return (
    <Section untitled title={text.settings.pages.invitations} lead={words.lead}>
      <QueryView query={invitations}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.none}</Empty>
          ) : (
            <Rows label={text.settings.pages.invitations}>
              {items.map((item) => (
                <InvitationRow
                  key={item.id}
                  item={item}
                  onWithdraw={() => setStep({ kind: 'withdraw', id: item.id })}
                />
              ))}
            </Rows>
          )
        }
      </QueryView>
      <p className={styles.after}>
        <button type="button" className={controls.outline} onClick={() => setStep({ kind: 'new' })}>
          {words.add}
        </button>
      </p>
      {step.kind === 'new' && <NewInvitationDialog onClose={rest} onCreated={invitations.reload} />}
      {step.kind === 'withdraw' && (
        <Confirm
          title={words.withdrawTitle}
          lead={words.withdrawLead}
          go={words.withdraw}
          action={async () => {
            await api.call('DELETE /invitations/{id}', undefined, { path: { id: step.id } });
            await invitations.reload();
          }}
          onClose={rest}
        />
      )}
    </Section>
  );
}

function InvitationRow({ item, onWithdraw }: { readonly item: Invitation; readonly onWithdraw: () => void }) {
  const text = useAllText();
  const formats = useFormats();
  const words = text.admin.invitations;
  const about = [
    words.used(item.uses, item.usesMax),
    item.expiresAt === null ? words.noEnd : words.until(formats.day(item.expiresAt)),
  ];
  return (
    <Row
      title={
        <>
          {item.note === '' ? formats.day(item.createdAt) : item.note}
          <Badge quiet>{text.admin.roles[item.role]}</Badge>
        </>
      }
      meta={about.join(' · ')}
      actions={
        <button
          type="button"
          className={`${controls.quiet} ${controls.small}`}
          aria-label={`${words.withdraw}: ${item.note === '' ? formats.day(item.createdAt) : item.note}`}
          onClick={onWithdraw}
        >
          {words.withdraw}
        </button>
      }
    />
  );
}
