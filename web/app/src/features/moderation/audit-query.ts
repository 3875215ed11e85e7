export interface AuditFilter {
  readonly action: string;
  readonly actor: string | null;
  readonly user: string | null;
  /** Days, as the browser's own field has them: 2026-05-17. Empty for none. */
  readonly since: string;
  readonly until: string;
}

export const noFilter: AuditFilter = { action: '', actor: null, user: null, since: '', until: '' };

/** What the server is asked for. Days are those of the reader's clock, and the last one is part of it. */
export function queryOf({ action, actor, user, since, until }: AuditFilter): Readonly<Record<string, string>> {
  const begin = dayOf(since, 0);
  const end = dayOf(until, 1);
  return {
    ...(action === '' ? {} : { action }),
    ...(actor === null ? {} : { actor }),
    ...(user === null ? {} : { user }),
    ...(begin === null ? {} : { since: begin }),
    ...(end === null ? {} : { until: end }),
  };
}

function dayOf(day: string, later: number): string | null {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return day === '' ? null : new Date(year, month - 1, date + later).toISOString();
}

export interface AuditChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What has changed, field by field, as it can be read. */
export function changesOf(before: unknown, after: unknown): readonly AuditChange[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return names
    .map((name) => ({
      name,
      before: name in was ? textOf(was[name]) : null,
      after: name in is ? textOf(is[name]) : null,
    }))
    .filter(({ before, after }) => (before ?? '') !== '' || (after ?? '') !== '');
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};

const textOf = (value: unknown): string =>
  value === null || value === '' ? '' : typeof value === 'string' ? value : JSON.stringify(value);
