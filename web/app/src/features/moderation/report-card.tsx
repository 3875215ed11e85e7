import type { ReportItem } from '@parlance/client/events';
import { Link } from 'react-router';
import { pathOf } from '~/shared/chat/paths';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePersonName } from '~/shared/chat/use-people';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { Menu, MenuItem } from '~/shared/ui/menu';
import { Badge } from '~/shared/ui/section';
import styles from './moderation.module.css';

export interface Decision {
  readonly report: ReportItem;
  readonly kind: NonNullable<ReportItem['decision']>;
}

interface ReportCardProps {
  readonly report: ReportItem;
  readonly onDecide: (decision: Decision) => void;
}

/** What was reported, as it was then, and what can be done about it or was. */
export function ReportCard({ report, onDecide }: ReportCardProps) {
  const text = useAllText();
  const words = text.reports;
  const { ago, day } = useFormats();
  const name = usePersonName(report.user);
  const isMessage = report.seq !== null;
  const isIn = useReadable(useChat().conversations).byId.has(report.conversation ?? '');
  const decide = (kind: Decision['kind']) => onDecide({ report, kind });
  return (
    <li className={styles.card}>
      <header className={styles.head}>
        <PersonAvatar id={report.user} />
        <div className={styles.about}>
          <h3 className={styles.name}>{isMessage ? words.about.message(name) : words.about.person(name)}</h3>
          <p className={styles.by}>
            {report.reporter === null ? (
              words.byFilter(report.note)
            ) : (
              <By id={report.reporter} when={ago(report.createdAt)} />
            )}
          </p>
        </div>
        <Badge>{text.report.reasons[report.reason]}</Badge>
      </header>
      {isMessage && (
        <blockquote className={styles.evidence}>
          {report.evidence === '' ? <em>{words.gone}</em> : report.evidence}
        </blockquote>
      )}
      {report.note !== '' && report.reporter !== null && <p className={styles.note}>“{report.note}”</p>}
      <footer className={styles.foot}>
        {report.decision === null ? (
          <>
            <button
              type="button"
              className={cx(controls.outline, controls.small)}
              aria-label={`${words.decisions.dismiss}: ${name}`}
              onClick={() => decide('dismiss')}
            >
              {words.decisions.dismiss}
            </button>
            {isMessage && (
              <button
                type="button"
                className={cx(controls.outline, controls.small)}
                aria-label={`${words.decisions.delete}: ${name}`}
                onClick={() => decide('delete')}
              >
                {words.decisions.delete}
              </button>
            )}
            <Menu
              label={words.more(name)}
              buttonLabel={words.more(name)}
              buttonClass={controls.icon}
              button={<Icon name="more" />}
            >
              {isMessage && report.reviewers === 'moderators' && (
                <MenuItem icon={<Icon name="bellOff" />} onChoose={() => decide('mute')}>
                  {words.decisions.mute}
                </MenuItem>
              )}
              <MenuItem icon={<Icon name="close" />} danger onChoose={() => decide('ban')}>
                {isMessage ? words.decisions.ban : words.banPerson}
              </MenuItem>
            </Menu>
          </>
        ) : (
          <p className={styles.came}>
            <Icon name="check" />
            {words.came[report.decision]}{' '}
            {report.decidedBy !== null && <Decided id={report.decidedBy} when={day(report.decidedAt ?? '')} />}
            {report.decisionNote !== '' && ` · ${report.decisionNote}`}
          </p>
        )}
        {isMessage && isIn && report.conversation !== null && (
          <Link className={styles.link} to={pathOf(report.conversation, report.seq ?? undefined)}>
            {words.toMessage}
          </Link>
        )}
      </footer>
    </li>
  );
}

function By({ id, when }: { readonly id: string; readonly when: string }) {
  return useAllText().reports.by(usePersonName(id), when);
}

function Decided({ id, when }: { readonly id: string; readonly when: string }) {
  return useAllText().reports.decidedBy(usePersonName(id), when);
}
