import type { ConversationSummary } from '@parlance/client';
import type { NotificationRow } from '@parlance/client/events';
import { useState } from 'react';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Choice } from '~/shared/ui/choice';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { toast } from '~/shared/ui/toasts';
import { type MuteName, mutedUntil, muteNames } from './muting';
import styles from './notify-dialog.module.css';
import { chatProblem } from './problem';
import { useChat } from './use-chat';

interface NotifyDialogProps {
  readonly item: ConversationSummary;
  readonly title: string;
  readonly onClose: () => void;
}

/** Of what in a conversation one wants to hear. What is chosen holds at once. */
export function NotifyDialog({ item, title, onClose }: NotifyDialogProps) {
  const text = useAllText();
  const words = text.notify;
  const { moment } = useFormats();
  const client = useChat();
  const { id: conversation, notification } = item;
  // What was chosen is shown at once, and stays when the server has it.
  const [chosen, setChosen] = useState<NonNullable<NotificationRow['level']> | null>(null);
  const level = chosen ?? notification?.level ?? null;
  const shown = level ?? (item.conversation.kind === 'channel' ? 'mentions' : 'all');
  const until = notification?.mutedUntil ?? null;
  const isMuted = until !== null && Date.parse(until) > Date.now();
  const set = (what: { readonly level: typeof level; readonly mutedUntil: string | null }) => {
    setChosen(what.level);
    client.request('notification:set', { conversation, ...what }).catch((error: unknown) => {
      setChosen(null);
      toast(chatProblem(text, error));
    });
  };
  const mute = (name: MuteName) => set({ level, mutedUntil: mutedUntil(name, new Date()).toISOString() });
  return (
    <Dialog title={words.title(title)} onClose={onClose}>
      <Choice
        legend={words.level}
        name="level"
        value={shown}
        options={[
          ['all', words.levels.all],
          ['mentions', words.levels.mentions],
          ['nothing', words.levels.nothing],
        ]}
        hint={words.hints[shown]}
        onChoose={(one) => set({ level: one, mutedUntil: isMuted ? until : null })}
      />
      {shown !== 'nothing' && (
        <section className={styles.mute} aria-label={words.mute}>
          <h3 className={controls.label}>{words.mute}</h3>
          {isMuted ? (
            <p className={styles.now} role="status">
              {words.mutedUntil(moment(Date.parse(until)))}
              <button type="button" className={controls.outline} onClick={() => set({ level, mutedUntil: null })}>
                {words.unmute}
              </button>
            </p>
          ) : (
            <p className={styles.offers}>
              {muteNames.map((name) => (
                <button key={name} type="button" className={styles.offer} onClick={() => mute(name)}>
                  {words.mutes[name]}
                </button>
              ))}
            </p>
          )}
        </section>
      )}
    </Dialog>
  );
}
