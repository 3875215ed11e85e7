import { useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { NewVersion } from '~/features/connection/new-version';
import { Reauthentication } from '~/features/settings/reauthentication';
import type { Me } from '~/shared/api/contract';
import { useApi, useSession } from '~/shared/api/use-api';
import { ChatContext } from '~/shared/chat/use-chat';
import { onDemand } from '~/shared/ui/later';
import { Toasts } from '~/shared/ui/toasts';
import { makeChatClient } from './chat-client';
import { Splash } from './splash';

const SecondFactorSetup = onDemand(async () => (await import('./second-factor-setup')).SecondFactorSetup);

const securityPage = '/settings/security';

/** The pages for whoever is signed in, and the connection that lives as long as they are. */
export function Private() {
  const session = useSession();
  const { pathname, hash } = useLocation();
  switch (session.kind) {
    case 'unknown':
      return <Splash reachable={session.reachable} />;
    case 'signed-out':
    case 'ended':
      return <Navigate to="/signin" replace state={{ from: pathname + hash }} />;
    case 'signed-in':
      return session.me.verified ? (
        <SignedIn key={session.me.id} me={session.me} />
      ) : session.me.restrictions.includes('email_unverified') ? (
        <Navigate to="/verify" replace />
      ) : pathname === securityPage ? (
        <SecondFactorSetup key={session.me.id} />
      ) : (
        <Navigate to={securityPage} replace state={{ from: pathname + hash }} />
      );
  }
}

function SignedIn({ me }: { readonly me: Me }) {
  const { session } = useApi();
  const [client] = useState(() => makeChatClient(session, me.id));
  // Follows the server's socket, and the network and the sleep of this device.
  useEffect(() => {
    void client.start();
    return () => client.stop();
  }, [client]);
  return (
    <ChatContext value={client}>
      <Outlet />
      <Reauthentication />
      <NewVersion />
      <Toasts />
    </ChatContext>
  );
}
