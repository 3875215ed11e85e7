import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { firstSteps, type Step, steps } from './begun';
import styles from './first-steps.module.css';

interface FirstStepsProps {
  readonly me: string;
  readonly onChannel: () => void;
}

/** What makes a new server one for others too, for whoever administers it, until it is done or put away. */
export function FirstSteps({ me, onChannel }: FirstStepsProps) {
  const words = useText().firstSteps;
  const { status, items } = useReadable(useChat().conversations);
  const [taken, setTaken] = useState(() => firstSteps.get(me));
  const begins = taken === null && status === 'ready' && items.length === 0;
  // Remembered at the first sight: once there is a channel, nothing else tells a new server from an old one.
  useEffect(() => {
    if (begins) {
      firstSteps.set(me, []);
      setTaken([]);
    }
  }, [begins, me]);

  const hasChannel = items.some(({ conversation }) => conversation.kind === 'channel');
  const isDone = (step: Step) => taken?.includes(step) === true || (step === 'channel' && hasChannel);
  const left = steps.filter((step) => !isDone(step)).length;
  if (taken === null || left === 0) {
    return null;
  }
  const take = (more: readonly Step[]) => {
    const all = [...new Set([...taken, ...more])];
    firstSteps.set(me, all);
    setTaken(all);
  };
  const link = (step: Step, to: string) => (
    <Link to={to} onClick={() => take([step])}>
      {words[step]}
    </Link>
  );
  return (
    <section className={styles.steps} aria-label={words.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.title}</h2>
        <button
          type="button"
          className={controls.tiny}
          aria-label={words.dismiss}
          title={words.dismiss}
          onClick={() => take(steps)}
        >
          <Icon name="close" />
        </button>
      </header>
      <ol>
        <StepRow done={isDone('channel')}>
          <button type="button" onClick={onChannel}>
            {words.channel}
          </button>
        </StepRow>
        <StepRow done={isDone('invite')}>{link('invite', '/settings/invitations')}</StepRow>
        <StepRow done={isDone('server')}>{link('server', '/settings/server')}</StepRow>
      </ol>
    </section>
  );
}

function StepRow({ done, children }: { readonly done: boolean; readonly children: ReactNode }) {
  const words = useText().firstSteps;
  return (
    <li className={styles.step} data-done={done || undefined}>
      <span className={styles.mark}>
        {done && (
          <>
            <Icon name="check" />
            <span className="visually-hidden">{words.done}</span>
          </>
        )}
      </span>
      {children}
    </li>
  );
}
