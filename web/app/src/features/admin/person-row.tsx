import { useState } from 'react';
import { ApiError, cancelled } from '~/shared/api/api-error';
import type { AdminUser, ServerRole } from '~/shared/api/contract';
import { useApi, useMe } from '~/shared/api/use-api';
import { useFormats } from '~/shared/i18n/format';
import { problemText } from '~/shared/i18n/problem-text';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Avatar } from '~/shared/ui/avatar';
import { cx } from '~/shared/ui/class-names';
import { Confirm } from '~/shared/ui/confirm';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { Menu, MenuItem } from '~/shared/ui/menu';
import { Badge, Row } from '~/shared/ui/section';
import styles from './admin.module.css';

interface PersonRowProps {
  readonly user: AdminUser;
  readonly onChange: (user: AdminUser) => void;
}

type Ask = 'nothing' | 'disable' | 'sessions';
const roles: readonly ServerRole[] = ['guest', 'member', 'administrator'];

/** An account as an administrator sees it: its role, and what can be done about it. */
export function PersonRow({ user, onChange }: PersonRowProps) {
  const text = useAllText();
  const api = useApi();
  const me = useMe();
  const formats = useFormats();
  const words = text.admin.people;
  const [ask, setAsk] = useState<Ask>('nothing');
  const [said, setSaid] = useState<{ readonly kind: 'done' | 'problem'; readonly text: string } | null>(null);
  const path = { id: user.id };
  const isMe = user.id === me.id;

  const attempt = async (work: () => Promise<string | null>) => {
    try {
      const done = await work();
      setSaid(done === null ? null : { kind: 'done', text: done });
    } catch (error) {
      if (!(error instanceof ApiError)) {
        throw error;
      }
      setSaid(error.code === cancelled ? null : { kind: 'problem', text: problemText(text, error) });
    }
  };
  const change = (body: { readonly role?: ServerRole; readonly disabled?: boolean }) =>
    attempt(async () => {
      onChange(await api.call('PATCH /admin/users/{id}', body, { path }));
      return null;
    });

  const about = [
    `@${user.username}`,
    user.email === null ? null : `${user.email}${user.emailVerified ? '' : ` (${words.unconfirmed})`}`,
    words.joined(formats.day(user.createdAt)),
  ].filter((part) => part !== null);

  return (
    <>
      <Row
        icon={<Avatar id={user.id} name={user.displayName} color={user.color} />}
        title={
          <>
            <span className={cx(user.disabled && styles.off)}>{user.displayName}</span>
            {isMe && <Badge quiet>{words.you}</Badge>}
            {user.kind === 'bot' && <Badge quiet>{words.bot}</Badge>}
            {user.disabled && <Badge quiet>{words.disabled}</Badge>}
          </>
        }
        meta={
          <>
            {about.join(' · ')}
            <span role="status" className={said?.kind === 'problem' ? styles.problem : undefined}>
              {said === null ? null : ` · ${said.text}`}
            </span>
          </>
        }
        actions={
          <>
            {user.kind === 'person' && (
              <select
                className={cx(controls.field, controls.select, styles.role)}
                aria-label={words.role(user.displayName)}
                value={user.role}
                onChange={(event) => {
                  const role = roles.find((known) => known === event.target.value);
                  if (role !== undefined) {
                    void change({ role });
                  }
                }}
              >
                {roles.map((role) => (
                  <option key={role} value={role}>
                    {text.admin.roles[role]}
                  </option>
                ))}
              </select>
            )}
            {!isMe && (
              <Menu
                label={words.actions(user.displayName)}
                buttonLabel={words.actions(user.displayName)}
                buttonClass={controls.icon}
                button={<Icon name="more" />}
              >
                <MenuItem onChoose={() => setAsk('sessions')}>{words.endSessions}</MenuItem>
                {user.email !== null && (
                  <MenuItem
                    onChoose={() =>
                      void attempt(async () => {
                        await api.call('POST /admin/users/{id}/password-reset', undefined, { path });
                        return words.done.reset(user.displayName);
                      })
                    }
                  >
                    {words.resetPassword}
                  </MenuItem>
                )}
                {user.disabled ? (
                  <MenuItem onChoose={() => void change({ disabled: false })}>{words.enable}</MenuItem>
                ) : (
                  <MenuItem danger onChoose={() => setAsk('disable')}>
                    {words.disable}
                  </MenuItem>
                )}
              </Menu>
            )}
          </>
        }
      />
      {ask === 'disable' && (
        <Confirm
          title={words.disableTitle(user.displayName)}
          lead={words.disableLead}
          go={words.disable}
          action={async () => onChange(await api.call('PATCH /admin/users/{id}', { disabled: true }, { path }))}
          onClose={() => setAsk('nothing')}
        />
      )}
      {ask === 'sessions' && (
        <Confirm
          title={words.endTitle(user.displayName)}
          lead={words.endLead}
          go={words.endSessions}
          action={async () => {
            await api.call('DELETE /admin/users/{id}/sessions', undefined, { path });
            setSaid({ kind: 'done', text: words.done.sessions(user.displayName) });
          }}
          onClose={() => setAsk('nothing')}
        />
      )}
    </>
  );
}
