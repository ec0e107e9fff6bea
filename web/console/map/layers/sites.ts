/** Sites: what an incident may hit, quiet beside everything else, by kind. */
import { type Drawn, FONT, type Look, type MapLayer } from './layer';

const signs = (): Drawn => ({
  slot: 'thing',
  spec: {
    id: 'sites-signs',
    type: 'symbol',
    source: 'sites',
    minzoom: 9,
    layout: {
      'icon-image': ['concat', 'site-', ['get', 'kind']],
      'icon-size': ['interpolate', ['linear'], ['zoom'], 9, 0.7, 13, 1],
      'symbol-sort-key': ['-', 0, ['coalesce', ['get', 'people'], 0]],
      'icon-padding': 1,
    },
  },
});

const names = ({ colours }: Look): Drawn => ({
  slot: 'name',
  spec: {
    id: 'sites-names',
    type: 'symbol',
    source: 'sites',
    minzoom: 12.5,
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': 11.5,
      'text-variable-anchor': ['top', 'bottom'],
      'text-radial-offset': 1.1,
      'text-max-width': 10,
    },
    paint: { 'text-color': colours.site, 'text-halo-color': colours.halo, 'text-halo-width': 1.5 },
  },
});

export const sites: MapLayer = {
  key: 'sites',
  action: 'READ_SITES',
  drawn: (look) => [signs(), names(look)],
  hits: ['sites-signs'],
  panel: '',
  words: ({ name, kind, people }, say) =>
    `${say(`SiteKind-${kind}`)}: ${name}${Number(people) > 0 ? ` (${say('console-map-people', { count: Number(people) })})` : ''}`,
};
