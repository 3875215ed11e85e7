import { limits } from './rules';

export type Strength = 0 | 1 | 2 | 3 | 4;

/**
 * A rough idea of how hard a password is to guess, from its length and how varied it is. Only a hint while typing: the
 * server knows the lists of common ones. 0 is too short to be taken.
 */
export function strengthOf(password: string): Strength {
  const characters = [...password];
  if (characters.length < limits.passwordCharsMin) {
    return 0;
  }
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length;
  const varied = new Set(characters).size;
  // Repeating a character, or walking along the keyboard's digits, adds little.
  const runs = characters.filter((character, index) => isNext(characters[index - 1], character)).length;
  const worth = Math.min(varied * 1.5, characters.length) - runs * 0.75 + (kinds - 1) * 1.5;
  return worth >= 17 ? 4 : worth >= 12.5 ? 3 : worth >= 8 ? 2 : 1;
}

function isNext(before: string | undefined, character: string): boolean {
  const step = (character.codePointAt(0) ?? 0) - (before?.codePointAt(0) ?? Number.NaN);
  return step === 0 || step === 1 || step === -1;
}
