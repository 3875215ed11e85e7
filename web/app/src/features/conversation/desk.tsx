import type { ConversationAgent, StoredItem } from '@parlance/client';
import type { ConversationRow, MembershipRow } from '@parlance/client/events';
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react';
import { chatProblem } from '~/shared/chat/problem';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useText } from '~/shared/i18n/use-text';
import { later, onDemand } from '~/shared/ui/later';
import { toast } from '~/shared/ui/toasts';
import { type Conversing, ConversingContext } from './actions';
import { barOf } from './bar';
import { BarPlace } from './bar-place';
import { commandIn, said } from './command-in';
import { Composer } from './composer';
import { ContextBar } from './context-bar';
import styles from './conversation.module.css';
import type { LogPort, LogView } from './log';
import { refusedEdits, useRefusedEdits } from './refused-edits';
import { ScheduledLine } from './scheduled-line';
import type { Task } from './tasks';
import { type Target, Timeline } from './timeline';
import { TypingLine } from './typing-line';
import { useCommands } from './use-commands';
import { useEditLast } from './use-edit-last';
import { useSending } from './use-sending';

const CommandNote = later(async () => (await import('./command-note')).CommandNote);
const OtherDraft = later(async () => (await import('./other-draft')).OtherDraft);
const RefusedBar = later(async () => (await import('./refused-bar')).RefusedBar);
// What asks before it is done comes when it is wanted first.
const TaskView = onDemand(async () => (await import('./task-view')).TaskView);

interface DeskProps {
  readonly agent: ConversationAgent;
  readonly conversation: ConversationRow;
  readonly membership: MembershipRow | null;
  readonly me: string;
  readonly title: string;
  /** The thread whose messages these are; null for those of the conversation. */
  readonly thread: number | null;
  readonly view: LogView;
  readonly port: LogPort;
  readonly typing: readonly string[];
  readonly target: Target | null;
  readonly onShow: (seq: number) => void;
  readonly onThread: ((seq: number) => void) | null;
  readonly onNewest: () => void;
}

