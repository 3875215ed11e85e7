import { Welcome } from '~/features/welcome/welcome';
import { unread } from '~/shared/lobby/room-state';
import { useLobbyState } from '~/shared/lobby/use-lobby';
import { Shell } from './shell';

export function App() {
  const named = useLobbyState((state) => state.me !== null);
  return (
    <>
      <Title />
      {named ? <Shell /> : <Welcome />}
    </>
  );
}

/** The tab tells how much is unread, and where one is. */
function Title() {
  const news = useLobbyState((state) => {
    let count = 0;
    for (const room of state.joined.values()) {
      count += unread(room, state.me?.id ?? '');
    }
    return count;
  });
  const room = useLobbyState((state) => state.joined.get(state.current ?? '')?.name);
  const count = news === 0 ? '' : `(${news > 99 ? '99+' : news}) `;
  return <title>{`${count}${room === undefined ? 'Parlance' : `${room} · Parlance`}`}</title>;
}
