import { useApi, useMe } from '~/shared/api/use-api';
import { SelectField } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import {
  chooseLanguage,
  isLanguage,
  type Language,
  languageOf,
  languageSetting,
  languages,
} from '~/shared/i18n/use-text';
import styles from './settings.module.css';

const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

/** Language and time zone: for mail, and for this page. */
export function Place() {
  const text = useAllText();
  const api = useApi();
  const me = useMe();
  const words = text.settings.profile;
  const offered = [...new Set([deviceZone, ...(me.timeZone === '' ? [] : [me.timeZone]), ...zones])];
  return (
    <Form
      action={async (values) => {
        const locale = values('locale');
        api.session.changed(await api.call('PATCH /me', { locale, timeZone: values('timeZone') }));
        if (isLanguage(locale)) {
          await chooseLanguage(locale);
        }
      }}
    >
      <div className={styles.grid}>
        <SelectField name="locale" label={words.language} defaultValue={languageOf(me.locale) ?? languageSetting.get()}>
          {(Object.keys(languages) as Language[]).map((language) => (
            <option key={language} value={language} lang={language}>
              {languages[language]}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="timeZone"
          label={words.timeZone}
          defaultValue={me.timeZone === '' ? deviceZone : me.timeZone}
        >
          {offered.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
              {zone === deviceZone ? ` – ${words.timeZoneHere}` : ''}
            </option>
          ))}
        </SelectField>
      </div>
      <Submit done={text.settings.saved}>{text.settings.save}</Submit>
    </Form>
  );
}
