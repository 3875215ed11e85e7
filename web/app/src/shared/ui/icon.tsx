const paths = {
  bookmark: 'M6.5 4h11v16L12 15.5 6.5 20z',
  bell: 'M6 10a6 6 0 0 1 12 0c0 5 2 6 2 6.5H4C4 16 6 15 6 10zM10 19.5a2.2 2.2 0 0 0 4 0',
  bellOff: 'M4 4l16 16M7 6.7A6 6 0 0 1 18 10c0 2 .3 3.4.7 4.4M6 10c0 5-2 6-2 6.5h12M10 19.5a2.2 2.2 0 0 0 4 0',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  compose: 'M5 5h7M5 5v14h14v-7M10 14l.7-3.2L18.2 3.3l2.5 2.5-7.5 7.5z',
  edit: 'M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5',
  hash: 'M9.5 4.5L7.5 19.5M16.5 4.5l-2 15M4.5 9h15.5M4 15h15.5',
  poll: 'M5 19.5V11M12 19.5V4.5M19 19.5V8',
  pin: 'M9 4h6l-.7 6 3.2 3.5H6.5L9.7 10zM12 13.5V20.5',
  reply: 'M9.5 6L4 11.5 9.5 17M4.5 11.5H14a6 6 0 0 1 6 6v1',
  smile:
    'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM8.5 14c.8 1.5 2 2.2 3.5 2.2s2.7-.7 3.5-2.2M9 9.5v.01M15 9.5v.01',
  star: 'M12 4l2.5 5.2 5.7.8-4.1 4 1 5.6-5.1-2.7-5.1 2.7 1-5.6-4.1-4 5.7-.8z',
  up: 'M12 19V6M6 11.5l6-6 6 6',
  thread: 'M4 5h16v10.5H11L7 19v-3.5H4zM8 9h8M8 12h5',
  trash: 'M4.5 7h15M9 7V4.5h6V7M6.5 7l.8 12.5h9.4L17.5 7M10 10.5v5.5M14 10.5v5.5',
  inbox: 'M4 13.5l3-8h10l3 8V19H4zM4 13.5h5c.3 1.6 1.4 2.5 3 2.5s2.7-.9 3-2.5h5',
  folder: 'M3.5 6.5h6l2 2h9v10h-17z',
  chevron: 'M8 10l4 4 4-4',
  back: 'M19 12H5M11 6l-6 6 6 6',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  copy: 'M9 9h9.5v10.5H9zM6 15H5.5V4.5H15V5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M12 5v13M6 12.5l6 6 6-6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 14.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5z',
  keyboard: 'M3.5 7h17v10.5h-17zM7 10.5v.01M10.3 10.5v.01M13.7 10.5v.01M17 10.5v.01M8.5 14h7',
  people:
    'M9 11a3.25 3.25 0 1 0 0-6.5A3.25 3.25 0 0 0 9 11zM3 19c.4-3.2 2.8-5 6-5s5.6 1.8 6 5M15.5 4.8a3.25 3.25 0 0 1 0 6M17.5 14.4c2 .6 3.2 2.2 3.5 4.6',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 17.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM16 16l4.5 4.5',
  send: 'M12 19V5.5M6 11l6-6 6 6',
  more: 'M5.5 12a.5 .5 0 1 0 1 0 .5 .5 0 0 0-1 0zM11.5 12a.5 .5 0 1 0 1 0 .5 .5 0 0 0-1 0zM17.5 12a.5 .5 0 1 0 1 0 .5 .5 0 0 0-1 0z',
  settings:
    'M4 8h9M17.5 8H20M4 16h2.5M11 16h9M15.25 10.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5zM8.75 18.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5z',
  signOut: 'M14 4.5H6.5a1 1 0 0 0-1 1v13a1 1 0 0 0 1 1H14M10.5 12H20M16.5 8.5L20 12l-3.5 3.5',
  warn: 'M12 4.5l8.5 15h-17zM12 10v4M12 16.75v.01',
} as const;

export type IconName = keyof typeof paths;

/** A line drawing beside a text or inside a labelled button; it says nothing by itself. What is not on the first screen has `LaterIcon`. */
export const Icon = ({ name }: { readonly name: IconName }) => <Drawing path={paths[name]} />;

export function Drawing({ path }: { readonly path: string }) {
  return (
    <svg
      aria-hidden="true"
      width="20"
      height="20"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={path} />
    </svg>
  );
}
