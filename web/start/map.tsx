/** A schematic map drawn from zones: units by level, lockdowns on top, checkpoints as marks. */
import { useReader } from '../shared/context';
import type { Post } from './demo';
import { placed } from './labels';
import { fit, labelPlace, type Point, type Projection, pathOf } from './projection';
import type { Zone } from './zones';

const WIDTH = 640;
const MARGIN = 12;

type Props = {
  zones: readonly Zone[];
  checkpoints: readonly Post[];
  marked: string | null;
  onMark: (code: string | null) => void;
};

export function ZoneMap({ zones, checkpoints, marked, onMark }: Props) {
  const { say } = useReader();
  const units = zones.filter((zone) => zone.kind === 'UNIT' && zone.rings.length > 0);
  const others = zones.filter((zone) => zone.kind !== 'UNIT' && zone.rings.length > 0);
  if (units.length === 0) return null;
  const projection = fit(
    units.flatMap((zone) => zone.rings),
    WIDTH,
    MARGIN,
  );
  const centres = others.map((zone) => labelPlace(zone.rings)).filter((place) => place !== null);
  const marks = [...checkpoints.map((post) => post.place), ...centres];
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${projection.height}`}
      role="img"
      aria-label={say('map-label', { count: units.length })}
    >
      <Hatching />
      {units.map((zone) => (
        <Shape key={zone.code} zone={zone} projection={projection} marked={zone.code === marked} onMark={onMark} />
      ))}
      {others.map((zone) => (
        <Shape key={zone.code} zone={zone} projection={projection} marked={false} onMark={() => undefined} />
      ))}
      {checkpoints.map((post) => (
        <Mark key={post.name} post={post} projection={projection} />
      ))}
      <Labels units={units} projection={projection} marks={marks} />
    </svg>
  );
}

/** Lines over the strict levels, so that colour is not the only sign. */
function Hatching() {
  return (
    <defs>
      <pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line x1="0" y1="0" x2="0" y2="9" class="hatch" />
      </pattern>
    </defs>
  );
}

type ShapeProps = { zone: Zone; projection: Projection; marked: boolean; onMark: (code: string | null) => void };

function Shape({ zone, projection, marked, onMark }: ShapeProps) {
  const path = pathOf(zone.rings, projection);
  const look = `zone ${zone.kind === 'UNIT' ? zone.level : zone.kind}${marked ? ' marked' : ''}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only marks the row that says the same
    <g class={look} onMouseEnter={() => onMark(zone.code)} onMouseLeave={() => onMark(null)}>
      <title>{zone.name}</title>
      <path d={path} class="fill" />
      <path d={path} class="lines" />
    </g>
  );
}

type LabelProps = { units: readonly Zone[]; projection: Projection; marks: readonly Point[] };

function Labels({ units, projection, marks }: LabelProps) {
  const centres = units.map((zone) => projection.point(labelPlace(zone.rings) ?? [0, 0]));
  const places = placed(centres, marks.map(projection.point));
  return (
    <>
      {units.map((zone, index) => (
        <text key={zone.code} x={places[index]?.[0]} y={places[index]?.[1]} class="label">
          {shortName(zone.name)}
        </text>
      ))}
    </>
  );
}

/** As maps write it: districts bare, cities as TP. */
export const shortName = (name: string): string => name.replace(/^Thành phố /, 'TP. ').replace(/^Huyện /, '');

function Mark({ post, projection }: { post: Post; projection: Projection }) {
  const [x, y] = projection.point(post.place);
  return (
    <g class={`checkpoint ${post.kind}`}>
      <title>{post.name}</title>
      <circle cx={x} cy={y} r="5" />
    </g>
  );
}
