export const optionsMax = 10;
export const optionCharsMax = 200;
export const questionCharsMax = 1_000;

/** The fields for what can be chosen: always one more than are filled, two at least. */
export function fieldsFor(options: readonly string[]): readonly string[] {
  const filled = options.slice(0, options.findLastIndex((option) => option.trim() !== '') + 1);
  const shown = filled.length < optionsMax ? [...filled, ''] : filled;
  return shown.length < 2 ? ['', ''] : shown;
}

/** What can be chosen, of what was typed. */
export const chosenOf = (options: readonly string[]): readonly string[] =>
  options.map((option) => option.trim()).filter((option) => option !== '');

/** What is wrong with the option of a field; null when nothing is. */
export function optionProblem(options: readonly string[], at: number): 'few' | 'same' | 'long' | null {
  const own = options[at]?.trim() ?? '';
  if (own === '') {
    return at < 2 && chosenOf(options).length < 2 ? 'few' : null;
  }
  if (own.length > optionCharsMax) {
    return 'long';
  }
  const isSame = (other: string) => other.trim().toLowerCase() === own.toLowerCase();
  return options.slice(0, at).some(isSame) ? 'same' : null;
}
