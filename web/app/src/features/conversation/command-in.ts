/** The command that a text gives, by its name; null for words like any others. A path such as /usr/bin is one of those. */
export const commandIn = (words: string): string | null =>
  /^\/([a-z0-9][a-z0-9-]{0,31})(?:\s|$)/u.exec(words)?.[1] ?? null;

/** With a second slash in front, a text is said with one. */
export const said = (words: string): string => (words.startsWith('//') ? words.slice(1) : words);
