import { useAllText } from '~/shared/i18n/use-all-text';
import { initials } from '~/shared/ui/avatar';
import { colors } from '~/shared/ui/colors';
import { Swatches } from '~/shared/ui/swatches';

interface ColorChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly onChoose: (color: string) => void;
}

/** The colour behind one's initials, seen as others will see it. */
export function ColorChoice({ name, value, onChoose }: ColorChoiceProps) {
  const text = useAllText();
  return (
    <Swatches
      legend={text.settings.profile.color}
      name="color"
      colors={colors}
      value={value}
      label={(index) => text.settings.profile.colorName(index + 1)}
      onChoose={onChoose}
    >
      {initials(name)}
    </Swatches>
  );
}
