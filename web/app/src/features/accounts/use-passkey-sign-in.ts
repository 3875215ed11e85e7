import { useEffect, useRef, useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import { askForPasskey, canOfferPasskeys, isPasskeyRefusal } from '~/shared/api/passkeys';
import { useApi } from '~/shared/api/use-api';

interface PasskeySignIn {
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly ask: () => Promise<void>;
}

type Outcome =
  | 'signed-in'
  /** The person chose a passkey, and the server did not take it: it is unknown, or its ceremony is over. */
  | 'refused'
  /** No passkey was chosen, or nothing more can be offered now. */
  | 'stopped';

/** Signs in with a passkey alone: when asked, or through the browser's suggestions in the field for the name. */
export function usePasskeySignIn(offer: boolean): PasskeySignIn {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  // The offer that stands. Null while there is none to be.
  const offered = useRef<AbortController | null>(null);

  const run = async (how: NonNullable<Parameters<typeof askForPasskey>[1]>): Promise<Outcome> => {
    let chosen = how.mediation !== 'conditional';
    try {
      const { challenge, options } = await api.call('POST /auth/passkey/options');
      how.signal?.throwIfAborted();
      const passkey = await askForPasskey(options, how);
      chosen = true;
      await api.signIn('POST /auth/passkey', { challenge, passkey });
      return 'signed-in';
    } catch (problem) {
      // Nobody asked for the offer, so nobody is told that it cannot be made.
      if (!chosen || isPasskeyRefusal(problem)) {
        return 'stopped';
      }
      const told = problem instanceof ApiError ? problem : new ApiError('passkey_failed');
      setError(told);
      return told.status === 401 || told.status === 404 ? 'refused' : 'stopped';
    }
  };

  const suggest = async () => {
    const controller = new AbortController();
    offered.current = controller;
    if (await canOfferPasskeys()) {
      // A ceremony is good for ten minutes and for one attempt; the page may be open for longer.
      let outcome: Outcome = 'refused';
      while (outcome === 'refused' && !controller.signal.aborted) {
        outcome = await run({ mediation: 'conditional', signal: controller.signal });
      }
    }
  };
  const suggestLatest = useRef(suggest);

  // Follows the browser's own list of passkeys, for as long as the page is open.
  useEffect(() => {
    if (!offer) {
      return;
    }
    void suggestLatest.current();
    return () => {
      offered.current?.abort();
      offered.current = null;
    };
  }, [offer]);

  return {
    busy,
    error,
    ask: async () => {
      // The browser takes one request at a time.
      offered.current?.abort();
      setBusy(true);
      setError(null);
      const outcome = await run({}).finally(() => setBusy(false));
      if (outcome !== 'signed-in' && offered.current !== null) {
        void suggest();
      }
    },
  };
}
