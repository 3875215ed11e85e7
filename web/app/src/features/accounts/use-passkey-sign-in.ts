import { useEffect, useRef, useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import { askForPasskey, canOfferPasskeys, isPasskeyRefusal } from '~/shared/api/passkeys';
import { useApi } from '~/shared/api/use-api';

interface PasskeySignIn {
  readonly busy: boolean;
  readonly error: ApiError | null;
  readonly ask: () => Promise<void>;
}

/** Signs in with a passkey alone: when asked, or through the browser's suggestions in the field for the name. */
export function usePasskeySignIn(offer: boolean): PasskeySignIn {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const offered = useRef<AbortController | null>(null);

  const run = async (how: Parameters<typeof askForPasskey>[1]) => {
    try {
      const { challenge, options } = await api.call('POST /auth/passkey/options');
      if (how?.signal?.aborted !== true) {
        await api.signIn('POST /auth/passkey', { challenge, passkey: await askForPasskey(options, how) });
      }
    } catch (problem) {
      if (problem instanceof ApiError) {
        // Nobody asked for the offer, so nobody is told that it cannot be made.
        setError(how?.mediation === 'conditional' && problem.status !== 401 ? null : problem);
      } else if (how?.mediation !== 'conditional' && !isPasskeyRefusal(problem)) {
        setError(new ApiError('passkey_failed'));
      }
    }
  };
  const runLatest = useRef(run);

  // Follows the browser's own list of passkeys, for as long as the page is open.
  useEffect(() => {
    if (!offer) {
      return;
    }
    const controller = new AbortController();
    offered.current = controller;
    void canOfferPasskeys().then((can) => {
      if (can && !controller.signal.aborted) {
        return runLatest.current({ mediation: 'conditional', signal: controller.signal });
      }
      return undefined;
    });
    return () => controller.abort();
  }, [offer]);

  return {
    busy,
    error,
    ask: async () => {
      // The browser takes one request at a time.
      offered.current?.abort();
      setBusy(true);
      setError(null);
      await run({}).finally(() => setBusy(false));
    },
  };
}
