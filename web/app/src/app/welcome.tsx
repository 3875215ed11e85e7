import type { FindChannelsChannelItem } from '@parlance/client/events';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useMe } from '~/shared/api/use-api';
import { ConversationSign } from '~/shared/chat/conversation-sign';
import { pathOf } from '~/shared/chat/paths';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { toast } from '~/shared/ui/toasts';
import type { Making } from './making';
import styles from './welcome.module.css';

const channelsMax = 5;

/** For a newcomer, who is in no conversation yet: a few channels to join, or the first one to make. */
export function Welcome({ onMake }: { readonly onMake: (making: Making) => void }) {
  const text = useAllText();
  const me = useMe();
  const client = useChat();
  const navigate = useNavigate();
  const [channels, setChannels] = useState<readonly FindChannelsChannelItem[] | null>(null);
  // Follows the server's list of channels, which the newcomer has none of. Without it there is still the way to all of them.
  useEffect(() => {
    let isCurrent = true;
    client.request('conversation:find', { limit: channelsMax }).then(
      ({ items }) => isCurrent && setChannels(items),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [client]);
  const join = async (conversation: string) => {
    try {
      await client.request('conversation:join', { conversation });
      await navigate(pathOf(conversation));
    } catch (error) {
      toast(chatProblem(text, error));
    }
  };
  const words = text.home;
  const isFirst = channels?.length === 0 && me.role !== 'guest';
  return (
    <section className={styles.welcome} aria-labelledby="welcome">
      <h1 id="welcome" className={styles.title}>
        {words.title(me.displayName)}
      </h1>
      <p className={styles.lead}>{isFirst ? words.first : words.lead}</p>
      {channels !== null && channels.length > 0 && (
        <ul className={styles.channels} aria-label={text.sidebar.sections.channels}>
          {channels.map(({ conversation }) => (
            <li key={conversation.id} className={styles.channel}>
              <ConversationSign conversation={conversation} me={me.id} size="m" />
              <div className={styles.about}>
                <div className={styles.name}>{conversation.name}</div>
                <div className={styles.meta}>
                  {text.members.count(conversation.memberCount)}
                  {conversation.topic !== '' && ` · ${conversation.topic}`}
                </div>
              </div>
              <button
                type="button"
                className={cx(controls.outline, controls.small)}
                aria-label={text.channels.joinNamed(conversation.name)}
                onClick={() => void join(conversation.id)}
              >
                {text.channels.join}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.actions}>
        {isFirst ? (
          <button type="button" className={controls.primary} onClick={() => onMake('channel')}>
            {text.channels.newChannel.title}
          </button>
        ) : (
          <>
            <button type="button" className={controls.primary} onClick={() => onMake('find')}>
              {text.channels.find.title}
            </button>
            <button type="button" className={controls.outline} onClick={() => onMake('direct')}>
              {text.channels.newDirect.title}
            </button>
          </>
        )}
      </div>
    </section>
  );
}
