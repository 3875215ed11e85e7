import { useApi, useMe } from '~/shared/api/use-api';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { saveFile } from '~/shared/ui/save-file';

export function ExportData() {
  const text = useAllText();
  const api = useApi();
  const me = useMe();
  return (
    <Form
      action={async () => {
        saveFile(`parlance-${me.username}.zip`, await api.file('GET /me/export.zip'));
      }}
    >
      <Submit outline>{text.settings.account.exportGo}</Submit>
    </Form>
  );
}
