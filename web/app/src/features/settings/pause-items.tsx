import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { Icon } from '~/shared/ui/icon';
import { MenuItem } from '~/shared/ui/menu';
import { toast } from '~/shared/ui/toasts';
import { pauses } from '~/shared/when/times';

/** Not to be disturbed for a while, or to be disturbed again. */
export function PauseItems({ isPaused }: { readonly isPaused: boolean }) {
  const text = useText();
  const client = useChat();
  const words = text.settings.menu.pause;
  const set = (until: Date | null) => {
    const wanted =
      until === null ? { state: 'online' as const } : { state: 'dnd' as const, until: until.toISOString() };
    client.request('presence:set', wanted).catch((error: unknown) => toast(chatProblem(text, error)));
  };
  return isPaused ? (
    <MenuItem icon={<Icon name="bell" />} onChoose={() => set(null)}>
      {words.end}
    </MenuItem>
  ) : (
    pauses(new Date()).map(({ name, at }) => (
      <MenuItem key={name} icon={<Icon name="bellOff" />} onChoose={() => set(at)}>
        {words[name]}
      </MenuItem>
    ))
  );
}
