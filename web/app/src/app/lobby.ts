import type { Me } from '~/shared/api/contract';
import type { Session } from '~/shared/api/session';
import { Lobby } from '~/shared/lobby/lobby';
import { browserProfile } from '~/shared/lobby/profile';
import { chatSocket } from '~/shared/lobby/socket';

export const makeLobby = (session: Session, me: Me): Lobby =>
  new Lobby(chatSocket(session), browserProfile(localStorage, sessionStorage, me.id), {
    id: me.id,
    name: me.displayName,
    color: me.color,
  });

/** Connects, and ties the lobby to the browser's network and sleep. Returns how to stop. */
export function runLobby(lobby: Lobby): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  const checkDevice = () => lobby.device(navigator.onLine);
  window.addEventListener('online', checkDevice, { signal });
  window.addEventListener('offline', checkDevice, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'visible') {
        checkDevice();
      }
    },
    { signal },
  );
  lobby.start();
  return () => {
    listeners.abort();
    lobby.stop();
  };
}
