import { useMe } from '~/shared/api/use-api';
import { useServerInfo } from '~/shared/api/use-query';

/** Whether one may add emoji to the server. */
export function useMayAddEmoji(): boolean {
  const { role } = useMe();
  const server = useServerInfo();
  return (
    role === 'administrator' ||
    (role === 'member' && server.kind === 'ready' && server.data.customEmojiFrom === 'member')
  );
}
