import { useState } from 'react';
import { ApiError } from '~/shared/api/api-error';
import type { ServerSettings as Settings } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { useQueries, useQuery } from '~/shared/api/use-query';
import { AreaField, Field } from '~/shared/forms/field';
import { Form, type Values } from '~/shared/forms/form';
import { required } from '~/shared/forms/rules';
import { Submit } from '~/shared/forms/submit';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Choice } from '~/shared/ui/choice';
import { Notice } from '~/shared/ui/notice';
import { QueryView } from '~/shared/ui/query-view';
import { Section } from '~/shared/ui/section';
import styles from './admin.module.css';
import { LogoColor } from './logo-color';

interface Loaded {
  readonly data: Settings;
  readonly etag: string | null;
}

/** What an administrator settles for everyone. */
export function ServerSettings() {
  const text = useAllText();
  const api = useApi();
  // Another form each time, so that its fields show what somebody else has saved.
  const [conflicts, setConflicts] = useState(0);
  const query = useQuery<Loaded>('admin/settings', async () => {
    const { data, etag } = await api.load('GET /admin/settings');
    // The description calls them optional, since a change may leave them out. An answer has all.
    return { data: data as Settings, etag };
  });
  return (
    <QueryView query={query}>
      {({ data, etag }) => (
        <>
          {conflicts > 0 && <Notice>{text.admin.server.conflict}</Notice>}
          <SettingsForm
            key={conflicts}
            settings={data}
            etag={etag}
            onConflict={async () => {
              await query.reload();
              setConflicts(conflicts + 1);
            }}
          />
        </>
      )}
    </QueryView>
  );
}

interface SettingsFormProps {
  readonly settings: Settings;
  readonly etag: string | null;
  readonly onConflict: () => Promise<void>;
}

const orNull = (value: string): string | null => (value.trim() === '' ? null : value.trim());

function SettingsForm({ settings, etag, onConflict }: SettingsFormProps) {
  const text = useAllText();
  const api = useApi();
  const cache = useQueries();
  const words = text.admin.server;
  const [color, setColor] = useState(settings.logoColor);
  const [registration, setRegistration] = useState(settings.registration);
  const [verification, setVerification] = useState(settings.emailVerification);
  const [secondFactor, setSecondFactor] = useState(settings.secondFactor);
  const [emojiFrom, setEmojiFrom] = useState<'member' | 'administrator'>(
    settings.customEmojiFrom === 'administrator' ? 'administrator' : 'member',
  );

  const save = async (values: Values) => {
    const saved = await api.load(
      'PUT /admin/settings',
      {
        // What is left out would go back to what it is on a new server.
        ...settings,
        name: values('name').trim(),
        logoEmoji: values('logoEmoji').trim(),
        logoColor: color,
        publicUrl: orNull(values('publicUrl')),
        registration,
        allowedDomains:
          registration === 'domain'
            ? values('allowedDomains')
                .split(/[\s,]+/u)
                .filter(Boolean)
            : settings.allowedDomains,
        emailVerification: verification,
        secondFactor,
        customEmojiFrom: emojiFrom,
      },
      { ifMatch: etag },
    );
    cache.set('admin/settings', saved);
    await cache.load('server', () => api.call('GET /server'));
  };

  return (
    <Form
      rules={{ name: required, ...(registration === 'domain' ? { allowedDomains: required } : {}) }}
      action={async (values) => {
        try {
          await save(values);
        } catch (error) {
          if (error instanceof ApiError && error.code === 'stale') {
            await onConflict();
          }
          throw error;
        }
      }}
    >
      <Section title={words.look} lead={words.lead}>
        <div className={styles.logo}>
          <Field
            name="logoEmoji"
            label={words.logoEmoji}
            className={styles.emoji}
            defaultValue={settings.logoEmoji}
            autoComplete="off"
          />
          <Field
            name="name"
            label={words.name}
            hint={words.logoEmojiHint}
            defaultValue={settings.name}
            autoComplete="off"
          />
        </div>
        <LogoColor value={color} onChoose={setColor} />
        <Field
          name="publicUrl"
          type="url"
          inputMode="url"
          label={words.publicUrl}
          hint={words.publicUrlHint}
          defaultValue={settings.publicUrl ?? ''}
          placeholder={location.origin}
          autoComplete="off"
        />
      </Section>
      <Section title={words.entry}>
        <div className={styles.narrow}>
          <Choice
            legend={words.registration}
            name="registration"
            value={registration}
            options={[
              ['open', words.registrations.open],
              ['domain', words.registrations.domain],
              ['invitation', words.registrations.invitation],
            ]}
            hint={words.registrationHints[registration]}
            onChoose={setRegistration}
          />
          {registration === 'domain' && (
            <AreaField
              name="allowedDomains"
              label={words.domains}
              hint={words.domainsHint}
              defaultValue={settings.allowedDomains.join('\n')}
              spellCheck={false}
            />
          )}
          <Choice
            legend={words.verification}
            name="emailVerification"
            value={verification}
            options={[
              ['automatic', words.verifications.automatic],
              ['required', words.verifications.required],
              ['optional', words.verifications.optional],
            ]}
            hint={words.verificationHints[verification]}
            onChoose={setVerification}
          />
          <Choice
            legend={words.secondFactor}
            name="secondFactor"
            value={secondFactor}
            options={[
              ['nobody', words.secondFactors.nobody],
              ['administrators', words.secondFactors.administrators],
              ['everybody', words.secondFactors.everybody],
            ]}
            hint={words.secondFactorHints[secondFactor]}
            onChoose={setSecondFactor}
          />
          <Choice
            legend={text.customEmoji.from}
            name="customEmojiFrom"
            value={emojiFrom}
            options={[
              ['member', text.customEmoji.froms.member],
              ['administrator', text.customEmoji.froms.administrator],
            ]}
            hint={text.customEmoji.fromHints[emojiFrom]}
            onChoose={setEmojiFrom}
          />
        </div>
        <Submit done={text.settings.saved}>{text.settings.save}</Submit>
      </Section>
    </Form>
  );
}
