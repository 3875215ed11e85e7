import { useNavigate } from 'react-router';
import { pathOf } from '~/shared/chat/paths';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { chatProblem } from '~/shared/chat/problem';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { nameOf, usePerson, useWatched } from '~/shared/chat/use-people';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Floating } from '~/shared/ui/floating';
import type { Place } from '~/shared/ui/place';
import { toast } from '~/shared/ui/toasts';
import styles from './profile-card.module.css';

interface ProfileCardProps {
  readonly id: string;
  readonly me: string;
  readonly at: Place;
  readonly onReport: () => void;
  readonly onClose: () => void;
}

/** Who somebody is, and the way to write to them. */
export function ProfileCard({ id, me, at, onReport, onClose }: ProfileCardProps) {
  const text = useAllText();
  const client = useChat();
  const navigate = useNavigate();
  const card = usePerson(id);
  useWatched([id]);
  const isBlocked = useReadable(client.own).block.has(id);
  const name = nameOf(card, text);
  const status = `${card?.statusEmoji ?? ''} ${card?.statusText ?? ''}`.trim();
  const write = () => {
    const known = client.directWith(id);
    navigate(known === null ? `/p/${id}` : pathOf(known));
    onClose();
  };
  const block = async () => {
    try {
      await client.request(isBlocked ? 'block:remove' : 'block:add', { user: id });
      toast(isBlocked ? text.people.unblocked(name) : text.people.blocked(name));
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  return (
    <Floating label={name} at={at} side="right" className={styles.card} onClose={onClose}>
      <div className={styles.head}>
        <PersonAvatar id={id} size="l" />
        <div className={styles.names}>
          <p className={styles.name}>{name}</p>
          {card !== null && card.username !== '' && (
            <p className={styles.username}>
              @{card.username}
              {card.kind === 'bot' && ` · ${text.people.bot}`}
            </p>
          )}
          <Presence id={id} />
        </div>
      </div>
      {status !== '' && <p className={styles.status}>{status}</p>}
      {card !== null && card.bio !== '' && <p className={styles.bio}>{card.bio}</p>}
      {card !== null && !card.deleted && (
        <div className={styles.actions}>
          {id === me ? (
            <button
              type="button"
              className={cx(controls.outline, controls.small)}
              onClick={() => navigate('/settings/profile')}
            >
              {text.people.editProfile}
            </button>
          ) : (
            <>
              <button type="button" data-first className={cx(controls.primary, controls.small)} onClick={write}>
                {text.people.write}
              </button>
              <button type="button" className={cx(controls.quiet, controls.small)} onClick={() => void block()}>
                {isBlocked ? text.people.unblock : text.people.block}
              </button>
              <button type="button" className={cx(controls.quiet, controls.small)} onClick={onReport}>
                {text.report.action}
              </button>
            </>
          )}
        </div>
      )}
    </Floating>
  );
}

function Presence({ id }: { readonly id: string }) {
  const text = useAllText();
  const { ago } = useFormats();
  const presence = useReadable(useChat().presence.of(id));
  if (presence === null) {
    return null;
  }
  const { state, lastSeenAt } = presence;
  return (
    <p className={styles.presence} data-state={state}>
      {state === 'offline' && lastSeenAt !== undefined
        ? text.people.lastSeen(ago(lastSeenAt))
        : text.people.states[state]}
    </p>
  );
}
