import { useAllText } from '~/shared/i18n/use-all-text';
import { colors } from '~/shared/ui/colors';
import { Swatches } from '~/shared/ui/swatches';

interface LogoColorProps {
  readonly value: string;
  readonly onChoose: (color: string) => void;
}

/** The colour behind the server's sign. */
export function LogoColor({ value, onChoose }: LogoColorProps) {
  const text = useAllText();
  return (
    <Swatches
      legend={text.admin.server.logoColor}
      name="logoColor"
      colors={colors}
      value={value}
      label={(index) => text.settings.profile.colorName(index + 1)}
      onChoose={onChoose}
    />
  );
}
