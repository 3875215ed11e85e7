import type { ReportItem } from '@parlance/client/events';
import { asApiError } from '~/shared/chat/as-api-error';
import { useChat } from '~/shared/chat/use-chat';
import { AreaField, SelectField } from '~/shared/forms/field';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Confirm } from '~/shared/ui/confirm';
import type { Decision } from './report-card';

interface DecideDialogProps {
  readonly asked: Decision;
  readonly onDecided: (report: ReportItem) => void;
  readonly onClose: () => void;
}

const mutes = { hour: 3_600, day: 86_400, week: 604_800, month: 2_419_200 } as const;
const spans = ['hour', 'day', 'week', 'month'] as const;
const noteMax = 250;

/** Asks once more, and why, before a report is decided. */
export function DecideDialog({ asked: { report, kind }, onDecided, onClose }: DecideDialogProps) {
  const text = useAllText();
  const words = text.reports;
  const client = useChat();
  return (
    <Confirm
      title={words.ask[kind].title}
      lead={words.ask[kind].lead}
      go={words.decisions[kind]}
      action={async (values) => {
        const span = spans.find((one) => one === values('span')) ?? 'day';
        const decided = await asApiError(
          client.request('report:decide', {
            report: report.id,
            decision: kind,
            note: values('note').trim(),
            ...(kind === 'mute' ? { mutedForSeconds: mutes[span] } : {}),
          }),
        );
        onDecided(decided.report);
      }}
      onClose={onClose}
    >
      {kind === 'mute' && (
        <SelectField name="span" label={words.muteFor} defaultValue="day">
          {spans.map((span) => (
            <option key={span} value={span}>
              {words.mutes[span]}
            </option>
          ))}
        </SelectField>
      )}
      <AreaField name="note" label={words.note} optional rows={2} maxLength={noteMax} />
    </Confirm>
  );
}
