import { useNavigate } from 'react-router';
import { AuthPage } from '~/features/accounts/auth-page';
import { useReturnTo } from '~/features/accounts/return-to';
import { Reauthentication } from '~/features/settings/reauthentication';
import { SecondFactors } from '~/features/settings/second-factors';
import { useSignInMethods } from '~/features/settings/use-sign-in-methods';
import { useApi } from '~/shared/api/use-api';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { Notice } from '~/shared/ui/notice';
import { QueryView } from '~/shared/ui/query-view';

/** The security page of somebody whom the server asks for a second step that they have yet to set up: there is nothing else for them. */
export function SecondFactorSetup() {
  const text = useAllText();
  const api = useApi();
  const methods = useSignInMethods();
  const navigate = useNavigate();
  const returnTo = useReturnTo();
  const words = text.settings.security.required;
  const signOut = (
    <button type="button" className={controls.quiet} onClick={() => api.session.signOut()}>
      {text.settings.menu.signOut}
    </button>
  );
  return (
    <AuthPage title={words.title} lead={words.lead}>
      <QueryView query={methods}>
        {(data) => (
          <>
            <SecondFactors methods={data} onChange={methods.reload} />
            {data.twoStep ? (
              // Not by itself: the recovery codes are still to be read.
              <Form
                action={async () => {
                  await api.session.refresh();
                  navigate(returnTo, { replace: true });
                }}
              >
                <Notice kind="good">{words.done}</Notice>
                <Submit beside={signOut}>{words.goOn}</Submit>
              </Form>
            ) : (
              signOut
            )}
          </>
        )}
      </QueryView>
      <Reauthentication />
    </AuthPage>
  );
}
