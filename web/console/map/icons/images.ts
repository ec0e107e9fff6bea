/** Every picture of the map by its name, in the colours of the light that is chosen. */
import type { Map as MapLibre } from 'maplibre-gl';
import { INCIDENT_KINDS, SEVERITIES } from '../../../shared/incidents';
import type { ColourName, Colours } from '../colours';
import { hatch, PICTURE_OPTIONS, plain, plated, ring } from './draw';
import type { Sign } from './shapes';

export const CHECKPOINT_KINDS = ['ROAD', 'WATER', 'FERRY', 'HAMLET_BARRIER'] as const;
export const SITE_KINDS = [
  'SCHOOL',
  'QUARANTINE_SITE',
  'HOSPITAL',
  'COMMAND_POST',
  'POST_OFFICE',
  'BASE_STATION',
] as const;

type Pictures = Readonly<Record<string, ImageData>>;

const INCIDENT_SIZES = { MINOR: 20, MODERATE: 22, MAJOR: 26, CRITICAL: 30 } as const;
const INCIDENT_COLOURS: Readonly<Record<(typeof SEVERITIES)[number], ColourName>> = {
  MINOR: 'minor',
  MODERATE: 'moderate',
  MAJOR: 'major',
  CRITICAL: 'critical',
};

/**
 * The hatch of a rule, in the colours of its light. The colour is part of the name: a picture that is painted over keeps its
 * old edge in tiles that are drawn already, and a hatch shows it as a grid.
 */
export const ruleName = (rule: 'FREE' | 'PERMIT' | 'FORBIDDEN' | 'ahead', c: Colours): string =>
  `rule-${rule} ${c[RULE_COLOURS[rule]]}`;

const RULE_COLOURS = { FREE: 'free', PERMIT: 'permit', FORBIDDEN: 'forbidden', ahead: 'ahead' } as const;

const rules = (c: Colours): Pictures => ({
  [ruleName('FREE', c)]: plain(c.free),
  [ruleName('PERMIT', c)]: hatch({ ground: c.permit, line: c['permit-hatch'], lean: 'rising', gap: 20 }),
  [ruleName('FORBIDDEN', c)]: hatch({ ground: c.forbidden, line: c['forbidden-hatch'], lean: 'crossed', gap: 14 }),
  [ruleName('ahead', c)]: hatch({ ground: null, line: c.ahead, lean: 'falling', gap: 12 }),
});

const posts = (c: Colours): Pictures =>
  Object.fromEntries(
    CHECKPOINT_KINDS.flatMap((sign) =>
      [false, true].map((isDouble) => [
        `post-${sign}${isDouble ? '-hard' : ''}`,
        plated({ plate: 'square', sign, size: 20, fill: c.post, ink: c['on-post'], edge: c.halo, isDouble }),
      ]),
    ),
  );

const rings = (c: Colours): Pictures => ({
  'ring-fresh': ring(36, c.fresh, []),
  'ring-old': ring(36, c.old, [7, 4]),
  'ring-silent': ring(36, c.silent, [2.5, 4]),
});

const incidents = (c: Colours): Pictures =>
  Object.fromEntries(
    SEVERITIES.flatMap((severity) =>
      INCIDENT_KINDS.map((kind: Sign) => [
        `incident-${kind}-${severity}`,
        plated({
          plate: 'diamond',
          sign: kind,
          size: INCIDENT_SIZES[severity],
          fill: c[INCIDENT_COLOURS[severity]],
          ink: c['on-incident'],
          edge: c.halo,
        }),
      ]),
    ),
  );

const sites = (c: Colours): Pictures =>
  Object.fromEntries(
    SITE_KINDS.map((sign) => [
      `site-${sign}`,
      plated({ plate: 'round', sign, size: 18, fill: c.site, ink: c['on-site'], edge: c.halo }),
    ]),
  );

const works = (c: Colours): Pictures => ({
  'work-going': plated({ plate: 'hexagon', sign: 'WORK', size: 22, fill: c.work, ink: c['on-work'], edge: c.halo }),
  'work-held': plated({ plate: 'hexagon', sign: 'WORK', size: 22, fill: c.held, ink: c['on-work'], edge: c.halo }),
  flag: plated({ plate: 'round', sign: 'FLAG', size: 13, fill: c.flag, ink: c.halo, edge: c.halo }),
});

/** Put them on the map, in place of those of the other light. */
export function paint(map: MapLibre, colours: Colours): void {
  const parts = [rules, posts, rings, incidents, sites, works];
  for (const [name, image] of parts.flatMap((part) => Object.entries(part(colours))))
    if (map.hasImage(name)) map.updateImage(name, image);
    else map.addImage(name, image, PICTURE_OPTIONS);
}
