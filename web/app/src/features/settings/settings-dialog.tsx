import { type FormEvent, useState } from 'react';
import { type Language, languageSetting, languages, useText } from '~/shared/i18n/use-text';
import { limits } from '~/shared/lobby/contract';
import { useLobby } from '~/shared/lobby/use-lobby';
import { useSetting } from '~/shared/settings/setting';
import { themeSetting, themes } from '~/shared/settings/theme';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import styles from './settings-dialog.module.css';

interface SettingsDialogProps {
  readonly name: string;
  readonly onClose: () => void;
}

export function SettingsDialog({ name, onClose }: SettingsDialogProps) {
  const text = useText();
  const language = useSetting(languageSetting);
  const theme = useSetting(themeSetting);
  return (
    <Dialog title={text.settings.title} onClose={onClose}>
      <NameForm name={name} />
      <Choice
        legend={text.settings.language}
        name="language"
        value={language}
        options={(Object.keys(languages) as Language[]).map((value) => [value, languages[value].language])}
        onChoose={languageSetting.set}
      />
      <Choice
        legend={text.settings.theme}
        name="theme"
        value={theme}
        options={themes.map((value) => [value, text.settings.themes[value]])}
        onChoose={themeSetting.set}
      />
    </Dialog>
  );
}

function NameForm({ name }: { readonly name: string }) {
  const text = useText();
  const lobby = useLobby();
  const [draft, setDraft] = useState(name);
  const changed = draft.trim() !== '' && draft.trim() !== name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) {
      lobby.enter(draft.trim());
    }
  };
  return (
    <form onSubmit={submit}>
      <label className={controls.label} htmlFor="own-name">
        {text.settings.name}
      </label>
      <div className={styles.row}>
        <input
          id="own-name"
          className={controls.field}
          value={draft}
          maxLength={limits.nameCharsMax}
          autoComplete="nickname"
          spellCheck={false}
          onChange={(event) => setDraft(event.target.value)}
        />
        <button type="submit" className={controls.primary} disabled={!changed}>
          {text.settings.save}
        </button>
      </div>
    </form>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly name: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly onChoose: (value: T) => void;
}

function Choice<T extends string>({ legend, name, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <fieldset className={styles.choice}>
      <legend className={controls.label}>{legend}</legend>
      <div className={styles.options}>
        {options.map(([option, label]) => (
          <label key={option} className={styles.option}>
            <input type="radio" name={name} checked={option === value} onChange={() => onChoose(option)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
