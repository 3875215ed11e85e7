import type { WebhookItem } from '@parlance/client/events';
import { useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import { useQuery } from '~/shared/api/use-query';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { QueryView } from '~/shared/ui/query-view';
import { Empty, Rows } from '~/shared/ui/section';
import { toast } from '~/shared/ui/toasts';
import { DeliveriesDialog } from './deliveries-dialog';
import { SecretDialog } from './secret-dialog';
import type { WebhookSource } from './source';
import { useWords } from './use-words';
import { WebhookDialog } from './webhook-dialog';
import { WebhookRow } from './webhook-row';
import styles from './webhooks.module.css';

type Step =
  | { readonly kind: 'rest' | 'new' }
  | { readonly kind: 'edit' | 'deliveries' | 'rotate' | 'remove'; readonly hook: WebhookItem }
  | { readonly kind: 'secret'; readonly name: string; readonly secret: string };

/** The servers that are told of what happens. */
export function Webhooks({ source }: { readonly source: WebhookSource }) {
  const text = useAllText();
  const words = useWords();
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const rest = () => setStep({ kind: 'rest' });
  const hooks = useQuery<readonly WebhookItem[]>(source.key, source.list);
  const enable = async (hook: WebhookItem) => {
    try {
      await source.change(hook.id, { enabled: hook.disabledAt !== null });
    } catch (error) {
      toast(error instanceof ApiError ? problemText(text, error) : text.errors.other);
    }
    await hooks.reload();
  };
  const show = async ({ webhook, secret }: { readonly webhook: WebhookItem; readonly secret: string }) => {
    setStep({ kind: 'secret', name: webhook.name, secret });
    await hooks.reload();
  };
  return (
    <>
      <p className={styles.lead}>{source.isOfServer ? words.serverLead : words.lead}</p>
      <QueryView query={hooks}>
        {(items) => (
          <>
            {items.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <Rows label={words.outgoing}>
                {items.map((hook) => (
                  <WebhookRow
                    key={hook.id}
                    hook={hook}
                    onEnable={() => void enable(hook)}
                    onAsk={(kind) => setStep({ kind, hook })}
                  />
                ))}
              </Rows>
            )}
            <p className={styles.after}>
              {items.length >= source.max ? (
                words.full(source.max)
              ) : (
                <button type="button" className={controls.outline} onClick={() => setStep({ kind: 'new' })}>
                  {words.add}
                </button>
              )}
            </p>
          </>
        )}
      </QueryView>
      {step.kind === 'new' && (
        <WebhookDialog
          isOfServer={source.isOfServer}
          hook={null}
          save={async (fields) => show(await source.create(fields))}
          onClose={rest}
        />
      )}
      {step.kind === 'edit' && (
        <WebhookDialog
          isOfServer={source.isOfServer}
          hook={step.hook}
          save={async ({ channels, ...fields }) => {
            await source.change(step.hook.id, {
              ...fields,
              ...(channels == null ? { allChannels: true } : { channels }),
            });
            rest();
            await hooks.reload();
          }}
          onClose={rest}
        />
      )}
      {step.kind === 'secret' && <SecretDialog name={step.name} secret={step.secret} onClose={rest} />}
      {step.kind === 'deliveries' && (
        <DeliveriesDialog
          source={source}
          hook={step.hook}
          onClose={() => {
            rest();
            // What went well or ill has changed what the list says.
            void hooks.reload();
          }}
        />
      )}
      {step.kind === 'rotate' && (
        <Confirm
          title={words.rotateTitle(step.hook.name)}
          lead={words.rotateLead}
          go={words.rotate}
          action={async () => void (await show(await source.rotate(step.hook.id)))}
          onClose={() => setStep((now) => (now === step ? { kind: 'rest' } : now))}
        />
      )}
      {step.kind === 'remove' && (
        <Confirm
          title={words.removeTitle(step.hook.name)}
          lead={words.removeLead}
          go={words.remove}
          action={async () => {
            await source.remove(step.hook.id);
            await hooks.reload();
          }}
          onClose={rest}
        />
      )}
    </>
  );
}
