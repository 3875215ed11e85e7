import { useRef, useState } from 'react';
import { chatProblem } from '~/shared/chat/problem';
import { useText } from '~/shared/i18n/use-text';
import type { Place } from '~/shared/ui/place';
import { toast } from '~/shared/ui/toasts';
import { WhenDialog } from './when-dialog';
import { WhenMenu } from './when-menu';

interface WhenAskerProps {
  readonly title: string;
  readonly at: Place;
  readonly action: (when: Date) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks when: one of a few moments, or a time of one's own. */
export function WhenAsker({ title, at, action, onClose }: WhenAskerProps) {
  const text = useText();
  const [own, setOwn] = useState(false);
  // The menu closes with the same click that asks for the dialog.
  const goesOn = useRef(false);
  if (own) {
    return <WhenDialog title={title} go={title} action={action} onClose={onClose} />;
  }
  return (
    <WhenMenu
      label={title}
      at={at}
      onChoose={(when) => void action(when).catch((error: unknown) => toast(chatProblem(text, error)))}
      onOwn={() => {
        goesOn.current = true;
        setOwn(true);
      }}
      onClose={() => {
        if (!goesOn.current) {
          onClose();
        }
      }}
    />
  );
}
