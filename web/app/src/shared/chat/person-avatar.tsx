import { useText } from '~/shared/i18n/use-text';
import { Avatar } from '~/shared/ui/avatar';
import { PresenceDot } from './presence-dot';
import { nameOf, usePerson } from './use-people';

interface PersonAvatarProps {
  readonly id: string;
  readonly size?: 's' | 'm' | 'l';
  readonly presence?: boolean;
}

export function PersonAvatar({ id, size = 'm', presence = false }: PersonAvatarProps) {
  const text = useText();
  const card = usePerson(id);
  const avatar = <Avatar id={id} name={nameOf(card, text)} color={card?.color} size={size} />;
  return presence ? <PresenceDot user={id}>{avatar}</PresenceDot> : avatar;
}
