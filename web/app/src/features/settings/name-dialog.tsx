import { Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { displayName, type Rule, required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Dialog } from '~/shared/ui/dialog';
import { firstFocus } from '~/shared/ui/first-focus';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly onSave: (name: string) => Promise<void>;
  readonly onClose: () => void;
}

const name: Rule = (value, text) => required(value, text) ?? displayName(value, text);

/** Asks for a name. */
export function NameDialog({ title, label, hint, value, onSave, onClose }: NameDialogProps) {
  const text = useAllText();
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        rules={{ name }}
        action={async (values) => {
          await onSave(values('name').trim());
          onClose();
        }}
      >
        <Field ref={firstFocus} name="name" label={label} hint={hint} defaultValue={value} autoComplete="off" />
        <Submit>{text.settings.save}</Submit>
      </Form>
    </Dialog>
  );
}
