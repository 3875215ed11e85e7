import { useState } from 'react';
import type { Me } from '~/shared/api/contract';
import { useApi, useMe } from '~/shared/api/use-api';
import { AreaField, Field } from '~/shared/forms/field';
import { Form } from '~/shared/forms/form';
import { atMost, charsIn, displayName, limits, type Rule, required, username } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Avatar } from '~/shared/ui/avatar';
import { Notice } from '~/shared/ui/notice';
import { Section } from '~/shared/ui/section';
import { Appearance } from './appearance';
import { ColorChoice } from './color-choice';
import { Place } from './place';
import styles from './settings.module.css';
import { Writing } from './writing';

/** How others see me. */
export function ProfileSettings() {
  const text = useAllText();
  // Another form each time, so that its fields show what was saved elsewhere.
  const [conflicts, setConflicts] = useState(0);
  return (
    <>
      <Section untitled title={text.settings.pages.profile} lead={text.settings.profile.lead}>
        {conflicts > 0 && <Notice>{text.settings.profile.conflict}</Notice>}
        <ProfileForm key={conflicts} onConflict={() => setConflicts(conflicts + 1)} />
      </Section>
      <Section title={text.settings.profile.place}>
        <Place />
      </Section>
      <Section title={text.settings.profile.writing}>
        <Writing />
      </Section>
      <Section title={text.settings.profile.appearance} lead={text.settings.profile.appearanceLead}>
        <Appearance />
      </Section>
    </>
  );
}

const filledName: Rule = (value, text) => required(value, text) ?? displayName(value, text);

/** What the form is about. Much else of an account may change meanwhile. */
const parts = ['displayName', 'username', 'color', 'bio', 'statusEmoji', 'statusText'] as const;
const sameProfile = (one: Me, other: Me) => parts.every((part) => one[part] === other[part]);

function ProfileForm({ onConflict }: { readonly onConflict: () => void }) {
  const text = useAllText();
  const api = useApi();
  const me = useMe();
  // As it was when the person began to type.
  const [base, setBase] = useState(me);
  const [name, setName] = useState(me.displayName);
  const [color, setColor] = useState(me.color);
  const [bio, setBio] = useState(me.bio);
  const words = text.settings.profile;
  return (
    <Form
      rules={{
        displayName: filledName,
        username,
        bio: atMost(limits.bioCharsMax),
        statusText: atMost(limits.statusCharsMax),
      }}
      action={async (values) => {
        const { data: current, etag } = await api.load('GET /me');
        if (!sameProfile(base, current)) {
          api.session.changed(current);
          onConflict();
          return;
        }
        const body = {
          displayName: values('displayName').trim(),
          username: values('username').trim(),
          color: values('color'),
          bio: values('bio').trim(),
          statusEmoji: values('statusEmoji').trim(),
          statusText: values('statusText').trim(),
        };
        // A change in between is refused, as any other that nobody has seen.
        const changed = await api.call('PATCH /me', body, { ifMatch: etag });
        api.session.changed(changed);
        setBase(changed);
      }}
    >
      <div className={styles.preview}>
        <Avatar id={me.id} name={name.trim() === '' ? me.username : name} color={color} size="l" />
        <div>
          <p className={styles.previewName}>{name.trim() === '' ? me.username : name}</p>
          <p className={styles.previewMeta}>
            @{me.username} · {text.admin.roles[me.role]}
          </p>
        </div>
      </div>
      <div className={styles.grid}>
        <Field
          name="displayName"
          label={words.displayName}
          defaultValue={me.displayName}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          name="username"
          label={words.username}
          hint={words.usernameHint}
          defaultValue={me.username}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
      </div>
      <ColorChoice name={name} value={color} onChoose={setColor} />
      <div className={styles.status}>
        <Field
          name="statusEmoji"
          label={words.statusEmoji}
          className={styles.emoji}
          defaultValue={me.statusEmoji}
          autoComplete="off"
        />
        <Field
          name="statusText"
          label={words.status}
          hint={words.statusHint}
          defaultValue={me.statusText}
          autoComplete="off"
        />
      </div>
      <AreaField
        name="bio"
        label={words.bio}
        hint={words.bioHint(limits.bioCharsMax - charsIn(bio))}
        defaultValue={me.bio}
        onChange={(event) => setBio(event.target.value)}
      />
      <Submit done={text.settings.saved}>{text.settings.save}</Submit>
    </Form>
  );
}
