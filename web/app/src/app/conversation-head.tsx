import type { ReadyConversation } from '@parlance/client';
import { useState } from 'react';
import { Link } from 'react-router';
import { calm } from '~/shared/chat/calm';
import type { ConversationQuestion } from '~/shared/chat/conversation-dialog';
import { ConversationDialog, ConversationMenu } from '~/shared/chat/conversation-parts';
import { ConversationSign } from '~/shared/chat/conversation-sign';
import { useOpenPerson } from '~/shared/chat/open-person';
import { may } from '~/shared/chat/rights';
import { peerOf, useTitleOf } from '~/shared/chat/titles';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePerson, usePresence, useWatched } from '~/shared/chat/use-people';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { later } from '~/shared/ui/later';
import { type Place, placeOf } from '~/shared/ui/place';
import styles from './conversation-head.module.css';

const DescribeDialog = later(async () => (await import('~/features/details/describe-dialog')).DescribeDialog);

interface ConversationHeadProps {
  readonly state: ReadyConversation;
  readonly me: string;
  readonly isPaneOpen: boolean;
  readonly onPane: () => void;
  readonly arePinsOpen: boolean;
  readonly onPins: () => void;
}

export function ConversationHead({ state, me, isPaneOpen, onPane, arePinsOpen, onPins }: ConversationHeadProps) {
  const text = useText();
  const { conversation, membership } = state;
  const isWide = useMediaQuery('(min-width: 48rem)');
  const openPerson = useOpenPerson();
  const title = useTitleOf(me)(conversation);
  const summary = useReadable(calm(useChat().conversations)).byId.get(conversation.id);
  const peer = peerOf(conversation, me);
  const [menu, setMenu] = useState<Place | null>(null);
  const [dialog, setDialog] = useState<'describe' | ConversationQuestion | null>(null);
  const mayDescribe = may('describe', conversation, membership);
  const name = <span className={styles.name}>{title}</span>;
  return (
    <header className={styles.head}>
      {!isWide && (
        <Link className={controls.icon} to="/" aria-label={text.conversation.toList}>
          <Icon name="back" />
        </Link>
      )}
      <ConversationSign conversation={conversation} me={me} size={isWide ? 's' : 's'} />
      <div className={styles.titles}>
        <h1 className={styles.title}>
          {peer !== null ? (
            <button type="button" onClick={(event) => openPerson(peer, event.currentTarget)}>
              {name}
            </button>
          ) : mayDescribe ? (
            <button type="button" title={text.conversation.describe} onClick={() => setDialog('describe')}>
              {name}
            </button>
          ) : (
            name
          )}
        </h1>
        {peer === null ? (
          <p className={styles.topic}>
            {conversation.topic !== '' ? conversation.topic : text.members.count(conversation.memberCount)}
          </p>
        ) : (
          <PeerLine id={peer} />
        )}
      </div>
      {(state.pins.length > 0 || arePinsOpen) && (
        <button
          type="button"
          className={styles.people}
          aria-label={text.keep.showPins(state.pins.length)}
          aria-pressed={arePinsOpen}
          onClick={onPins}
        >
          <Icon name="pin" />
          <span>{state.pins.length}</span>
        </button>
      )}
      {peer === null && (
        <button
          type="button"
          className={styles.people}
          aria-label={text.members.show(conversation.memberCount)}
          aria-pressed={isPaneOpen}
          onClick={onPane}
        >
          <Icon name="people" />
          <span>{conversation.memberCount.toLocaleString()}</span>
        </button>
      )}
      {summary !== undefined && (
        <button
          type="button"
          className={controls.icon}
          aria-label={text.conversation.menu(title)}
          onClick={(event) => setMenu(placeOf(event.currentTarget))}
        >
          <Icon name="more" />
        </button>
      )}
      {menu !== null && summary !== undefined && (
        <ConversationMenu item={summary} title={title} at={menu} onAsk={setDialog} onClose={() => setMenu(null)} />
      )}
      {dialog === 'describe' && <DescribeDialog conversation={conversation} onClose={() => setDialog(null)} />}
      {dialog !== null && dialog !== 'describe' && summary !== undefined && (
        <ConversationDialog question={dialog} item={summary} title={title} onClose={() => setDialog(null)} />
      )}
    </header>
  );
}

/** Whether the other one is here, and what they are about. */
function PeerLine({ id }: { readonly id: string }) {
  const text = useText();
  const card = usePerson(id);
  useWatched([id]);
  const presence = usePresence(id);
  const status = `${card?.statusEmoji ?? ''} ${card?.statusText ?? ''}`.trim();
  return (
    <p className={styles.topic}>
      {[presence === null ? '' : text.people.states[presence], status].filter((part) => part !== '').join(' · ')}
    </p>
  );
}
