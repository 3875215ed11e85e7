import { useAllText } from '~/shared/i18n/use-all-text';
import { Markdown } from '~/shared/markdown/markdown';
import { Icon } from '~/shared/ui/icon';
import styles from './command-note.module.css';
import bar from './context-bar.module.css';
import type { CommandOutcome } from './use-commands';

interface CommandNoteProps {
  readonly outcome: CommandOutcome;
  /** Says the words of an unknown command as they are. */
  readonly onSay: (words: string) => void;
  readonly onClose: () => void;
}

/** What became of a command, above the field. Nobody else sees it. */
export function CommandNote({ outcome, onSay, onClose }: CommandNoteProps) {
  const text = useAllText();
  const words = outcome.kind === 'refused' ? outcome.words : null;
  return (
    <div className={bar.bar}>
      <Icon name={outcome.kind === 'refused' ? 'warn' : 'eye'} />
      <div className={styles.note} role="status">
        {outcome.kind === 'waiting' ? (
          text.commands.waiting(outcome.name)
        ) : outcome.kind === 'answered' ? (
          <>
            <p className={styles.only}>{text.commands.only}</p>
            <Markdown text={outcome.text} />
          </>
        ) : (
          <span className={bar.problem}>{outcome.problem}</span>
        )}
      </div>
      {words !== null && (
        <button type="button" className={bar.choice} onClick={() => onSay(words)}>
          {text.commands.say}
        </button>
      )}
      <button type="button" className={bar.close} aria-label={text.settings.close} onClick={onClose}>
        <Icon name="close" />
      </button>
    </div>
  );
}
