import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useEnterSends } from '~/shared/chat/use-send-key';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Choice } from '~/shared/ui/choice';
import { toast } from '~/shared/ui/toasts';

const choices = ['on', 'off'] as const;

/** Which key sends, on all devices. */
export function Writing() {
  const text = useAllText();
  const words = text.settings.profile;
  const client = useChat();
  const enterSends = useEnterSends();
  const choose = async (value: (typeof choices)[number]) => {
    try {
      await client.request('settings:set', { key: 'enterToSend', value });
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  return (
    <Choice
      legend={words.enterToSend}
      name="enterToSend"
      value={enterSends ? 'on' : 'off'}
      options={choices.map((value) => [value, words.enterChoices[value]])}
      hint={words.enterHint}
      onChoose={(value) => void choose(value)}
    />
  );
}
