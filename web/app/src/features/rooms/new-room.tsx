import { type FormEvent, useState } from 'react';
import { errorText } from '~/shared/i18n/error-text';
import { useText } from '~/shared/i18n/use-text';
import { type ChatError, limits } from '~/shared/lobby/contract';
import { linkTo } from '~/shared/lobby/room-link';
import { useLobby } from '~/shared/lobby/use-lobby';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import styles from './new-room.module.css';

interface NewRoomProps {
  readonly onClose: () => void;
  readonly onCreated: () => void;
}

type Attempt = 'idle' | 'asking' | { readonly refused: ChatError };

export function NewRoom({ onClose, onCreated }: NewRoomProps) {
  const text = useText();
  const lobby = useLobby();
  const [name, setName] = useState('');
  const [attempt, setAttempt] = useState<Attempt>('idle');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAttempt('asking');
    const answer = await lobby.create(name.trim());
    if ('id' in answer) {
      location.hash = linkTo(answer.id);
      onCreated();
    } else {
      setAttempt({ refused: answer });
    }
  };

  return (
    <Dialog title={text.rooms.createTitle} onClose={onClose}>
      <form onSubmit={submit}>
        <label className={controls.label} htmlFor="room-name">
          {text.rooms.createName}
        </label>
        <input
          ref={firstFocus}
          id="room-name"
          className={controls.field}
          value={name}
          maxLength={limits.roomNameCharsMax}
          autoComplete="off"
          enterKeyHint="go"
          aria-describedby="room-lead"
          onChange={(event) => setName(event.target.value)}
        />
        {typeof attempt === 'object' ? (
          <p className={controls.problem} role="alert">
            {errorText(text, attempt.refused, text.errors.invalidRoom)}
          </p>
        ) : (
          <p id="room-lead" className={styles.lead}>
            {text.rooms.createLead}
          </p>
        )}
        <div className={styles.actions}>
          <button type="button" className={controls.quiet} onClick={onClose}>
            {text.settings.cancel}
          </button>
          <button type="submit" className={controls.primary} disabled={name.trim() === '' || attempt === 'asking'}>
            {text.rooms.createGo}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
