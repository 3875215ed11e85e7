import type { ComponentType } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { later, onDemand } from '~/shared/ui/later';
import type { accountPages } from './account-pages';
import { Chat } from './chat';
import { ConversationPage } from './conversation-page';
import { CrashGuard } from './crash-guard';
import { Home } from './home';
import { Private } from './private';
import { Public } from './public';
import { Splash } from './splash';

// Not part of what has to be there before the first message is.
const page = (load: () => Promise<ComponentType>) => onDemand(load, Splash);
const account = (of: (pages: typeof accountPages) => ComponentType) =>
  page(async () => of((await import('./account-pages')).accountPages));
const ConfirmEmail = account((pages) => pages.ConfirmEmail);
const Forgot = account((pages) => pages.Forgot);
const Join = account((pages) => pages.Join);
const Register = account((pages) => pages.Register);
const Reset = account((pages) => pages.Reset);
const SecondFactorPage = account((pages) => pages.SecondFactorPage);
const SignIn = account((pages) => pages.SignIn);
const Verify = account((pages) => pages.Verify);
const SignInDone = account((pages) => pages.SignInDone);
const SignInFailed = account((pages) => pages.SignInFailed);
const DirectPage = later(async () => (await import('./direct-page')).DirectPage);
const InboxPage = later(async () => (await import('./inbox-page')).InboxPage);
const SearchPage = later(async () => (await import('./search-page')).SearchPage);
const SettingsRoutes = page(async () => (await import('./settings-routes')).SettingsRoutes);

export function App() {
  const { pathname } = useLocation();
  return (
    <CrashGuard place={pathname}>
      <Views />
    </CrashGuard>
  );
}

function Views() {
  return (
    <Routes>
      <Route element={<Public />}>
        <Route path="/signin" element={<SignIn />} />
        <Route path="/signin/second-factor" element={<SecondFactorPage />} />
        <Route path="/register" element={<Register />} />
        <Route path="/join" element={<Join />} />
      </Route>
      <Route path="/signin/done" element={<SignInDone />} />
      <Route path="/signin/failed" element={<SignInFailed />} />
      <Route path="/verify" element={<Verify />} />
      <Route path="/forgot" element={<Forgot />} />
      <Route path="/reset" element={<Reset />} />
      <Route path="/confirm-email" element={<ConfirmEmail />} />
      <Route element={<Private />}>
        <Route element={<Chat />}>
          <Route index element={<Home />} />
          <Route path="/c/:id/:seq?" element={<ConversationPage />} />
          <Route path="/c/:id/t/:thread/:seq?" element={<ConversationPage />} />
          <Route path="/inbox/:tab?" element={<InboxPage />} />
          <Route path="/search" element={<SearchPage />} />
          <Route path="/p/:user" element={<DirectPage />} />
        </Route>
        <Route path="/settings/*" element={<SettingsRoutes />} />
      </Route>
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
