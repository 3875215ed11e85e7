import { Lobby } from '~/shared/lobby/lobby';
import { browserProfile } from '~/shared/lobby/profile';
import { linkTo, roomOf } from '~/shared/lobby/room-link';
import { chatSocket } from '~/shared/lobby/socket';

/** The room that is always there, and the first that a newcomer sees. */
const firstRoom = 'lounge';

/** Makes the lobby and ties it to the browser: its address bar, its network, its sleep. */
export function startLobby(): Lobby {
  const lobby = new Lobby(chatSocket(), browserProfile(localStorage, sessionStorage));

  const followAddress = () => lobby.open(roomOf(location.hash));
  window.addEventListener('hashchange', followAddress);

  const checkDevice = () => lobby.device(navigator.onLine);
  window.addEventListener('online', checkDevice);
  window.addEventListener('offline', checkDevice);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') {
      checkDevice();
    }
  });

  if (roomOf(location.hash) === null) {
    const last = [...lobby.getState().joined.keys()][0] ?? firstRoom;
    history.replaceState(null, '', linkTo(last));
  }
  followAddress();
  lobby.start();
  return lobby;
}
