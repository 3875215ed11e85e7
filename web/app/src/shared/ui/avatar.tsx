import styles from './avatar.module.css';
import { tintOfColor, tintOfId } from './colors';

export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? '',
  );
  return letters.join('').toUpperCase();
}

interface AvatarProps {
  readonly name: string;
  /** Of the account. The same one has the same colour everywhere, until its owner chooses another. */
  readonly id: string;
  readonly color?: string | undefined;
  readonly size?: 's' | 'm' | 'l';
}

export function Avatar({ name, id, color = '', size = 'm' }: AvatarProps) {
  return (
    <span className={styles.avatar} data-tint={tintOfColor(color) ?? tintOfId(id)} data-size={size} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
