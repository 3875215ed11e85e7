import { useAllText } from '~/shared/i18n/use-all-text';
import {
  contrastSetting,
  contrasts,
  densities,
  densitySetting,
  textSizeSetting,
  textSizes,
} from '~/shared/settings/density';
import { useSetting } from '~/shared/settings/setting';
import { themeSetting, themes } from '~/shared/settings/theme';
import { Choice } from '~/shared/ui/choice';

export function Appearance() {
  const text = useAllText();
  const theme = useSetting(themeSetting);
  const density = useSetting(densitySetting);
  const textSize = useSetting(textSizeSetting);
  const contrast = useSetting(contrastSetting);
  const words = text.settings.profile;
  return (
    <>
      <Choice
        hideLegend
        legend={words.appearance}
        name="theme"
        value={theme}
        options={themes.map((value) => [value, words.themes[value]])}
        onChoose={themeSetting.set}
      />
      <Choice
        legend={words.density}
        name="density"
        value={density}
        options={densities.map((value) => [value, words.densities[value]])}
        onChoose={densitySetting.set}
      />
      <Choice
        legend={words.textSize}
        name="textSize"
        value={textSize}
        options={textSizes.map((value) => [value, words.textSizes[value]])}
        onChoose={textSizeSetting.set}
      />
      <Choice
        legend={words.contrast}
        name="contrast"
        value={contrast}
        options={contrasts.map((value) => [value, words.contrasts[value]])}
        onChoose={contrastSetting.set}
      />
    </>
  );
}
