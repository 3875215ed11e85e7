import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes } from 'react-router';
import { ConfirmEmail } from '~/features/accounts/confirm-email';
import { Forgot } from '~/features/accounts/forgot';
import { Join } from '~/features/accounts/join';
import { Register } from '~/features/accounts/register';
import { Reset } from '~/features/accounts/reset';
import { SecondFactorPage } from '~/features/accounts/second-factor';
import { SignIn } from '~/features/accounts/sign-in';
import { Verify } from '~/features/accounts/verify';
import { SignInDone, SignInFailed } from '~/features/accounts/way-back';
import { Chat } from './chat';
import { Private } from './private';
import { Public } from './public';
import { Splash } from './splash';

// Not part of what has to be there before the first message is.
const SettingsRoutes = lazy(async () => ({ default: (await import('./settings-routes')).SettingsRoutes }));

export function App() {
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
        <Route path="/" element={<Chat />} />
        <Route
          path="/settings/*"
          element={
            <Suspense fallback={<Splash />}>
              <SettingsRoutes />
            </Suspense>
          }
        />
      </Route>
      <Route path="*" element={<Navigate to="/" replace />} />
    </Routes>
  );
}
