import { useCallback, useEffect, useState } from 'react';
import { useMe } from '~/shared/api/use-api';
import { More } from '~/shared/chat/more';
import { chatProblem } from '~/shared/chat/problem';
import { useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Choice } from '~/shared/ui/choice';
import controls from '~/shared/ui/controls.module.css';
import { Empty, Section } from '~/shared/ui/section';
import { DecideDialog } from './decide-dialog';
import styles from './moderation.module.css';
import { type Decision, ReportCard } from './report-card';
import { useReports } from './use-reports';
import { useReviewPlaces } from './use-review-places';

type Which = 'open' | 'decided';

/** What was reported to whoever looks at this page, place by place. */
export function ReportsPage() {
  const text = useAllText();
  const words = text.reports;
  const places = useReviewPlaces();
  const [which, setWhich] = useState<Which>('open');
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>({});
  const tell = useCallback((key: string, count: number) => {
    setCounts((known) => (known[key] === count ? known : { ...known, [key]: count }));
  }, []);
  const keys = places.map((place) => `${which} ${place ?? ''}`);
  const isEmpty = keys.every((key) => counts[key] === 0);
  return (
    <>
      <div className={styles.which}>
        <p className={styles.lead}>{words.lead}</p>
        <Choice
          hideLegend
          legend={words.which}
          name="which"
          value={which}
          options={[
            ['open', words.open],
            ['decided', words.decided],
          ]}
          onChoose={setWhich}
        />
      </div>
      {isEmpty && <Empty>{which === 'open' ? words.noneOpen : words.noneDecided}</Empty>}
      {places.map((place, index) => (
        <Place key={keys[index]} name={keys[index] ?? ''} place={place} open={which === 'open'} onCount={tell} />
      ))}
    </>
  );
}

interface PlaceProps {
  readonly name: string;
  readonly place: string | null;
  readonly open: boolean;
  readonly onCount: (name: string, count: number) => void;
}

function Place({ name, place, open, onCount }: PlaceProps) {
  const text = useAllText();
  const me = useMe().id;
  const titleOf = useTitleOf(me);
  const summary = useReadable(useChat().conversations).byId.get(place ?? '');
  const reports = useReports(place, open);
  const [asked, setAsked] = useState<Decision | null>(null);
  const count = reports.kind === 'ready' ? reports.items.length : null;
  // The page says once for all places that there is nothing.
  useEffect(() => {
    if (count !== null) {
      onCount(name, count);
    }
  }, [name, count, onCount]);
  if (reports.kind === 'loading' || count === 0) {
    return null;
  }
  const title = place === null ? text.reports.server : summary === undefined ? '' : titleOf(summary.conversation);
  return (
    <Section title={title}>
      {reports.kind === 'failed' ? (
        <div className={styles.failed} role="alert">
          <p>{chatProblem(text, reports.error)}</p>
          <button type="button" className={controls.outline} onClick={reports.reload}>
            {text.settings.retry}
          </button>
        </div>
      ) : (
        <>
          <ul className={styles.cards} aria-label={title}>
            {reports.items.map((report) => (
              <ReportCard key={report.id} report={report} onDecide={setAsked} />
            ))}
          </ul>
          {reports.more !== null && <More load={reports.more} />}
          {asked !== null && <DecideDialog asked={asked} onDecided={reports.take} onClose={() => setAsked(null)} />}
        </>
      )}
    </Section>
  );
}
