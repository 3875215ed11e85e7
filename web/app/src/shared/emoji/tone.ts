import { setting } from '~/shared/settings/setting';

/** The colour of skin that hands and people have; `0` is the yellow of none. */
export const tones = ['0', '1', '2', '3', '4', '5'] as const;
export type Tone = (typeof tones)[number];

const isTone = (value: string): value is Tone => tones.some((tone) => tone === value);

export const toneSetting = setting<Tone>('parlance.emoji-tone', isTone, '0', () => undefined);
