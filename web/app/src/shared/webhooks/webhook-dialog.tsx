import type { WebhookItem } from '@parlance/client/events';
import { useState } from 'react';
import { Field } from '~/shared/forms/field';
import { Form, useFormState } from '~/shared/forms/form';
import { type Rule, required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { ChannelsField, type NamedChannel } from './channels-field';
import type { WebhookFields } from './source';
import { useWords } from './use-words';
import styles from './webhooks.module.css';

type Event = Exclude<WebhookItem['events'][number], 'test'>;

interface WebhookDialogProps {
  readonly isOfServer: boolean;
  /** Null for a new one. */
  readonly hook: WebhookItem | null;
  readonly save: (fields: WebhookFields) => Promise<void>;
  readonly onClose: () => void;
}

const events: readonly Event[] = [
  'message.sent',
  'message.edited',
  'message.deleted',
  'reaction.added',
  'reaction.removed',
  'member.joined',
  'member.left',
];
const nameMax = 64;
const urlMax = 1_000;

const isAddress = (value: string): boolean => {
  const url = URL.canParse(value) ? new URL(value) : null;
  return url !== null && /^https?:$/u.test(url.protocol) && url.username === '' && !value.includes('#');
};

export function WebhookDialog({ isOfServer, hook, save, onClose }: WebhookDialogProps) {
  const words = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<Event>>(
    new Set(hook === null ? ['message.sent'] : events.filter((event) => hook.events.includes(event))),
  );
  const [channels, setChannels] = useState<readonly NamedChannel[] | null>(
    hook?.channels?.map((id) => ({ id, name: null })) ?? null,
  );
  const address: Rule = (value, text) =>
    required(value, text) ?? (isAddress(value.trim()) ? undefined : words.urlWrong);
  return (
    <Dialog title={hook === null ? words.addTitle : words.editTitle(hook.name)} onClose={onClose}>
      <Form
        rules={{
          name: required,
          url: address,
          events: () => (chosen.size === 0 ? words.eventsWrong : undefined),
          channel: () => (channels?.length === 0 ? words.channelsWrong : undefined),
        }}
        explain={({ fields }) => (fields.url === undefined ? undefined : words.urlRefused)}
        action={(values) =>
          save({
            name: values('name').trim(),
            url: values('url').trim(),
            events: events.filter((event) => chosen.has(event)),
            ...(isOfServer ? { channels: channels?.map(({ id }) => id) ?? null } : {}),
          })
        }
      >
        <Field
          ref={firstFocus}
          name="name"
          label={words.name}
          hint={words.nameHint}
          defaultValue={hook?.name}
          maxLength={nameMax}
          autoComplete="off"
        />
        <Field
          name="url"
          type="url"
          label={words.url}
          hint={words.urlHint}
          defaultValue={hook?.url}
          maxLength={urlMax}
          autoComplete="off"
          spellCheck={false}
        />
        <Events chosen={chosen} onChoose={setChosen} />
        {isOfServer && <ChannelsField channels={channels} onChange={setChannels} />}
        <Submit>{hook === null ? words.create : words.save}</Submit>
      </Form>
    </Dialog>
  );
}

interface EventsProps {
  readonly chosen: ReadonlySet<Event>;
  readonly onChoose: (chosen: ReadonlySet<Event>) => void;
}

function Events({ chosen, onChoose }: EventsProps) {
  const words = useWords();
  const problem = useFormState().fields.events;
  return (
    <fieldset className={styles.checks}>
      <legend className={controls.label}>{words.events}</legend>
      <div className={styles.columns}>
        {events.map((event, index) => (
          <label key={event}>
            <input
              type="checkbox"
              checked={chosen.has(event)}
              aria-invalid={problem !== undefined && index === 0 ? true : undefined}
              onChange={({ target: { checked } }) =>
                onChoose(new Set(events.filter((one) => (one === event ? checked : chosen.has(one)))))
              }
            />
            {words.event[event]}
          </label>
        ))}
      </div>
      {problem !== undefined && <p className={styles.problem}>{problem}</p>}
    </fieldset>
  );
}