/** Messages, and the field to write more of them. */
export function Desk({
  agent,
  conversation,
  membership,
  me,
  title,
  thread,
  view,
  port,
  typing,
  target,
  ...on
}: DeskProps) {
  // However much comes at once, keys come first.
  const drawn = useDeferredValue(view);
  const text = useText();
  const { drafts } = useChat();
  const { onShow, onThread, onNewest } = on;
  const root = thread ?? undefined;
  const draft = useReadable(useMemo(() => drafts.draft(conversation.id, root), [drafts, conversation.id, root]));
  const place = `${conversation.id}/${thread ?? ''}`;
  const refused = useRefusedEdits(place).at(-1) ?? null;
  const [begun, setBegun] = useState<StoredItem | null>(null);
  // Comes back into the field by itself only where nothing else is being written.
  const [resumed, setResumed] = useState<number | null>(null);
  const isResumed = begun === null && refused !== null && refused.item.seq === resumed;
  const edited = begun ?? (isResumed ? refused.item : null);
  const [task, setTask] = useState<Task | null>(null);
  // Whoever marks something as unread wants it to stay so, although it is before their eyes.
  const [held, setHeld] = useState(false);
  const field = useRef<{ focus: () => void }>(null);
  // What this field has said last of its draft: what is different comes from another device, or another tab.
  const [own, setOwn] = useState({ text: draft?.text ?? '', version: 0 });
  if ((draft?.text ?? '') !== own.text && edited === null) {
    setOwn({ text: draft?.text ?? '', version: own.version + 1 });
  }
  const bar = barOf(conversation, membership);
  const { awaited, editLast, stopWaiting } = useEditLast(view.timeline.items, me, setBegun);

  const conversing = useMemo(
    (): Conversing => ({
      agent,
      conversation,
      membership,
      me,
      reply: (item) => {
        setBegun(null);
        setResumed(null);
        drafts.set(conversation.id, { text: drafts.get(conversation.id, root)?.text ?? '', replyTo: item.seq }, root);
        field.current?.focus();
      },
      edit: (item) => {
        setBegun(item);
        field.current?.focus();
      },
      begin: setTask,
      markUnread: (item) => {
        setHeld(true);
        port.markUnread(item.seq).catch((error: unknown) => toast(chatProblem(text, error)));
      },
      react: (item, emoji, on) => {
        agent.react(item.seq, emoji, on).catch((error: unknown) => toast(chatProblem(text, error)));
      },
      show: onShow,
      openThread: onThread,
    }),
    [agent, conversation, membership, me, drafts, root, port, onShow, onThread, text],
  );

  const newest = useCallback(() => {
    setHeld(false);
    onNewest();
  }, [onNewest]);
  const sending = useSending({
    conversation,
    membership,
    thread,
    replyTo: draft?.replyTo ?? null,
    port,
    begin: setTask,
    onSent: newest,
  });
  const commands = useCommands(conversation.id, newest);
  const endEdit = () => {
    setBegun(null);
    setResumed(null);
    if (edited !== null) {
      refusedEdits.drop(place, edited.seq);
    }
  };
  const write = (words: string) => {
    stopWaiting();
    if (edited === null) {
      setOwn({ ...own, text: words });
      drafts.set(conversation.id, { text: words, replyTo: draft?.replyTo ?? null }, root);
    }
  };
  const send = (words: string, isSilent: boolean) => {
    if (edited !== null) {
      endEdit();
      if (words !== edited.message.text) {
        agent.edit(edited.seq, words).catch((error: unknown) => {
          refusedEdits.add(place, { item: edited, words, problem: chatProblem(text, error) });
          if ((drafts.get(conversation.id, root)?.text ?? '') === '') {
            setResumed(edited.seq);
          }
        });
      }
      return true;
    }
    // A thread has none: what begins with a slash there is said.
    if (thread === null && commandIn(words) !== null) {
      void commands.run(words);
      return false;
    }
    return sending.send(thread === null ? said(words) : words, isSilent);
  };
  const cancel = () => {
    if (edited !== null) {
      endEdit();
    } else if (awaited !== null) {
      stopWaiting();
    } else if (draft?.replyTo != null) {
      drafts.set(conversation.id, { text: draft.text, replyTo: null }, root);
    } else {
      port.read(view.newestSeq);
      newest();
    }
  };

  return (
    <ConversingContext value={conversing}>
      <div className={styles.conversation}>
        <Timeline title={title} view={drawn} port={port} target={target} reads={!held} onNewest={newest} />
        <div className={styles.foot}>
          {bar === null ? (
            <>
              {draft?.conflict != null && <OtherDraft draft={draft} />}
              {refused !== null && edited === null && (
                <RefusedBar
                  edit={refused}
                  onResume={() => {
                    setResumed(refused.item.seq);
                    field.current?.focus();
                  }}
                  onDrop={() => refusedEdits.drop(place, refused.item.seq)}
                />
              )}
              {commands.outcome !== null && (
                <CommandNote
                  outcome={commands.outcome}
                  onSay={(words) => {
                    commands.dismiss();
                    sending.send(words, false);
                  }}
                  onClose={commands.dismiss}
                />
              )}
              <ScheduledLine thread={thread} />
              <ContextBar
                edited={edited}
                awaited={awaited}
                problem={isResumed ? refused.problem : null}
                replyTo={draft?.replyTo ?? null}
                items={view.timeline.items}
                onCancel={cancel}
              />
              <Composer
                ref={field}
                title={title}
                placeholder={thread === null ? text.composer.placeholder(title) : text.threads.reply}
                writing={{
                  key: edited === null ? `new-${own.version}` : `${isResumed ? 'refused' : 'edit'}-${edited.seq}`,
                  begin: edited === null ? own.text : isResumed ? refused.words : edited.message.text,
                  isEdit: edited !== null,
                }}
                onChange={write}
                takesCommands={thread === null && edited === null}
                isBusy={sending.asking || commands.isRunning}
                onSend={send}
                onLater={sending.sendLater}
                onPoll={() => setTask({ kind: 'poll', thread, onSent: newest })}
                onCancel={cancel}
                onEditLast={editLast}
              />
              {thread !== null && conversation.kind !== 'direct' && edited === null && (
                <label className={styles.also}>
                  <input
                    type="checkbox"
                    checked={sending.also}
                    onChange={(event) => sending.setAlso(event.target.checked)}
                  />
                  {text.threads.also(
                    conversation.name === '' ? text.chat.unnamedGroup(conversation.memberCount) : conversation.name,
                  )}
                </label>
              )}
            </>
          ) : (
            <BarPlace bar={bar} title={title} />
          )}
          <TypingLine who={typing} />
        </div>
      </div>
      {task !== null && <TaskView task={task} onClose={() => setTask(null)} />}
    </ConversingContext>
  );
}
