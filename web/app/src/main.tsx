import '~/shared/styles/fonts.css';
import '~/shared/styles/tokens.css';
import '~/shared/styles/base.css';
// What somebody has chosen for this device is applied before anything is drawn.
import '~/shared/settings/density';
import '~/shared/settings/theme';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { App } from '~/app/app';
import { startApi } from '~/app/start-api';
import { ApiContext, ReauthenticationContext } from '~/shared/api/use-api';
import { QueryContext } from '~/shared/api/use-query';
import { loadLanguage } from '~/shared/i18n/use-text';
import { keepShell, reloadWhenPartsAreGone } from '~/shared/shell/shell';

const root = document.getElementById('root');
if (root === null) {
  throw new Error('index.html has no element with the id "root".');
}
const { api, reauthentication, queries } = startApi();
// The words need this part: it must not wait for them itself.
void loadLanguage().then(() =>
  createRoot(root).render(
    <StrictMode>
      <ApiContext value={api}>
        <ReauthenticationContext value={reauthentication}>
          <QueryContext value={queries}>
            {/* What is chosen stands there before the next key: nobody's words go to the conversation that they have left. */}
            <BrowserRouter useTransitions={false}>
              <App />
            </BrowserRouter>
          </QueryContext>
        </ReauthenticationContext>
      </ApiContext>
    </StrictMode>,
  ),
);

if (import.meta.env.PROD) {
  reloadWhenPartsAreGone();
  // After what is shown first: its parts come from the same connection.
  if (document.readyState === 'complete') {
    void keepShell();
  } else {
    addEventListener('load', () => void keepShell());
  }
}
