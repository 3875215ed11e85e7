import { Link } from 'react-router';
import type { ApiError } from '~/shared/api/api-error';
import type { InvitationPreview } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { type Loaded, useQuery } from '~/shared/api/use-query';
import { useFormats } from '~/shared/i18n/format';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import controls from '~/shared/ui/controls.module.css';
import { AuthPage } from './auth-page';
import { takeInvitation } from './invitation';
import styles from './ways.module.css';

/** What an invitation is for, before it is used. */
export function Join() {
  const text = useAllText();
  const invitation = takeInvitation();
  return invitation === null ? (
    <AuthPage title={text.accounts.join.invalidTitle} lead={text.accounts.join.invalid} />
  ) : (
    <Invitation token={invitation} />
  );
}

function Invitation({ token }: { readonly token: string }) {
  const text = useAllText();
  const api = useApi();
  const preview: Loaded<InvitationPreview> = useQuery(`invitation/${token}`, () =>
    api.call('POST /invitations/preview', { token }),
  );
  switch (preview.kind) {
    case 'loading':
      return <AuthPage title={text.accounts.join.title} lead={text.accounts.loading} />;
    case 'failed':
      return <Invalid error={preview.error} />;
    case 'ready':
      return <Valid invitation={preview.data} />;
  }
}

function Invalid({ error }: { readonly error: ApiError }) {
  const text = useAllText();
  const isOver = error.code === 'invitation_invalid' || error.code === 'not_found';
  return (
    <AuthPage
      title={isOver ? text.accounts.join.invalidTitle : text.accounts.signIn.failedTitle}
      lead={isOver ? text.accounts.join.invalid : problemText(text, error)}
      after={
        <Link className={controls.link} to="/signin">
          {text.accounts.signIn.again}
        </Link>
      }
    />
  );
}

function Valid({ invitation: { serverName, role, invitedBy, expiresAt } }: { readonly invitation: InvitationPreview }) {
  const text = useAllText();
  const formats = useFormats();
  const words = text.accounts.join;
  return (
    <AuthPage
      title={words.title}
      lead={`${invitedBy === null ? words.to(serverName) : words.by(invitedBy, serverName)} ${words.as[role]}`}
      after={
        <>
          {text.accounts.register.haveAccount}{' '}
          <Link className={controls.link} to="/signin">
            {text.accounts.register.signIn}
          </Link>
        </>
      }
    >
      <div className={styles.stack}>
        <Link className={controls.primary} to="/register">
          {words.accept}
        </Link>
        {expiresAt !== null && <p>{words.until(formats.day(expiresAt))}</p>}
      </div>
    </AuthPage>
  );
}
