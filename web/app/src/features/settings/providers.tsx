import type { LinkedProvider, ProviderInfo } from '~/shared/api/contract';
import { useApi } from '~/shared/api/use-api';
import { useServerInfo } from '~/shared/api/use-query';
import { Form } from '~/shared/forms/form';
import { Submit } from '~/shared/forms/submit';
import { useFormats } from '~/shared/i18n/format';
import { useAllText } from '~/shared/i18n/use-all-text';
import { Empty, Row, Rows, Section } from '~/shared/ui/section';

interface ProvidersProps {
  readonly linked: readonly LinkedProvider[];
  readonly onChange: () => Promise<void>;
}

/** Other services that sign one in here. */
export function Providers({ linked, onChange }: ProvidersProps) {
  const text = useAllText();
  const server = useServerInfo();
  const words = text.settings.security;
  const offered = server.kind === 'ready' ? server.data.providers : [];
  // One that the server no longer offers can still be unlinked.
  const known = new Map<string, Pick<ProviderInfo, 'name' | 'label'>>(
    [...linked, ...offered].map((provider) => [provider.name, provider]),
  );
  return (
    <Section title={words.providers} lead={known.size === 0 ? words.providersNone : words.providersLead}>
      {known.size > 0 && (
        <Rows label={words.providers}>
          {[...known.values()].map(({ name, label }) => (
            <ProviderRow
              key={name}
              name={name}
              label={label}
              link={linked.find((provider) => provider.name === name)}
              onChange={onChange}
            />
          ))}
        </Rows>
      )}
      {server.kind === 'failed' && <Empty>{text.errors.unavailable}</Empty>}
    </Section>
  );
}

interface ProviderRowProps {
  readonly name: string;
  readonly label: string;
  readonly link: LinkedProvider | undefined;
  readonly onChange: () => Promise<void>;
}

function ProviderRow({ name, label, link, onChange }: ProviderRowProps) {
  const text = useAllText();
  const api = useApi();
  const formats = useFormats();
  const words = text.settings.security;
  const change = async () => {
    if (link === undefined) {
      const { url } = await api.call(
        'POST /auth/providers/{name}/start',
        { purpose: 'link', returnTo: '/settings/security' },
        { path: { name } },
      );
      location.assign(url);
      return;
    }
    await api.call('DELETE /me/providers/{name}', undefined, { path: { name } });
    await onChange();
  };
  const about = link === undefined ? [] : [link.email, words.linked(formats.day(link.linkedAt))];
  return (
    <Row
      title={label}
      meta={link === undefined ? words.notLinked : about.filter((part) => part !== null).join(' · ')}
      actions={
        <Form action={change}>
          <Submit quiet label={`${link === undefined ? words.link : words.unlink}: ${label}`}>
            {link === undefined ? words.link : words.unlink}
          </Submit>
        </Form>
      }
    />
  );
}
