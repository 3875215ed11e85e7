import type { ServerInfo } from '~/shared/api/contract';
import { tintOfColor } from './colors';
import styles from './logo.module.css';

/** The server's sign: its emoji on its colour, and its name. */
export function Logo({ server }: { readonly server: Pick<ServerInfo, 'name' | 'logoEmoji' | 'logoColor'> | null }) {
  const name = server?.name ?? 'Parlance';
  const emoji = server?.logoEmoji ?? '';
  const tint = tintOfColor(server?.logoColor ?? '');
  return (
    <span className={styles.logo}>
      {(emoji !== '' || tint !== null) && (
        <span className={styles.sign} data-tint={tint ?? undefined} aria-hidden="true">
          {emoji !== '' ? emoji : [...name][0]?.toUpperCase()}
        </span>
      )}
      <span className={styles.name}>{name}</span>
    </span>
  );
}
