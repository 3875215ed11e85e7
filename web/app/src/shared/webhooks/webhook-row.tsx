import type { WebhookItem } from '@parlance/client/events';
import { useFormats } from '~/shared/i18n/format';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { LaterIcon } from '~/shared/ui/later-icon';
import { Menu, MenuItem } from '~/shared/ui/menu';
import { Badge, Row } from '~/shared/ui/section';
import { useWords } from './use-words';
import styles from './webhooks.module.css';

interface WebhookRowProps {
  readonly hook: WebhookItem;
  readonly onEnable: () => void;
  readonly onAsk: (what: 'edit' | 'deliveries' | 'rotate' | 'remove') => void;
}

export function WebhookRow({ hook, onEnable, onAsk }: WebhookRowProps) {
  const words = useWords();
  const { ago } = useFormats();
  const isOff = hook.disabledAt !== null;
  const trouble =
    hook.disabledFor === 'failing' || hook.disabledFor === 'gone'
      ? words.offFor[hook.disabledFor]
      : hook.failingSince !== null && words.failing(ago(hook.failingSince));
  const about = [
    ...hook.events.map((event) => words.event[event]),
    ...(hook.channels === null ? [] : [words.inChannels(hook.channels.length)]),
  ];
  return (
    <Row
      title={
        <>
          {hook.name}
          {isOff && <Badge quiet>{words.off}</Badge>}
        </>
      }
      meta={
        <>
          <span className={styles.url}>{hook.url}</span>
          <span className={styles.line}>{about.join(' · ')}</span>
          {trouble !== false && <span className={cx(styles.line, styles.trouble)}>{trouble}</span>}
        </>
      }
      actions={
        <>
          <button
            type="button"
            className={cx(controls.quiet, controls.small)}
            aria-label={`${words.deliveries}: ${hook.name}`}
            onClick={() => onAsk('deliveries')}
          >
            {words.deliveries}
          </button>
          <Menu
            label={words.more(hook.name)}
            buttonLabel={words.more(hook.name)}
            buttonClass={controls.icon}
            button={<LaterIcon name="more" />}
          >
            <MenuItem icon={<LaterIcon name="edit" />} onChoose={() => onAsk('edit')}>
              {words.edit}
            </MenuItem>
            <MenuItem icon={<LaterIcon name={isOff ? 'check' : 'bellOff'} />} onChoose={onEnable}>
              {isOff ? words.enable : words.disable}
            </MenuItem>
            <MenuItem icon={<LaterIcon name="key" />} onChoose={() => onAsk('rotate')}>
              {words.rotate}
            </MenuItem>
            <MenuItem icon={<LaterIcon name="trash" />} danger onChoose={() => onAsk('remove')}>
              {words.remove}
            </MenuItem>
          </Menu>
        </>
      }
    />
  );
}
