import type { ComponentType } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { later, onDemand } from '~/shared/ui/later';
import { Chat } from './chat';
import { ConversationPage } from './conversation-page';
import { CrashGuard } from './crash-guard';
import { Home } from './home';
import { Private } from './private';
import { Public } from './public';
import { Splash } from './splash';

// Not part of what has to be there before the first message is.
const page = (load: () => Promise<ComponentType>) => onDemand(load, Splash);
const ConfirmEmail = page(async () => (await import('~/features/accounts/confirm-email')).ConfirmEmail);
const Forgot = page(async () => (await import('~/features/accounts/forgot')).Forgot);
const Join = page(async () => (await import('~/features/accounts/join')).Join);
const Register = page(async () => (await import('~/features/accounts/register')).Register);
const Reset = page(async () => (await import('~/features/accounts/reset')).Reset);
const SecondFactorPage = page(async () => (await import('~/features/accounts/second-factor')).SecondFactorPage);
const SignIn = page(async () => (await import('~/features/accounts/sign-in')).SignIn);
const Verify = page(async () => (await import('~/features/accounts/verify')).Verify);
const SignInDone = page(async () => (await import('~/features/accounts/way-back')).SignInDone);
const SignInFailed = page(async () => (await import('~/features/accounts/way-back')).SignInFailed);
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
