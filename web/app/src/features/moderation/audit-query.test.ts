import { expect, test } from 'vitest';
import { changesOf, noFilter, queryOf } from './audit-query';

test('what is left open is not asked for, and the last day counts', () => {
  expect(queryOf(noFilter)).toEqual({});
  const query = queryOf({ ...noFilter, action: 'member.banned', user: 'u', since: '2026-05-17', until: '2026-05-17' });
  expect(query).toMatchObject({ action: 'member.banned', user: 'u' });
  expect(Date.parse(query.until ?? '') - Date.parse(query.since ?? '')).toBe(86_400_000);
});

test('changes are told field by field', () => {
  expect(
    changesOf({ role: 'member', muted: null, until: 'noon' }, { role: 'moderator', seqs: [1, 2], until: null }),
  ).toEqual([
    { name: 'role', before: 'member', after: 'moderator' },
    { name: 'until', before: 'noon', after: '' },
    { name: 'seqs', before: null, after: '[1,2]' },
  ]);
  expect(changesOf(null, null)).toEqual([]);
});
