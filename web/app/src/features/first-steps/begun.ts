export const steps = ['channel', 'invite', 'server'] as const;
export type Step = (typeof steps)[number];

const keyOf = (me: string) => `parlance.first-steps.${me}`;
const isStep = (value: string): value is Step => steps.some((step) => step === value);

/** Which of the first steps somebody has taken, on this device; null where they were never shown. */
export const firstSteps = {
  get(me: string): readonly Step[] | null {
    try {
      return localStorage.getItem(keyOf(me))?.split(' ').filter(isStep) ?? null;
    } catch {
      return null;
    }
  },
  set(me: string, taken: readonly Step[]): void {
    try {
      localStorage.setItem(keyOf(me), taken.join(' '));
    } catch {
      // Storage is switched off: they are shown as long as the page.
    }
  },
};
