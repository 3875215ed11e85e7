import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Api } from './api';
import type { Me } from './contract';
import type { Reauthentication } from './reauthentication';
import type { SessionState } from './session';

export const ApiContext = createContext<Api | null>(null);
export const ReauthenticationContext = createContext<Reauthentication | null>(null);

export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) {
    throw new Error('No ApiContext above this component.');
  }
  return api;
}

export function useReauthentication(): Reauthentication {
  const reauthentication = useContext(ReauthenticationContext);
  if (reauthentication === null) {
    throw new Error('No ReauthenticationContext above this component.');
  }
  return reauthentication;
}

export function useSession(): SessionState {
  const { session } = useApi();
  return useSyncExternalStore(session.subscribe, session.getState);
}

/** The account that is signed in. Only below a route that asks for one. */
export function useMe(): Me {
  const state = useSession();
  if (state.kind !== 'signed-in') {
    throw new Error('Nobody is signed in.');
  }
  return state.me;
}
