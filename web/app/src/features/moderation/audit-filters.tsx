import { type ReactNode, useId, useState } from 'react';
import { PeoplePicker } from '~/shared/chat/people-picker';
import { PersonAvatar } from '~/shared/chat/person-avatar';
import { usePersonName } from '~/shared/chat/use-people';
import { useAllText } from '~/shared/i18n/use-all-text';
import { cx } from '~/shared/ui/class-names';
import controls from '~/shared/ui/controls.module.css';
import { Dialog } from '~/shared/ui/dialog';
import { Icon } from '~/shared/ui/icon';
import styles from './audit.module.css';
import type { AuditFilter } from './audit-query';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
}

export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const text = useAllText();
  const words = text.audit;
  const change = (what: Partial<AuditFilter>) => onChange({ ...filter, ...what });
  return (
    <search className={styles.filters} aria-label={words.filters}>
      <Labelled label={words.what}>
        {(id) => (
          <select
            id={id}
            className={cx(controls.field, controls.select, styles.small)}
            value={filter.action}
            onChange={(event) => change({ action: event.target.value })}
          >
            <option value="">{words.anything}</option>
            {Object.entries(words.actions).map(([action, label]) => (
              <option key={action} value={action}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Who label={words.by} chosen={filter.actor} onChange={(actor) => change({ actor })} />
      <Who label={words.to} chosen={filter.user} onChange={(user) => change({ user })} />
      {(['since', 'until'] as const).map((name) => (
        <Labelled key={name} label={words[name]}>
          {(id) => (
            <input
              id={id}
              type="date"
              className={cx(controls.field, styles.small)}
              value={filter[name]}
              onChange={(event) => change({ [name]: event.target.value })}
            />
          )}
        </Labelled>
      ))}
    </search>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {children(id)}
    </div>
  );
}

interface WhoProps {
  readonly label: string;
  readonly chosen: string | null;
  readonly onChange: (user: string | null) => void;
}

/** Somebody, or anybody. */
function Who({ label, chosen, onChange }: WhoProps) {
  const text = useAllText();
  const words = text.audit;
  const [choosing, setChoosing] = useState(false);
  const id = useId();
  return (
    <div className={styles.filter}>
      <span id={`${id}label`} className={styles.label}>
        {label}
      </span>
      <div className={styles.who}>
        <button
          type="button"
          className={cx(controls.field, styles.small, styles.person)}
          id={id}
          aria-labelledby={`${id}label ${id}`}
          onClick={() => setChoosing(true)}
        >
          {chosen === null ? words.anybody : <Chosen id={chosen} />}
        </button>
        {chosen !== null && (
          <button
            type="button"
            className={controls.icon}
            aria-label={words.clear(label)}
            onClick={() => onChange(null)}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      {choosing && (
        <Dialog title={label} onClose={() => setChoosing(false)}>
          <PeoplePicker
            label={label}
            chosen={[]}
            without={[]}
            onChange={() => undefined}
            onPick={(user) => {
              onChange(user);
              setChoosing(false);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}

function Chosen({ id }: { readonly id: string }) {
  return (
    <>
      <PersonAvatar id={id} size="s" />
      <span>{usePersonName(id)}</span>
    </>
  );
}
