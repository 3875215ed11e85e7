import { setting } from './setting';

export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const isTheme = (value: string): value is Theme => themes.some((theme) => theme === value);

export const themeSetting = setting<Theme>('parlance.theme', isTheme, 'auto', (theme) => {
  document.documentElement.dataset.theme = theme;
});
