/** Small pictures for the legend, of the same shapes and colours as on the map. */
import { PLATES, type Plate, SIGNS, type Sign } from '../icons/shapes';

const colour = (name: string): string => `var(--map-${name})`;

type PlateProps = {
  readonly plate: Plate;
  readonly sign?: Sign;
  readonly fill: string;
  readonly ink?: string;
  readonly isHard?: boolean;
};

export function PlateSwatch({ plate, sign, fill, ink = 'halo', isHard }: PlateProps) {
  const inset = plate === 'diamond' ? 0.62 : 0.78;
  const shift = 12 * (1 - inset);
  return (
    <svg class="swatch" viewBox="-3 -3 30 30" aria-hidden="true">
      {isHard && <path d={PLATES[plate]} fill="none" stroke={colour(fill)} stroke-width="5.5" />}
      <path d={PLATES[plate]} fill={colour(fill)} stroke={colour('halo')} stroke-width="2" />
      {sign && (
        <path
          d={SIGNS[sign]}
          transform={`translate(${shift} ${shift}) scale(${inset})`}
          fill="none"
          stroke={colour(ink)}
          stroke-width="2.2"
          stroke-linejoin="round"
          stroke-linecap="round"
        />
      )}
    </svg>
  );
}

export function RuleSwatch({ rule }: { readonly rule: string }) {
  const name = rule.toLowerCase();
  return (
    <svg class="swatch area" viewBox="0 0 30 20" aria-hidden="true">
      <rect width="30" height="20" fill={rule === 'AHEAD' ? 'none' : colour(name)} stroke={colour('border')} />
      {rule !== 'FREE' && (
        <path d="M-2 12 12-2M-2 26 26-2M12 26 34 4" stroke={colour(rule === 'AHEAD' ? 'ahead' : `${name}-hatch`)} />
      )}
      {rule === 'FORBIDDEN' && <path d="M-2 8 12 22M-2-6 26 22M16-6 34 12" stroke={colour('forbidden-hatch')} />}
    </svg>
  );
}

export function LineSwatch({
  width,
  dash,
  name = 'border',
}: {
  readonly width: number;
  readonly dash?: string;
  readonly name?: string;
}) {
  return (
    <svg class="swatch area" viewBox="0 0 30 20" aria-hidden="true">
      <path d="M2 10H28" stroke={colour(name)} stroke-width={width} stroke-dasharray={dash} />
    </svg>
  );
}

export function RingSwatch({ name, dash }: { readonly name: string; readonly dash?: string }) {
  return (
    <svg class="swatch" viewBox="0 0 30 30" aria-hidden="true">
      <circle cx="15" cy="15" r="12" fill="none" stroke={colour(name)} stroke-width="3" stroke-dasharray={dash} />
    </svg>
  );
}

export function CrewSwatch({ isOld }: { readonly isOld: boolean }) {
  return (
    <svg class="swatch" viewBox="0 0 30 30" aria-hidden="true">
      <circle cx="15" cy="15" r="13" fill={colour(isOld ? 'crew-old' : 'crew')} fill-opacity="0.18" />
      <circle
        cx="15"
        cy="15"
        r="6"
        fill={colour(isOld ? 'crew-edge' : 'crew')}
        stroke={colour(isOld ? 'crew-old' : 'crew-edge')}
        stroke-width={isOld ? 3 : 2}
      />
    </svg>
  );
}
