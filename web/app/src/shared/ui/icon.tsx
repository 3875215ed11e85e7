const paths = {
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M12 5v13M6 12.5l6 6 6-6',
  menu: 'M4 7h16M4 12h16M4 17h10',
  people:
    'M9 11a3.25 3.25 0 1 0 0-6.5A3.25 3.25 0 0 0 9 11zM3 19c.4-3.2 2.8-5 6-5s5.600 1.800 6 5M15.500 4.800a3.250 3.250 0 0 1 0 6M17.500 14.400c2 .6 3.200 2.200 3.500 4.600',
  plus: 'M12 5v14M5 12h14',
  send: 'M12 19V5.500M6 11l6-6 6 6',
  settings:
    'M4 8h9M17.500 8H20M4 16h2.500M11 16h9M15.250 10.250a2.250 2.250 0 1 0 0-4.500 2.250 2.250 0 0 0 0 4.500zM8.750 18.250a2.250 2.250 0 1 0 0-4.500 2.250 2.250 0 0 0 0 4.500z',
} as const;

/** A line drawing beside a text or inside a labelled button; it says nothing by itself. */
export function Icon({ name }: { readonly name: keyof typeof paths }) {
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
      <path d={paths[name]} />
    </svg>
  );
}
