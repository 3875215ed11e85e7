import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Lobby } from './lobby';
import type { LobbyState } from './lobby-state';
import type { RoomState } from './room-state';

export const LobbyContext = createContext<Lobby | null>(null);

export function useLobby(): Lobby {
  const lobby = useContext(LobbyContext);
  if (lobby === null) {
    throw new Error('No LobbyContext above this component.');
  }
  return lobby;
}

/** Follows one part of the state. `select` returns a part as it is, never a new object, or the component never rests. */
export function useLobbyState<T>(select: (state: LobbyState) => T): T {
  const lobby = useLobby();
  return useSyncExternalStore(lobby.subscribe, () => select(lobby.getState()));
}

export const useRoom = (id: string): RoomState | undefined => useLobbyState((state) => state.joined.get(id));
