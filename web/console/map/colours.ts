/** The map's colours: written once in colours.css for light and dark, read here because a canvas knows no variables. */
export const COLOUR_NAMES = [
  'land',
  'water',
  'stream',
  'road',
  'road-edge',
  'boundary',
  'name',
  'halo',
  'free',
  'permit',
  'permit-hatch',
  'forbidden',
  'forbidden-hatch',
  'border',
  'ahead',
  'zone-name',
  'post',
  'on-post',
  'fresh',
  'old',
  'silent',
  'site',
  'on-site',
  'work',
  'on-work',
  'held',
  'critical',
  'major',
  'moderate',
  'minor',
  'on-incident',
  'crew',
  'crew-old',
  'crew-edge',
  'flag',
  'mark',
] as const;
export type ColourName = (typeof COLOUR_NAMES)[number];
export type Colours = Readonly<Record<ColourName, string>>;

export function coloursOf(place: HTMLElement): Colours {
  const probe = place.appendChild(document.createElement('i'));
  const read = (name: ColourName): [ColourName, string] => {
    probe.style.color = `var(--map-${name})`;
    return [name, getComputedStyle(probe).color];
  };
  const found = Object.fromEntries(COLOUR_NAMES.map(read)) as Record<ColourName, string>;
  probe.remove();
  return found;
}
