import type { ReadyConversation } from '@parlance/client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { Link, Navigate, useLocation, useNavigate, useParams } from 'react-router';
import { LinkBanner } from '~/features/connection/link-banner';
import { Conversation } from '~/features/conversation/conversation';
import { useMe } from '~/shared/api/use-api';
import { calm, isUrgent } from '~/shared/chat/calm';
import { messagePath, pathOf, threadPath } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import { useSetting } from '~/shared/settings/setting';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { loadLater, onDemand } from '~/shared/ui/later';
import { toast } from '~/shared/ui/toasts';
import { ConversationHead } from './conversation-head';
import styles from './conversation-page.module.css';
import { lastPlace } from './last-place';
import { paneSetting } from './pane-setting';
import { useSwipeBack } from './use-swipe-back';

const ThreadView = onDemand(async () => (await import('~/features/conversation/thread-view')).ThreadView);
const PinsPane = onDemand(async () => (await import('~/features/pins/pins-pane')).PinsPane);
const MemberPane = onDemand(async () => (await import('~/features/members/member-pane')).MemberPane);

/** The conversation of the address. Another one is another component, with a state of its own. */
export function ConversationPage() {
  const { id = '' } = useParams();
  return <OneConversation key={id} id={id} />;
}

function OneConversation({ id }: { readonly id: string }) {
  const client = useChat();
  const me = useMe().id;
  const agent = client.conversation(id);
  const state = useReadable(calm(agent.state, isUrgent));
  // Follows the server's feed of this conversation for as long as it is on the screen.
  useEffect(() => agent.open(), [agent]);
  const isReady = state.kind === 'ready';
  useEffect(() => {
    if (isReady) {
      lastPlace.set(me, id);
      loadLater();
    }
  }, [me, id, isReady]);

  switch (state.kind) {
    case 'loading':
      return <Skeleton />;
    case 'gone':
      return <Gone id={id} />;
    case 'failed':
      return <Failed onRetry={() => void agent.reload()} />;
    case 'ready':
      return <Ready state={state} id={id} me={me} />;
  }
}

function Ready({ state, id, me }: { readonly state: ReadyConversation; readonly id: string; readonly me: string }) {
  const text = useText();
  const client = useChat();
  const agent = client.conversation(id);
  const navigate = useNavigate();
  const { key } = useLocation();
  const { seq, thread: threadSeq } = useParams();
  const root = threadSeq !== undefined && /^\d+$/u.test(threadSeq) ? Number(threadSeq) : null;
  const hasRoom = useMediaQuery('(min-width: 70rem)');
  const pane = useSetting(paneSetting);
  const [drawer, setDrawer] = useState(false);
  const [pins, setPins] = useState(false);
  const swipe = useSwipeBack(() => navigate('/'));
  const target = useMemo(
    () => (seq === undefined || !/^\d+$/u.test(seq) ? null : { seq: Number(seq), key }),
    [seq, key],
  );
  const isInThread = root !== null;
  const onShow = useCallback(
    (to: number) => void navigate(pathOf(id, to), { replace: seq !== undefined && !isInThread }),
    [navigate, id, seq, isInThread],
  );
  const onShowReply = useCallback(
    (to: number) => void navigate(threadPath(id, root ?? 0, to), { replace: seq !== undefined }),
    [navigate, id, root, seq],
  );
  const onNewest = useCallback(() => {
    agent.showNewest();
    if (seq !== undefined && !isInThread) {
      void navigate(pathOf(id), { replace: true });
    }
  }, [agent, navigate, id, seq, isInThread]);
  const onThread = useCallback((to: number) => void navigate(threadPath(id, to)), [navigate, id]);
  const closeThread = () => void navigate(pathOf(id));
  // One thing stands beside the messages at a time.
  const arePinsOpen = pins && root === null;
  const isPaneOpen = hasRoom && pane === 'open' && root === null && !pins;
  const togglePane = () => {
    setPins(false);
    if (hasRoom && pins) {
      paneSetting.set('open');
    } else if (hasRoom) {
      paneSetting.set(pane === 'open' ? 'closed' : 'open');
    } else {
      setDrawer(true);
    }
  };
  const linked = target === null || isInThread ? undefined : agent.items.stored(target.seq)?.message;
  if (linked?.aside === true) {
    // Among the messages of the conversation it has no place that could be shown.
    return <Navigate to={messagePath(linked)} replace />;
  }
  const thread = root !== null && (
    <ThreadView
      agent={agent}
      state={state}
      root={root}
      me={me}
      target={target}
      onShow={onShow}
      onShowReply={onShowReply}
      onClose={closeThread}
    />
  );
  if (thread !== false && !hasRoom) {
    return (
      <div className={styles.page} {...swipe}>
        <div className={styles.column}>{thread}</div>
      </div>
    );
  }
  return (
    <div className={styles.page} {...swipe}>
      <div className={styles.column}>
        <ConversationHead
          state={state}
          me={me}
          isPaneOpen={isPaneOpen}
          onPane={togglePane}
          arePinsOpen={arePinsOpen}
          onPins={() => setPins(!pins)}
        />
        <Conversation
          agent={agent}
          state={state}
          me={me}
          target={isInThread ? null : target}
          onShow={onShow}
          onThread={onThread}
          onNewest={onNewest}
          banner={<LinkBanner />}
        />
      </div>
      {thread !== false && <div className={styles.thread}>{thread}</div>}
      {arePinsOpen && hasRoom && (
        <div className={styles.thread}>
          <PinsPane agent={agent} state={state} onClose={() => setPins(false)} />
        </div>
      )}
      {arePinsOpen && !hasRoom && (
        <Dialog title={text.keep.pins} side="right" onClose={() => setPins(false)}>
          <PinsPane agent={agent} state={state} onOpen={() => setPins(false)} onClose={() => setPins(false)} />
        </Dialog>
      )}
      {isPaneOpen && (
        <div className={styles.pane}>
          <MemberPane state={state} me={me} onClose={togglePane} />
        </div>
      )}
      {drawer && !hasRoom && (
        <Dialog title={text.members.title} side="right" onClose={() => setDrawer(false)}>
          <MemberPane state={state} me={me} onClose={() => setDrawer(false)} />
        </Dialog>
      )}
    </div>
  );
}

/** Its shape, as long as nothing of it is known on this device. */
const Skeleton = () => (
  <div className={styles.page} aria-hidden="true">
    <div className={styles.skeleton}>
      <i />
      <i />
      <i />
    </div>
  </div>
);

/** Whoever is not in a channel reads nothing of it, and may join. What it is, the server does not say before. */
function Gone({ id }: { readonly id: string }) {
  const text = useText();
  const client = useChat();
  const join = () => {
    client
      .request('conversation:join', { conversation: id })
      .catch((error: unknown) => toast(chatProblem(text, error)));
  };
  return (
    <div className={styles.notice}>
      <h1 className={styles.noticeTitle}>{text.conversation.goneTitle}</h1>
      <p>{text.conversation.gone}</p>
      <div className={styles.actions}>
        <button type="button" className={controls.primary} onClick={join}>
          {text.channels.join}
        </button>
        <Link className={controls.outline} to="/">
          {text.conversation.toList}
        </Link>
      </div>
    </div>
  );
}

function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const text = useText();
  return (
    <div className={styles.notice} role="alert">
      <h1 className={styles.noticeTitle}>{text.conversation.failedTitle}</h1>
      <p>{text.conversation.failed}</p>
      <button type="button" className={controls.outline} onClick={onRetry}>
        {text.settings.retry}
      </button>
    </div>
  );
}
