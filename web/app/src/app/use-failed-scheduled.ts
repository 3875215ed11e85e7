import { useNavigate } from 'react-router';
import { pathOf, threadPath } from '~/shared/chat/paths';
import { useTurned } from '~/shared/chat/use-turned';
import { useText } from '~/shared/i18n/use-text';
import { firstLine } from '~/shared/markdown/line-of';
import { toast } from '~/shared/ui/toasts';

/** Says when what one has written for later could not be sent, and leads to where it can be sent after all. */
export function useFailedScheduled(): void {
  const text = useText();
  const navigate = useNavigate();
  useTurned('scheduled', 'failed', ({ conversation, thread, text: words }) => {
    const path =
      conversation === null ? null : thread === null ? pathOf(conversation) : threadPath(conversation, thread);
    toast(
      text.scheduled.failedNow(firstLine(words)),
      path === null ? null : { label: text.inbox.show, run: () => void navigate(path) },
    );
  });
}
