import { useApi, useMe } from '~/shared/api/use-api';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useText } from '~/shared/i18n/use-text';
import { saveFile } from '~/shared/ui/save-file';

export function ExportData() {
  const text = useText();
  const api = useApi();
  const me = useMe();
  return (
    <Form
      action={async () => {
        const data = await api.call('GET /me/export');
        saveFile(`parlance-${me.username}.json`, 'application/json', `${JSON.stringify(data, null, 2)}\n`);
      }}
    >
      <Submit outline>{text.settings.account.exportGo}</Submit>
    </Form>
  );
}
