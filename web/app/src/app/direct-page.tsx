import { useState } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { FirstMessage } from '~/features/conversation/first-message';
import { pathOf } from '~/shared/chat/paths';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { useChat, useReadable } from '~/shared/chat/use-chat';
import { usePersonName } from '~/shared/chat/use-people';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import head from './conversation-head.module.css';
import styles from './conversation-page.module.css';

/** Somebody to whom one has not written yet. The first message makes the conversation. */
export function DirectPage() {
  const { user = '' } = useParams();
  return <WithSomebody key={user} user={user} />;
}

function WithSomebody({ user }: { readonly user: string }) {
  const text = useText();
  const client = useChat();
  const isWide = useMediaQuery('(min-width: 48rem)');
  const name = usePersonName(user);
  const pending = useReadable(client.outbox).filter((item) => item.to === user);
  const [made, setMade] = useState<string | null>(null);
  // Whichever of the two is there first.
  const known = useReadable(client.conversations).items.find(
    ({ conversation, peer }) => conversation.kind === 'direct' && peer === user,
  );
  const conversation = known?.id ?? made;
  if (conversation !== null) {
    return <Navigate to={pathOf(conversation)} replace />;
  }
  const send = (words: string) => {
    // What is refused stands among the messages, with what can be done about it.
    client.sendTo(user, { text: words }).then(setMade, () => undefined);
  };
  return (
    <div className={styles.column}>
      <header className={head.head}>
        {!isWide && (
          <Link className={controls.icon} to="/" aria-label={text.conversation.toList}>
            <Icon name="back" />
          </Link>
        )}
        <PersonAvatar id={user} size="s" presence />
        <div className={head.titles}>
          <h1 className={head.title}>{name}</h1>
        </div>
      </header>
      <FirstMessage user={user} name={name} pending={pending} onSend={send} />
    </div>
  );
}
