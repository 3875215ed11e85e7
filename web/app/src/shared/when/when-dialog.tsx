import { useState } from 'react';
import { asApiError } from '~/shared/chat/as-api-error';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useText } from '~/shared/i18n/use-text';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';
import { offeredTimes } from './times';
import { WhenField, whenRule } from './when-field';

interface WhenDialogProps {
  readonly title: string;
  /** What the button does. */
  readonly go: string;
  readonly begin?: Date;
  readonly action: (at: Date) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for a time of one's own. */
export function WhenDialog({ title, go, begin, action, onClose }: WhenDialogProps) {
  const text = useText();
  const [first] = useState(() => begin ?? offeredTimes(new Date())[3]?.at ?? new Date());
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        rules={{ at: whenRule }}
        action={async (values) => {
          await asApiError(action(new Date(values('at'))));
          onClose();
        }}
      >
        <WhenField begin={first} ref={firstFocus} />
        <Submit
          beside={
            <button type="button" className={controls.quiet} onClick={onClose}>
              {text.settings.cancel}
            </button>
          }
        >
          {go}
        </Submit>
      </Form>
    </Dialog>
  );
}
