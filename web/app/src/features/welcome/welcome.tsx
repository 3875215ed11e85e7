import { type FormEvent, useState } from 'react';
import { errorText } from '~/shared/i18n/error-text';
import { languageSetting, languages, useText } from '~/shared/i18n/use-text';
import { limits } from '~/shared/lobby/contract';
import { useLobby, useLobbyState } from '~/shared/lobby/use-lobby';
import { useSetting } from '~/shared/settings/setting';
import controls from '~/shared/ui/controls.module.css';
import { focusOnDesktop } from '~/shared/ui/focus-on-desktop';
import styles from './welcome.module.css';

/** The door: a name, and one is in. */
export function Welcome() {
  const text = useText();
  const lobby = useLobby();
  const refusal = useLobbyState((state) => state.refusal);
  const [name, setName] = useState('');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') {
      lobby.enter(name.trim());
    }
  };

  return (
    <main className={styles.page}>
      <p className={styles.mark}>Parlance</p>
      <form className={styles.form} onSubmit={submit}>
        <h1 className={styles.title}>{text.welcome.title}</h1>
        <p className={styles.lead}>{text.welcome.lead}</p>
        <label className={controls.label} htmlFor="name">
          {text.welcome.name}
        </label>
        <div className={styles.entry}>
          <input
            ref={focusOnDesktop}
            id="name"
            className={controls.field}
            value={name}
            maxLength={limits.nameCharsMax}
            placeholder={text.welcome.placeholder}
            autoComplete="nickname"
            autoCapitalize="words"
            enterKeyHint="go"
            spellCheck={false}
            aria-describedby={refusal === null ? undefined : 'name-problem'}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className={controls.primary} disabled={name.trim() === ''}>
            {text.welcome.enter}
          </button>
        </div>
        {refusal !== null && (
          <p id="name-problem" className={controls.problem} role="alert">
            {errorText(text, refusal, text.errors.invalidName)}
          </p>
        )}
      </form>
      <footer className={styles.foot}>
        <p>{text.welcome.honest}</p>
        <OtherLanguage />
      </footer>
    </main>
  );
}

function OtherLanguage() {
  const other = useSetting(languageSetting) === 'vi' ? 'en' : 'vi';
  return (
    <button type="button" lang={other} className={styles.language} onClick={() => languageSetting.set(other)}>
      {languages[other].language}
    </button>
  );
}
