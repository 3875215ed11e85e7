import type { DeliveryItem, WebhookItem } from '@parlance/client/events';
import { useCallback, useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import { More } from '~/shared/chat/more';
import { usePages } from '~/shared/chat/use-pages';
import { useFormats } from '~/shared/i18n/format';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { Badge, Empty, Row, Rows } from '~/shared/ui/section';
import { toast } from '~/shared/ui/toasts';
import type { WebhookSource } from './source';
import { useLookAgain } from './use-look-again';
import { useWords } from './use-words';
import styles from './webhooks.module.css';

interface DeliveriesDialogProps {
  readonly source: WebhookSource;
  readonly hook: WebhookItem;
  readonly onClose: () => void;
}

const pageMax = 50;
const [soonMs, laterMs] = [700, 10_000];

/** When there may be something new: at once where something is on its way. */
function newsAfter(items: readonly DeliveryItem[]): number | null {
  if (items.length > pageMax) {
    // Somebody reads further back, and the list would be short again.
    return null;
  }
  const next = items.flatMap(({ nextAt }) => (nextAt === null ? [] : [Date.parse(nextAt) - Date.now()]));
  return Math.min(laterMs, ...next.map((ms) => Math.max(soonMs, ms)));
}

/** What a webhook was told, and what came of it. */
export function DeliveriesDialog({ source, hook, onClose }: DeliveriesDialogProps) {
  const text = useAllText();
  const words = useWords();
  const [version, setVersion] = useState(0);
  const look = () => setVersion((known) => known + 1);
  const load = useCallback((cursor: string | null) => source.deliveries(hook.id, cursor), [source, hook.id]);
  const pages = usePages<DeliveryItem>(load, version);
  const items = pages.kind === 'ready' ? pages.items : null;
  useLookAgain(items, items === null ? null : newsAfter(items), look);
  const explain = (error: unknown) => (error instanceof ApiError ? problemText(text, error) : text.errors.other);
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
    } catch (error) {
      toast(explain(error));
    }
    look();
  };
  return (
    <Dialog title={words.deliveriesOf(hook.name)} wide onClose={onClose}>
      <div className={styles.head}>
        <p className={styles.lead}>{words.deliveriesLead}</p>
        {hook.disabledAt === null && (
          <button
            type="button"
            className={cx(controls.outline, controls.small)}
            onClick={() => void attempt(() => source.test(hook.id))}
          >
            {words.test}
          </button>
        )}
      </div>
      {pages.kind === 'failed' && (
        <p className={styles.failed} role="alert">
          {explain(pages.error)}
          <button type="button" className={controls.outline} onClick={pages.reload}>
            {text.settings.retry}
          </button>
        </p>
      )}
      {items?.length === 0 && <Empty>{words.noDeliveries}</Empty>}
      {items !== null && items.length > 0 && (
        <Rows label={words.deliveriesOf(hook.name)}>
          {items.map((item) => (
            <DeliveryRow key={item.id} item={item} />
          ))}
        </Rows>
      )}
      {pages.kind === 'ready' && pages.more !== null && <More load={pages.more} />}
    </Dialog>
  );
}

function DeliveryRow({ item }: { readonly item: DeliveryItem }) {
  const words = useWords();
  const { moment } = useFormats();
  const answer = item.status === null ? words.noAnswer : words.answered(item.status, item.tookMs ?? 0);
  const about = [
    moment(Date.parse(item.at)),
    ...(item.attempts === 0 ? [] : [answer]),
    ...(item.attempts > 1 ? [words.attempts(item.attempts)] : []),
    ...(item.attempts > 0 && item.nextAt !== null ? [words.again(moment(Date.parse(item.nextAt)))] : []),
  ];
  return (
    <Row
      title={
        <>
          {words.event[item.event]}
          <Badge quiet={item.state !== 'delivered'}>{words.state[item.state]}</Badge>
        </>
      }
      meta={
        <>
          {about.join(' · ')}
          {item.note !== null && item.note !== '' && <code className={styles.note}>{item.note}</code>}
        </>
      }
    />
  );
}
