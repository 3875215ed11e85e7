import { Drawing, Icon, type IconName } from './icon';

const paths = {
  at: 'M16 12a4 4 0 1 0-8 0 4 4 0 0 0 8 0zM16 8v5a2.5 2.5 0 0 0 4.5 1.5A9 9 0 1 0 17 19.5',
  archive: 'M4 5h16v4H4zM5.5 9v10h13V9M10 13h4',
  forwardTo: 'M14.5 6L20 11.5 14.5 17M19.5 11.5H10a6 6 0 0 0-6 6v1',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 1 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 1 0 5.7 5.7l1-1',
  unread: 'M4 6h11M4 12h8M4 18h11M19 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  flag: 'M6 20.5V4.5M6 5h11.5l-2.5 4 2.5 4H6',
  device: 'M4 5.5h16v10.5H4zM9 19.5h6M12 16v3.5',
  eyeOff:
    'M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a16 16 0 0 1-2.7 3.4M6.5 7.3A15.5 15.5 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.3-1.1M10.1 10.1a2.75 2.75 0 0 0 3.8 3.8',
  forward: 'M9 5.5l6.5 6.5L9 18.5',
  key: 'M14.5 13.5a4.75 4.75 0 1 0-4.6-3.6L4 15.8V20h4v-2.5h2.5V15l1.6-1.6a4.7 4.7 0 0 0 2.4.1zM15.8 8.2v.01',
  menu: 'M4 7h16M4 12h16M4 17h10',
  phone: 'M8 3.5h8a1 1 0 0 1 1 1v15a1 1 0 0 1-1 1H8a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1zM11 17.75h2',
  shield: 'M12 3.5l7 2.5v5.5c0 4.5-3 7.5-7 9-4-1.5-7-4.5-7-9V6zM9 12l2.25 2.25L15.25 10',
} as const;

type LaterName = keyof typeof paths;

export type AnyIconName = IconName | LaterName;

const isLater = (name: AnyIconName): name is LaterName => name in paths;

/** Any line drawing, for what opens after the first screen. */
export const LaterIcon = ({ name }: { readonly name: AnyIconName }) =>
  isLater(name) ? <Drawing path={paths[name]} /> : <Icon name={name} />;
