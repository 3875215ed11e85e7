import { ChatClient } from '@parlance/client';
import type { EndReason, Session } from '~/shared/api/session';

// Why the server ended the session behind a socket, as far as the person should know.
const endReasons: Readonly<Record<string, EndReason>> = {
  disabled: 'disabled',
  password_changed: 'password',
  ended_by_administrator: 'administrator',
};

/** The client of the signed-in person: it speaks with the session's token, and ends with it. */
export const makeChatClient = (session: Session, me: string): ChatClient => {
  const client = new ChatClient({
    me,
    tokens: {
      token: () => session.accessToken(),
      refresh: () => session.refresh(),
      onToken: (listener) => session.onToken(listener),
      ended(code) {
        switch (code) {
          case 'token_expired':
          case 'role_changed':
          // A fresh answer says what is asked of the account, and the page goes there.
          case 'second_factor_required':
          case 'email_unverified':
            void session.refresh();
            break;
          case 'signed_out':
          case 'deleted':
            void client.forget();
            session.forget();
            break;
          // From another device: this one may be in other hands. What was being written here is nowhere else.
          case 'ended_by_owner':
            void client.leave();
            session.end('ended');
            break;
          default:
            session.end(endReasons[code] ?? 'ended');
        }
      },
    },
  });
  return client;
};
