import { useNavigate } from 'react-router';
import { useSignOut } from '~/shared/chat/use-sign-out';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import { MenuItem } from '~/shared/ui/menu';
import { PauseItems } from './pause-items';

interface ProfileMenuItemsProps {
  readonly isPaused: boolean;
  readonly onShortcuts: () => void;
}

/** Where one can go from one's own name. */
export function ProfileMenuItems({ isPaused, onShortcuts }: ProfileMenuItemsProps) {
  const hasKeys = useMediaQuery('(pointer: fine)');
  const text = useText();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const words = text.settings.menu;
  return (
    <>
      <MenuItem icon={<Icon name="settings" />} onChoose={() => navigate('/settings/profile')}>
        {words.settings}
      </MenuItem>
      <PauseItems isPaused={isPaused} />
      {hasKeys && (
        <MenuItem icon={<Icon name="keyboard" />} onChoose={onShortcuts}>
          {text.shortcuts.title}
        </MenuItem>
      )}
      <MenuItem icon={<Icon name="signOut" />} onChoose={() => void signOut()}>
        {words.signOut}
      </MenuItem>
    </>
  );
}
