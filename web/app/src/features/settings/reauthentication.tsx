import { useSyncExternalStore } from 'react';
import { useReauthentication } from '~/shared/api/use-api';
import { onDemand } from '~/shared/ui/later';

const ReauthenticationDialog = onDemand(async () => (await import('./reauthentication-dialog')).ReauthenticationDialog);

/** Appears whenever the server wants to see a fresh sign-in, whoever asked for what. */
export function Reauthentication() {
  const reauthentication = useReauthentication();
  const asking = useSyncExternalStore(reauthentication.subscribe, reauthentication.isAsking);
  return asking && <ReauthenticationDialog onAnswer={(done) => reauthentication.answer(done)} />;
}
