import { InboxLink } from '~/features/inbox/inbox-link';
import { ProfileBar } from '~/features/settings/profile-bar';
import { ConversationList } from '~/features/sidebar/conversation-list';
import { useMe } from '~/shared/api/use-api';
import { useServerInfo } from '~/shared/api/use-query';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { onDemand } from '~/shared/ui/later';
import { Logo } from '~/shared/ui/logo';
import { Menu, MenuItem } from '~/shared/ui/menu';
import { modKey } from '~/shared/ui/mod-key';
import type { Making } from './making';
import styles from './sidebar.module.css';

const Welcome = onDemand(async () => (await import('./welcome')).Welcome);
const FirstSteps = onDemand(async () => (await import('~/features/first-steps/first-steps')).FirstSteps);

interface SidebarProps {
  readonly me: string;
  readonly current: string | null;
  readonly onMake: (making: Making) => void;
  readonly onSwitch: () => void;
  readonly onShortcuts: () => void;
}

export function Sidebar({ me, current, onMake, onSwitch, onShortcuts }: SidebarProps) {
  const text = useText();
  const server = useServerInfo();
  const { role } = useMe();
  const words = text.channels;
  return (
    <div className={styles.sidebar}>
      <header className={styles.head}>
        <Logo server={server.kind === 'ready' ? server.data : null} />
        <Menu
          label={text.sidebar.begin}
          buttonLabel={text.sidebar.begin}
          buttonClass={controls.icon}
          button={<Icon name="compose" />}
        >
          <MenuItem icon={<Icon name="edit" />} onChoose={() => onMake('direct')}>
            {words.newDirect.title}
          </MenuItem>
          <MenuItem icon={<Icon name="people" />} onChoose={() => onMake('group')}>
            {words.newGroup.title}
          </MenuItem>
          <MenuItem icon={<Icon name="hash" />} onChoose={() => onMake('channel')}>
            {words.newChannel.title}
          </MenuItem>
          <MenuItem icon={<Icon name="search" />} onChoose={() => onMake('find')}>
            {words.find.title}
          </MenuItem>
          <MenuItem icon={<Icon name="folder" />} onChoose={() => onMake('folder')}>
            {text.folders.make}
          </MenuItem>
        </Menu>
      </header>
      <button type="button" className={styles.switch} onClick={onSwitch}>
        <Icon name="search" />
        <span>{text.switcher.title}</span>
        <kbd>{`${modKey} K`}</kbd>
      </button>
      <InboxLink />
      <ConversationList
        me={me}
        current={current}
        add={{
          channels: { label: words.find.title, onClick: () => onMake('find') },
          groups: { label: words.newGroup.title, onClick: () => onMake('group') },
          direct: { label: words.newDirect.title, onClick: () => onMake('direct') },
        }}
      />
      <PhoneWelcome onMake={onMake} />
      {role === 'administrator' && <FirstSteps me={me} onChannel={() => onMake('channel')} />}
      <ProfileBar onShortcuts={onShortcuts} />
    </div>
  );
}

/** Elsewhere it stands beside the list, where the conversation will be. */
function PhoneWelcome({ onMake }: Pick<SidebarProps, 'onMake'>) {
  const isWide = useMediaQuery('(min-width: 48rem)');
  const { status, items } = useReadable(useChat().conversations);
  return !isWide && status === 'ready' && items.length === 0 ? <Welcome onMake={onMake} /> : null;
}
