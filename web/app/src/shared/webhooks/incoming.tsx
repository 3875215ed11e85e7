import type { HookItem } from '@parlance/client/events';
import { useCallback, useState } from 'react';
import { asApiError } from '~/shared/chat/as-api-error';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { usePages } from '~/shared/chat/use-pages';
import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { CopyButton } from '~/shared/ui/copy-button';
import { Dialog } from '~/shared/ui/dialog';
import { LaterIcon } from '~/shared/ui/later-icon';
import { Menu, MenuItem } from '~/shared/ui/menu';
import { Empty, Row, Rows } from '~/shared/ui/section';
import { toast } from '~/shared/ui/toasts';
import { useWords } from './use-words';
import styles from './webhooks.module.css';

const hooksMax = 10;
const nameMax = 64;

/** The addresses at which programs leave messages for a conversation. */
export function Incoming({ conversation }: { readonly conversation: string }) {
  const text = useText();
  const words = useWords();
  const client = useChat();
  // Read anew after each change.
  const [version, setVersion] = useState(0);
  const [made, setMade] = useState<{ readonly name: string; readonly url: string } | null>(null);
  const load = useCallback(
    async () => ({ items: (await client.request('hook:list', { conversation })).items, next: null }),
    [client, conversation],
  );
  const hooks = usePages<HookItem>(load, version);
  const [asked, setAsked] = useState<{ readonly what: 'rotate' | 'remove'; readonly hook: HookItem } | null>(null);
  const enable = async ({ id: hook, enabled }: HookItem) => {
    try {
      await client.request('hook:change', { conversation, hook, enabled: !enabled });
    } catch (error) {
      toast(chatProblem(text, error));
    }
    setVersion((known) => known + 1);
  };
  return (
    <>
      <p className={styles.lead}>{words.in.lead}</p>
      {hooks.kind === 'failed' && (
        <p className={styles.failed} role="alert">
          {chatProblem(text, hooks.error)}
          <button type="button" className={controls.outline} onClick={hooks.reload}>
            {text.settings.retry}
          </button>
        </p>
      )}
      {hooks.kind === 'ready' && hooks.items.length === 0 && <Empty>{words.none}</Empty>}
      {hooks.kind === 'ready' && hooks.items.length > 0 && (
        <Rows label={words.incoming}>
          {hooks.items.map((hook) => (
            <HookRow
              key={hook.id}
              hook={hook}
              onEnable={() => void enable(hook)}
              onRotate={() => setAsked({ what: 'rotate', hook })}
              onRemove={() => setAsked({ what: 'remove', hook })}
            />
          ))}
        </Rows>
      )}
      {hooks.kind === 'ready' && hooks.items.length >= hooksMax && <p className={styles.lead}>{words.in.full}</p>}
      {hooks.kind === 'ready' && hooks.items.length < hooksMax && (
        <Form
          className={styles.form}
          rules={{ name: required }}
          action={async (values) => {
            const name = values('name').trim();
            const { url } = await asApiError(client.request('hook:create', { conversation, name }));
            setVersion((known) => known + 1);
            setMade({ name, url });
          }}
        >
          <Field name="name" label={words.in.name} hint={words.in.nameHint} maxLength={nameMax} autoComplete="off" />
          <Submit>{words.in.add}</Submit>
        </Form>
      )}
      {asked?.what === 'rotate' && (
        <Confirm
          title={words.in.rotateTitle(asked.hook.name)}
          lead={words.in.rotateLead}
          go={words.in.rotate}
          action={async () => {
            const { url } = await asApiError(client.request('hook:rotate', { conversation, hook: asked.hook.id }));
            setVersion((known) => known + 1);
            setMade({ name: asked.hook.name, url });
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {asked?.what === 'remove' && (
        <Confirm
          title={words.removeTitle(asked.hook.name)}
          lead={words.in.removeLead}
          go={words.remove}
          action={async () => {
            await asApiError(client.request('hook:remove', { conversation, hook: asked.hook.id }));
            setVersion((known) => known + 1);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {made !== null && (
        <Dialog title={words.in.addressTitle(made.name)} onClose={() => setMade(null)}>
          <p>{words.in.address}</p>
          <code className={styles.secret}>{made.url}</code>
          <p className={styles.actions}>
            <CopyButton value={made.url} />
            <button type="button" className={controls.quiet} onClick={() => setMade(null)}>
              {words.done}
            </button>
          </p>
        </Dialog>
      )}
    </>
  );
}

interface HookRowProps {
  readonly hook: HookItem;
  readonly onEnable: () => void;
  readonly onRotate: () => void;
  readonly onRemove: () => void;
}

function HookRow({ hook, onEnable, onRotate, onRemove }: HookRowProps) {
  const words = useWords();
  const { ago } = useFormats();
  const used = hook.lastUsedAt === null ? words.in.unused : words.in.used(ago(hook.lastUsedAt));
  return (
    <Row
      title={hook.name}
      meta={hook.enabled ? used : `${words.off} · ${used}`}
      actions={
        <Menu
          label={words.more(hook.name)}
          buttonLabel={words.more(hook.name)}
          buttonClass={controls.icon}
          button={<LaterIcon name="more" />}
        >
          <MenuItem icon={<LaterIcon name={hook.enabled ? 'bellOff' : 'check'} />} onChoose={onEnable}>
            {hook.enabled ? words.disable : words.enable}
          </MenuItem>
          <MenuItem icon={<LaterIcon name="key" />} onChoose={onRotate}>
            {words.in.rotate}
          </MenuItem>
          <MenuItem icon={<LaterIcon name="trash" />} danger onChoose={onRemove}>
            {words.remove}
          </MenuItem>
        </Menu>
      }
    />
  );
}
