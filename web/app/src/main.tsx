import '~/shared/styles/fonts.css';
import '~/shared/styles/tokens.css';
import '~/shared/styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from '~/app/app';
import { startLobby } from '~/app/start';
import { LobbyContext } from '~/shared/lobby/use-lobby';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element with the id "root".');
}
createRoot(root).render(
  <StrictMode>
    <LobbyContext value={startLobby()}>
      <App />
    </LobbyContext>
  </StrictMode>,
);
