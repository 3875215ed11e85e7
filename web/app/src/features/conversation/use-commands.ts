import { newId, ParlanceError } from '@parlance/client';
import { useEffect, useRef, useState } from 'react';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { commandIn } from './command-in';

/** What became of a command, told to whoever gave it alone. */
export type CommandOutcome =
  /** A bot has been asked. */
  | { readonly kind: 'waiting'; readonly name: string; readonly until: string }
  /** Markdown. */
  | { readonly kind: 'answered'; readonly text: string }
  /** `words` are there when they may be said as they are. */
  | { readonly kind: 'refused'; readonly problem: string; readonly words: string | null };

/** Commands with a slash, which the server and the bots of a conversation understand. */
export function useCommands(conversation: string, onSaid: () => void) {
  const client = useChat();
  const text = useText();
  const [outcome, setOutcome] = useState<CommandOutcome | null>(null);
  const [isRunning, setRunning] = useState(false);
  // What is given again after a lost answer is the same command: it is not done twice.
  const given = useRef<{ readonly words: string; readonly clientId: string }>(null);

  // Follows the server: a bot may answer whoever asked alone.
  useEffect(
    () =>
      client.on('command:answer', (answer) => {
        if (answer.conversation === conversation) {
          setOutcome({ kind: 'answered', text: answer.text });
        }
      }),
    [client, conversation],
  );
  // Follows the clock: a bot has a minute.
  useEffect(() => {
    if (outcome?.kind !== 'waiting') {
      return;
    }
    const { name, until } = outcome;
    const timer = setTimeout(
      () => setOutcome({ kind: 'refused', problem: text.commands.noAnswer(name), words: null }),
      Math.max(0, Date.parse(until) - Date.now()),
    );
    return () => clearTimeout(timer);
  }, [outcome, text]);

  const run = async (words: string) => {
    const clientId = given.current?.words === words ? given.current.clientId : newId();
    given.current = { words, clientId };
    setRunning(true);
    setOutcome(null);
    try {
      const ran = await client.request('command:run', { conversation, text: words, clientId });
      given.current = null;
      client.drafts.set(conversation, { text: '' });
      if (ran.message !== undefined) {
        onSaid();
      }
      if (ran.text !== undefined) {
        setOutcome({ kind: 'answered', text: ran.text });
      } else if (ran.call !== undefined && ran.until !== undefined) {
        // Its answer may have been quicker.
        const waiting = { kind: 'waiting', name: ran.command, until: ran.until } as const;
        setOutcome((answer) => answer ?? waiting);
      }
    } catch (error) {
      const isUnknown = error instanceof ParlanceError && error.code === 'unknown_command';
      setOutcome({
        kind: 'refused',
        problem: isUnknown
          ? text.commands.unknown(commandIn(words) ?? words)
          : chatProblem(text, error, error instanceof ParlanceError ? error.message : undefined),
        words: isUnknown ? words : null,
      });
    } finally {
      setRunning(false);
    }
  };
  return { outcome, isRunning, run, dismiss: () => setOutcome(null) };
}
