import type { QuietHours } from '@parlance/client/events';
import { useState } from 'react';
import { Field } from '~/shared/forms/field';
import { Form, type Values } from '~/shared/forms/form';
import { required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { languageSetting, regionOf } from '~/shared/i18n/use-text';
import { useSetting } from '~/shared/settings/setting';
import { Choice } from '~/shared/ui/choice';
import { cx } from '~/shared/ui/class-names';
import { toast } from '~/shared/ui/toasts';
import styles from './notifications.module.css';

interface QuietFormProps {
  readonly quiet: QuietHours | null;
  readonly onSave: (quiet: QuietHours | null) => Promise<void>;
}

const days = [1, 2, 3, 4, 5, 6, 7] as const;
// A week that begins on a Monday.
const aMonday = [2_026, 0, 5] as const;

/** When nothing interrupts, week by week. */
export function QuietForm({ quiet, onSave }: QuietFormProps) {
  const text = useAllText();
  const words = text.notifications;
  const language = useSetting(languageSetting);
  const [mode, setMode] = useState<'never' | 'scheduled'>(quiet === null ? 'never' : 'scheduled');
  const [chosen, setChosen] = useState<readonly number[]>(quiet?.days ?? days);
  const [lacksDay, setLacksDay] = useState(false);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const name = (day: number, weekday: 'short' | 'long') => {
    const [year, month, date] = aMonday;
    return new Intl.DateTimeFormat(regionOf(language), { weekday }).format(new Date(year, month, date + day - 1));
  };
  const toggle = (day: number) => {
    setLacksDay(false);
    setChosen(chosen.includes(day) ? chosen.filter((one) => one !== day) : [...chosen, day].sort());
  };
  const save = async (values: Values) => {
    if (mode === 'scheduled' && chosen.length === 0) {
      setLacksDay(true);
      return;
    }
    await onSave(mode === 'never' ? null : { days: chosen, from: values('from'), to: values('to'), zone });
    toast(text.settings.saved);
  };
  return (
    <Form rules={mode === 'never' ? {} : { from: required, to: required }} action={save} className={styles.narrow}>
      <Choice
        hideLegend
        legend={words.whether}
        name="mode"
        value={mode}
        options={[
          ['never', words.never],
          ['scheduled', words.scheduled],
        ]}
        onChoose={setMode}
      />
      {mode === 'scheduled' && (
        <>
          <fieldset className={styles.days}>
            <legend className="visually-hidden">{words.days}</legend>
            {days.map((day) => (
              <label key={day} className={cx(styles.day, chosen.includes(day) && styles.on)} title={name(day, 'long')}>
                <input
                  type="checkbox"
                  className="visually-hidden"
                  checked={chosen.includes(day)}
                  onChange={() => toggle(day)}
                />
                {name(day, 'short')}
              </label>
            ))}
          </fieldset>
          <p role="alert" className={lacksDay ? styles.problem : undefined}>
            {lacksDay && words.needsDay}
          </p>
          <div className={styles.hours}>
            <Field name="from" type="time" label={words.from} defaultValue={quiet?.from ?? '22:00'} />
            <Field name="to" type="time" label={words.to} defaultValue={quiet?.to ?? '07:00'} />
          </div>
          <p className={styles.zone}>{words.zone(zone)}</p>
        </>
      )}
      <Submit>{text.settings.save}</Submit>
    </Form>
  );
}
