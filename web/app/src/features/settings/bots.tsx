import { useState } from 'react';
import type { Bot, Page } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { useQuery } from '~/shared/api/use-query';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { displayName, optional, username } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Avatar } from '~/shared/ui/avatar';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { QueryView } from '~/shared/ui/query-view';
import { Empty, Row, Rows } from '~/shared/ui/section';
import styles from './settings.module.css';
import { TokenList } from './token-list';

type Step = { readonly kind: 'rest' | 'new' } | { readonly kind: 'tokens' | 'remove'; readonly bot: Bot };

export function Bots() {
  const text = useAllText();
  const api = useApi();
  const words = text.settings.tokens;
  const [step, setStep] = useState<Step>({ kind: 'rest' });
  const rest = () => setStep({ kind: 'rest' });
  const bots = useQuery<Page<Bot>>('bots', () => api.call('GET /bots'));
  return (
    <>
      <QueryView query={bots}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{words.botsNone}</Empty>
          ) : (
            <Rows label={words.bots}>
              {items.map((bot) => (
                <BotRow
                  key={bot.id}
                  bot={bot}
                  onTokens={() => setStep({ kind: 'tokens', bot })}
                  onRemove={() => setStep({ kind: 'remove', bot })}
                />
              ))}
            </Rows>
          )
        }
      </QueryView>
      <p className={styles.after}>
        <button type="button" className={controls.outline} onClick={() => setStep({ kind: 'new' })}>
          {words.addBot}
        </button>
      </p>
      {step.kind === 'new' && <NewBot onClose={rest} onCreated={bots.reload} />}
      {step.kind === 'tokens' && (
        <Dialog title={`${step.bot.displayName}: ${words.botTokens}`} onClose={rest}>
          <TokenList bot={step.bot.id} />
        </Dialog>
      )}
      {step.kind === 'remove' && (
        <Confirm
          title={words.removeBot(step.bot.displayName)}
          lead={words.removeBotLead}
          go={words.removeBotGo}
          action={async () => {
            await api.call('DELETE /bots/{id}', undefined, { path: { id: step.bot.id } });
            await bots.reload();
          }}
          onClose={rest}
        />
      )}
    </>
  );
}

interface BotRowProps {
  readonly bot: Bot;
  readonly onTokens: () => void;
  readonly onRemove: () => void;
}

function BotRow({ bot, onTokens, onRemove }: BotRowProps) {
  const text = useAllText();
  const words = text.settings.tokens;
  return (
    <Row
      icon={<Avatar id={bot.id} name={bot.displayName} color={bot.color} />}
      title={bot.displayName}
      meta={`@${bot.username}`}
      actions={
        <>
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            aria-label={`${words.botTokens}: ${bot.displayName}`}
            onClick={onTokens}
          >
            {words.botTokens}
          </button>
          <button
            type="button"
            className={`${controls.quiet} ${controls.small}`}
            aria-label={`${words.removeBotGo}: ${bot.displayName}`}
            onClick={onRemove}
          >
            {words.removeBotGo}
          </button>
        </>
      }
    />
  );
}

function NewBot({ onClose, onCreated }: { readonly onClose: () => void; readonly onCreated: () => Promise<void> }) {
  const text = useAllText();
  const api = useApi();
  const words = text.settings.tokens;
  return (
    <Dialog title={words.addBotTitle} onClose={onClose}>
      <Form
        rules={{ displayName: optional(displayName), username }}
        action={async (values) => {
          const name = values('displayName').trim();
          await api.call('POST /bots', {
            username: values('username').trim(),
            ...(name === '' ? {} : { displayName: name }),
          });
          await onCreated();
          onClose();
        }}
      >
        <Field ref={firstFocus} name="displayName" label={words.botName} optional autoComplete="off" />
        <Field
          name="username"
          label={words.botUsername}
          hint={text.settings.profile.usernameHint}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <Submit>{words.create}</Submit>
      </Form>
    </Dialog>
  );
}
