import { ApiError } from '~/shared/api/api-error';
import { useApi } from '~/shared/api/use-api';
import { useText } from '~/shared/i18n/use-text';
import { toast } from '~/shared/ui/toasts';
import { codeText } from './problem';
import { useChat } from './use-chat';

/** Signs out, and leaves nothing of the conversations on this device. Out of reach of the server all stays as it is. */
export function useSignOut(): () => Promise<void> {
  const { session } = useApi();
  const client = useChat();
  const text = useText();
  return async () => {
    await client.flush();
    try {
      await session.signOut();
    } catch (error) {
      toast(error instanceof ApiError ? codeText(text, error.code, error.retryAfter) : text.errors.other);
      return;
    }
    await client.forget();
  };
}
