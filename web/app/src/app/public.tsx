import { Navigate, Outlet } from 'react-router';
import { useReturnTo } from '~/features/accounts/return-to';
import { useSession } from '~/shared/api/use-api';
import { Splash } from './splash';

/** The pages for whoever is not signed in. Who is, goes on to where they wanted to be. */
export function Public() {
  const session = useSession();
  const returnTo = useReturnTo();
  switch (session.kind) {
    case 'unknown':
      return <Splash reachable={session.reachable} />;
    case 'signed-in':
      return <Navigate to={returnTo} replace />;
    case 'signed-out':
    case 'ended':
      return <Outlet />;
  }
}
