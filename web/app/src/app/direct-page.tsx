import { useState } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { FirstMessage } from '~/features/conversation/first-message';
import { pathOf } from '~/shared/chat/paths';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { chatProblem } from '~/shared/chat/problem';
import { useChat } from '~/shared/chat/use-chat';
import { usePersonName } from '~/shared/chat/use-people';
import { useMediaQuery } from '~/shared/hooks/use-media-query';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { toast } from '~/shared/ui/toasts';
import head from './conversation-head.module.css';
import styles from './conversation-page.module.css';

/** Somebody to whom one has not written yet. The first message makes the conversation. */
export function DirectPage() {
  const { user = '' } = useParams();
  const text = useText();
  const client = useChat();
  const navigate = useNavigate();
  const isWide = useMediaQuery('(min-width: 48rem)');
  const name = usePersonName(user);
  const [isSending, setSending] = useState(false);
  const known = client.directWith(user);
  if (known !== null) {
    return <Navigate to={pathOf(known)} replace />;
  }
  const send = async (words: string) => {
    setSending(true);
    try {
      navigate(pathOf(await client.sendTo(user, { text: words })), { replace: true });
    } catch (error) {
      toast(chatProblem(text, error));
      setSending(false);
    }
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
      <FirstMessage user={user} name={name} busy={isSending} onSend={(words) => void send(words)} />
    </div>
  );
}
