import { useText } from '~/shared/i18n/use-text';
import { useSetting } from '~/shared/settings/setting';
import { themeSetting, themes } from '~/shared/settings/theme';
import { Choice } from '~/shared/ui/choice';

export function Appearance() {
  const text = useText();
  const theme = useSetting(themeSetting);
  const words = text.settings.profile;
  return (
    <Choice
      hideLegend
      legend={words.appearance}
      name="theme"
      value={theme}
      options={themes.map((value) => [value, words.themes[value]])}
      onChoose={themeSetting.set}
    />
  );
}
