/** Signs of the rail, drawn in lines of the text's colour. */
const SIGNS: Readonly<Record<string, string>> = {
  map: 'M9 4 3 6.5v13.5l6-2.5 6 2.5 6-2.5V4l-6 2.5zM9 4v13.5M15 6.5V20',
  incidents: 'M12 2.5 21.5 12 12 21.5 2.5 12zM12 7.5v5.5M12 16v.5',
  work: 'M14.5 5.5a4.5 4.5 0 0 0-5.6 5.6L4 16l4 4 4.9-4.9a4.5 4.5 0 0 0 5.6-5.6L15.8 12 12 8.2z',
  stops: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM8 12h8',
  permits: 'M5 3h14v18H5zM8.5 8h7M8.5 12h7M8.5 16h4',
  applications: 'M6 3h8l4 4v14H6zM14 3v4h4M9.5 14l2 2 3.5-4',
  zones: 'M12 3l8 5-2 9-8 4-6-7 2-8z',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 5a3 3 0 0 1 0 6M18 14.5c2 .8 3 2.5 3 5.5',
  posts: 'M4 10h16v4H4zM6.5 14v6M17.5 14v6M8 10l3 4M13 10l3 4',
  inbox: 'M6 10a6 6 0 0 1 12 0c0 6 2 7 2 7H4s2-1 2-7zM10 20.5h4',
  out: 'M14 4H5v16h9M10 12h11M17.5 8.5 21 12l-3.5 3.5',
};

export function Icon({ name }: { readonly name: string }) {
  return (
    <svg class="sign" viewBox="0 0 24 24" aria-hidden="true">
      <path
        d={SIGNS[name] ?? ''}
        fill="none"
        stroke="currentColor"
        stroke-width="1.8"
        stroke-linejoin="round"
        stroke-linecap="round"
      />
    </svg>
  );
}
