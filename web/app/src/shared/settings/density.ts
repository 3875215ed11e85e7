import { setting } from './setting';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const isDensity = (value: string): value is Density => densities.some((density) => density === value);

/** How much room messages and lists have. */
export const densitySetting = setting<Density>('parlance.density', isDensity, 'comfortable', (density) => {
  document.documentElement.dataset.density = density;
});

export const contrasts = ['auto', 'more'] as const;
export type Contrast = (typeof contrasts)[number];

const isContrast = (value: string): value is Contrast => contrasts.some((contrast) => contrast === value);

/** As the device asks for, or always high. */
export const contrastSetting = setting<Contrast>('parlance.contrast', isContrast, 'auto', (contrast) => {
  document.documentElement.dataset.contrast = contrast;
});

export const textSizes = ['small', 'normal', 'large'] as const;
export type TextSize = (typeof textSizes)[number];

const isTextSize = (value: string): value is TextSize => textSizes.some((size) => size === value);

/** Of all letters, and with them of everything: the page is measured in them. */
export const textSizeSetting = setting<TextSize>('parlance.text-size', isTextSize, 'normal', (size) => {
  document.documentElement.dataset.textSize = size;
});
