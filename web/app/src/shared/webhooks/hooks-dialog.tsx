import { useMemo, useState } from 'react';
import { useApi } from '~/shared/api/use-api';
import { Choice } from '~/shared/ui/choice';
import { Dialog } from '~/shared/ui/dialog';
import { Incoming } from './incoming';
import { ofConversation } from './source';
import { useWords } from './use-words';
import { Webhooks } from './webhooks';
import styles from './webhooks.module.css';

interface HooksDialogProps {
  readonly conversation: string;
  readonly title: string;
  /** Whether one looks after the outgoing ones too, which tell others of what is said here. */
  readonly hasOutgoing: boolean;
  readonly onClose: () => void;
}

/** What programs tell a conversation, and what they are told of it. */
export function HooksDialog({ conversation, title, hasOutgoing, onClose }: HooksDialogProps) {
  const words = useWords();
  const api = useApi();
  const outgoing = useMemo(() => ofConversation(api, conversation), [api, conversation]);
  const [direction, setDirection] = useState<'in' | 'out'>('in');
  return (
    <Dialog title={words.title(title)} wide onClose={onClose}>
      {hasOutgoing && (
        <div className={styles.directions}>
          <Choice
            legend={words.direction}
            hideLegend
            name="direction"
            value={direction}
            options={[
              ['in', words.incoming],
              ['out', words.outgoing],
            ]}
            onChoose={setDirection}
          />
        </div>
      )}
      {direction === 'in' ? <Incoming conversation={conversation} /> : <Webhooks source={outgoing} />}
    </Dialog>
  );
}
