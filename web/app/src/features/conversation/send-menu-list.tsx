import { useText } from '~/shared/i18n/use-text';
import { FloatingMenu } from '~/shared/ui/floating';
import { Icon } from '~/shared/ui/icon';
import { MenuItem } from '~/shared/ui/menu';
import type { Place } from '~/shared/ui/place';

export interface SendWays {
  readonly previews: boolean;
  readonly onPreviews: (on: boolean) => void;
  readonly onSilent: () => void;
  readonly onLater: (at: Place) => void;
}

interface SendMenuListProps extends SendWays {
  readonly at: Place;
  readonly onClose: () => void;
}

export function SendMenuList({ previews, onPreviews, onSilent, onLater, at, onClose }: SendMenuListProps) {
  const text = useText();
  const words = text.scheduled;
  return (
    <FloatingMenu label={words.ways} at={at} onClose={onClose}>
      <MenuItem icon={<Icon name="clock" />} onChoose={() => onLater(at)}>
        {words.later}
      </MenuItem>
      <MenuItem icon={<Icon name="bellOff" />} onChoose={onSilent}>
        {words.silently}
      </MenuItem>
      <MenuItem icon={<Icon name="eye" />} onChoose={() => onPreviews(!previews)}>
        {previews ? text.composer.hidePreview : text.composer.preview}
      </MenuItem>
    </FloatingMenu>
  );
}
