import type { LaterText } from '~/shared/i18n/en-later';

// What a field takes, so far as the page can tell before the server does. It has the last word.

/** What is wrong with a value, or undefined. */
export type Rule = (value: string, text: LaterText) => string | undefined;

export const limits = {
  usernameCharsMin: 3,
  usernameCharsMax: 32,
  displayNameCharsMax: 64,
  passwordCharsMin: 8,
  passwordCharsMax: 128,
  bioCharsMax: 500,
  statusCharsMax: 100,
  codeDigits: 6,
} as const;

/** Characters as people count them: an emoji is one. */
export const charsIn = (value: string): number => [...value].length;

const filled = (value: string, text: LaterText) => (value.trim() === '' ? text.fields.required : undefined);
const check = (isRight: (value: string) => boolean, message: (text: LaterText) => string): Rule => {
  return (value, text) => filled(value, text) ?? (isRight(value) ? undefined : message(text));
};

export const required: Rule = filled;

export const username: Rule = check(
  (value) => /^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]{2,31}$/u.test(value.trim().normalize('NFKC')),
  (text) => text.fields.username,
);

export const displayName: Rule = check(
  (value) => charsIn(value.trim()) <= limits.displayNameCharsMax,
  (text) => text.fields.displayName,
);

export const email: Rule = check(
  (value) => /^[^\s@]+@[^\s@]+$/u.test(value.trim()),
  (text) => text.fields.email,
);

export const password: Rule = (value, text) => {
  const chars = charsIn(value);
  if (chars === 0) {
    return text.fields.required;
  }
  return chars < limits.passwordCharsMin || chars > limits.passwordCharsMax ? text.fields.passwordLength : undefined;
};

export const code: Rule = check(
  (value) => /^\d{6}$/u.test(value.replace(/\s/gu, '')),
  (text) => text.fields.code,
);

export const optional =
  (rule: Rule): Rule =>
  (value, text) =>
    value.trim() === '' ? undefined : rule(value, text);

export const atMost =
  (charsMax: number): Rule =>
  (value, text) =>
    charsIn(value) > charsMax ? text.fields.bio : undefined;
