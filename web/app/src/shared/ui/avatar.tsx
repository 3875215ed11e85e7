import styles from './avatar.module.css';

const tints = 12;

/** The same name has the same colour everywhere, on every device. */
function tintOf(name: string): number {
  let hash = 7;
  for (const character of name.normalize('NFC').toLowerCase()) {
    hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) | 0;
  }
  return Math.abs(hash) % tints;
}

function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? '',
  );
  return letters.join('').toUpperCase();
}

export function Avatar({ name, size = 'm' }: { readonly name: string; readonly size?: 's' | 'm' }) {
  return (
    <span className={styles.avatar} data-tint={tintOf(name)} data-size={size} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
