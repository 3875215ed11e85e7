import { useEffect, useState } from 'react';
import { Navigate, useLocation } from 'react-router';
import { linkTo, roomOf } from '~/shared/lobby/room-link';
import { unread } from '~/shared/lobby/room-state';
import { useLobby, useLobbyState } from '~/shared/lobby/use-lobby';
import { Shell } from './shell';

/** The room that is always there, and the first that a newcomer sees. */
const firstRoom = 'lounge';

export function Chat() {
  const lobby = useLobby();
  const { hash } = useLocation();
  const room = roomOf(hash);
  const [first] = useState(() => {
    const { current, joined } = lobby.getState();
    return room ?? current ?? [...joined.keys()][0] ?? firstRoom;
  });
  // Decided once: who leaves a room is nowhere until they choose another.
  const [arrived, setArrived] = useState(room !== null);
  const isArriving = !arrived && room === null;
  // Follows the address, which names the room.
  useEffect(() => {
    if (!isArriving) {
      lobby.open(room);
      setArrived(true);
    }
  }, [lobby, room, isArriving]);
  return (
    <>
      <Title />
      {isArriving ? <Navigate to={{ pathname: '/', hash: linkTo(first) }} replace /> : <Shell />}
    </>
  );
}

/** The tab tells how much is unread, and where one is. */
function Title() {
  const news = useLobbyState((state) => {
    let count = 0;
    for (const room of state.joined.values()) {
      count += unread(room, state.me.id);
    }
    return count;
  });
  const room = useLobbyState((state) => state.joined.get(state.current ?? '')?.name);
  const count = news === 0 ? '' : `(${news > 99 ? '99+' : news}) `;
  return <title>{`${count}${room === undefined ? 'Parlance' : `${room} · Parlance`}`}</title>;
}
