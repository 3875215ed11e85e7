import { useMemo } from 'react';
import { daysBetween } from '~/shared/i18n/days';
import { useFormats } from '~/shared/i18n/format';
import { useText } from '~/shared/i18n/use-text';
import type { Person } from '~/shared/lobby/contract';
import type { RoomState } from '~/shared/lobby/room-state';
import type { Outgoing } from '~/shared/lobby/timeline';
import { cx } from '~/shared/ui/class-names';
import { MessageRow } from './message-row';
import { type Row, rows } from './rows';
import styles from './timeline.module.css';

interface TimelineProps {
  readonly room: RoomState;
  readonly outgoing: readonly Outgoing[];
  readonly me: Person;
  readonly freshAfter: number | null;
}

/** All that was said in a room, with its days, comings and goings. */
export function Timeline({ room, outgoing, me, freshAfter }: TimelineProps) {
  const text = useText();
  const lines = useMemo(() => rows(room.timeline, outgoing, me, freshAfter), [room.timeline, outgoing, me, freshAfter]);

  if (lines.length === 0) {
    return room.entry === 'here' ? (
      <div className={styles.empty}>
        <p className={styles.emptyTitle}>{text.messages.emptyTitle}</p>
        <p>{text.messages.empty}</p>
        <p className={styles.honest}>{text.honest}</p>
      </div>
    ) : null;
  }
  return lines.map((row) =>
    row.kind === 'message' ? (
      <MessageRow
        key={row.key}
        author={row.author}
        text={row.text}
        at={row.at}
        first={row.first}
        mine={row.author.id === me.id}
        outgoing={row.outgoing}
      />
    ) : (
      <Line key={row.key} row={row} />
    ),
  );
}

function Line({ row }: { readonly row: Exclude<Row, { kind: 'message' }> }) {
  const text = useText();
  switch (row.kind) {
    case 'day':
      return <Day at={row.at} />;
    case 'fresh':
      return <p className={styles.fresh}>{text.messages.fresh}</p>;
    case 'gap':
    case 'restart':
      return <p className={styles.notice}>{text.messages[row.kind]}</p>;
    case 'visits':
      return (
        <p className={styles.visit}>
          {row.joined.length > 0 && <span>{text.people.joined(row.joined)}</span>}
          {row.left.length > 0 && <span>{text.people.left(row.left)}</span>}
        </p>
      );
  }
}

function Day({ at }: { readonly at: number }) {
  const text = useText();
  const formats = useFormats();
  const ago = daysBetween(at, Date.now());
  return (
    <h2 className={cx(styles.day, ago > 0 && styles.past)}>
      {ago === 0 ? text.messages.today : ago === 1 ? text.messages.yesterday : formats.date(at)}
    </h2>
  );
}
