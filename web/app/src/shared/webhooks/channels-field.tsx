import { useEffect, useId, useState } from 'react';
import { useApi } from '~/shared/api/use-api';
import { useQuery } from '~/shared/api/use-query';
import { useFormState } from '~/shared/forms/form';
import { Choice } from '~/shared/ui/choice';
import controls from '~/shared/ui/controls.module.css';
import { Icon } from '~/shared/ui/icon';
import { useWords } from './use-words';
import styles from './webhooks.module.css';

/** The name is null of one that was chosen before, until the server has said it. */
export interface NamedChannel {
  readonly id: string;
  readonly name: string | null;
}

interface ChannelsFieldProps {
  /** Null for all. */
  readonly channels: readonly NamedChannel[] | null;
  readonly onChange: (channels: readonly NamedChannel[] | null) => void;
}

const askMs = 150;
const channelsMax = 50;

/** All channels of the server, or some of them. */
export function ChannelsField({ channels, onChange }: ChannelsFieldProps) {
  const words = useWords();
  return (
    <div className={styles.channels}>
      <Choice
        legend={words.places}
        name="places"
        value={channels === null ? 'all' : 'some'}
        options={[
          ['all', words.allChannels],
          ['some', words.someChannels],
        ]}
        onChoose={(value) => onChange(value === 'all' ? null : [])}
      />
      {channels !== null && (
        <>
          {channels.length > 0 && (
            <ul className={styles.chips} aria-label={words.chosenChannels}>
              {channels.map((channel) => (
                <Chip
                  key={channel.id}
                  channel={channel}
                  onRemove={() => onChange(channels.filter(({ id }) => id !== channel.id))}
                />
              ))}
            </ul>
          )}
          {channels.length < channelsMax && (
            <Finder without={channels} onPick={(channel) => onChange([...channels, channel])} />
          )}
        </>
      )}
    </div>
  );
}

function Chip({ channel, onRemove }: { readonly channel: NamedChannel; readonly onRemove: () => void }) {
  const words = useWords();
  const api = useApi();
  const asked = useQuery(`channel-name/${channel.id}`, async () =>
    channel.name === null
      ? (await api.call('GET /admin/conversations/{id}', undefined, { path: { id: channel.id } })).name
      : channel.name,
  );
  const name = channel.name ?? (asked.kind === 'ready' ? asked.data : '…');
  return (
    <li className={styles.chip}>
      <Icon name="hash" />
      {name}
      <button type="button" aria-label={words.without(name)} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </li>
  );
}

interface FinderProps {
  readonly without: readonly NamedChannel[];
  readonly onPick: (channel: NamedChannel) => void;
}

function Finder({ without, onPick }: FinderProps) {
  const words = useWords();
  const id = useId();
  const api = useApi();
  const problem = useFormState().fields.channel;
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly NamedChannel[] | null>(null);
  const wanted = query.trim();
  // Follows the server's list of channels, a moment after the last key. A later answer is about later words.
  useEffect(() => {
    let isCurrent = true;
    const ask = async () => {
      const answer = await api
        .call('GET /admin/conversations', undefined, { query: { q: wanted, kind: 'channel', limit: '8' } })
        .catch(() => null);
      if (isCurrent && answer !== null) {
        setFound(answer.items.map(({ id: channel, name }) => ({ id: channel, name })));
      }
    };
    const timer = setTimeout(() => void ask(), askMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [api, wanted]);
  const chosen = new Set(without.map(({ id: channel }) => channel));
  const shown = (found ?? []).filter(({ id: channel }) => !chosen.has(channel));
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        {words.findChannel}
      </label>
      <input
        id={id}
        name="channel"
        className={controls.field}
        type="search"
        autoComplete="off"
        placeholder={words.findChannel}
        aria-invalid={problem === undefined ? undefined : true}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
        onKeyDown={(event) => {
          // Enter takes the first one. It does not send the form.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            event.preventDefault();
            const [first] = shown;
            if (first !== undefined && wanted !== '') {
              setQuery('');
              onPick(first);
            }
          }
        }}
      />
      {problem !== undefined && <p className={styles.problem}>{problem}</p>}
      {found?.length === 0 && <p className={styles.none}>{words.noChannel}</p>}
      <ul className={styles.found}>
        {shown.map((channel) => (
          <li key={channel.id}>
            <button
              type="button"
              onClick={() => {
                setQuery('');
                onPick(channel);
              }}
            >
              <Icon name="hash" />
              {channel.name}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
