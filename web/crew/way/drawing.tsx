/** Zones around a way, drawn from what is kept: light, without tiles, the same without a network. */
import { useReader } from '../../shared/context';
import type { Tone } from './judging';
import type { LonLat } from './measure';
import { metres } from './measure';
import type { GroundVersion, Post } from './model';
import { HIGH, pathOf, type Screen, scaleOf, WIDE } from './screen';
import { lengthWords } from './words';

export type Area = { readonly version: GroundVersion; readonly tone: Tone | 'FREE'; readonly number: number };
/** A number of the list beside the drawing, where the way meets it. */
export type Mark = { readonly label: string; readonly place: LonLat };
export type DrawingProps = {
  readonly screen: Screen;
  readonly areas: readonly Area[];
  readonly way: readonly LonLat[];
  readonly marks: readonly Mark[];
  readonly posts: readonly Post[];
  readonly here: (LonLat & { readonly accuracyM: number }) | null;
  readonly label: string;
};

export function Drawing({ screen, areas, way, marks, posts, here, label }: DrawingProps) {
  const end = way.at(-1);
  return (
    <svg class="ground" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={label}>
      <defs>
        <pattern id="denied" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect class="hatch" width="3" height="8" />
        </pattern>
      </defs>
      {areas.map((area) => (
        <Zone key={area.number} area={area} screen={screen} />
      ))}
      <path class="line" d={pathOf(way.map(screen.on), false)} />
      {posts.map((post) => (
        <PostMark key={post.name} post={post} screen={screen} />
      ))}
      {marks.map((mark) => (
        <Numbered key={mark.label} mark={mark} screen={screen} />
      ))}
      {end && <Flag screen={screen} end={end} />}
      {here && <Here screen={screen} here={here} />}
      <Scale screen={screen} />
    </svg>
  );
}

function Zone({ area: { version, tone }, screen }: { area: Area; screen: Screen }) {
  if (!version.rings) return null;
  const d = version.rings
    .map((ring) =>
      pathOf(
        ring.map(([lon, lat]) => screen.on({ lon, lat })),
        true,
      ),
    )
    .join('');
  return (
    <g class={`zone ${tone} ${version.kind}`}>
      <path d={d} fill-rule="evenodd" />
      {tone === 'DENY' && <path class="over" d={d} fill="url(#denied)" fill-rule="evenodd" />}
    </g>
  );
}

function PostMark({ post, screen }: { post: Post; screen: Screen }) {
  const [x, y] = screen.on(post.place);
  return <path class={post.hard ? 'post hard' : 'post'} d={`M${x} ${y - 8}L${x + 7} ${y + 5}L${x - 7} ${y + 5}Z`} />;
}

function Numbered({ mark, screen }: { mark: Mark; screen: Screen }) {
  const [x, y] = screen.on(mark.place);
  return (
    <g class="mark">
      <circle cx={x} cy={y} r="10" />
      <text x={x} y={y + 4.5} text-anchor="middle">
        {mark.label}
      </text>
    </g>
  );
}

function Flag({ screen, end }: { screen: Screen; end: LonLat }) {
  const [x, y] = screen.on(end);
  return <path class="flag" d={`M${x} ${y}V${y - 22}L${x + 14} ${y - 16}L${x} ${y - 10}`} />;
}

function Here({ screen, here }: { screen: Screen; here: LonLat & { readonly accuracyM: number } }) {
  const [x, y] = screen.on(here);
  return (
    <g class="here">
      <circle class="doubt" cx={x} cy={y} r={here.accuracyM / screen.unitM} />
      <circle cx={x} cy={y} r="7" />
    </g>
  );
}

function Scale({ screen }: { screen: Screen }) {
  const { language } = useReader();
  const { metres: lengthM, units } = scaleOf(screen);
  const [left, y] = [14, HIGH - 14];
  return (
    <g class="scale">
      <path d={`M${left} ${y - 5}V${y}H${left + units}V${y - 5}`} />
      <text x={left + 4} y={y - 5}>
        {lengthWords(lengthM, language)}
      </text>
      <path d={`M${WIDE - 20} 34V14M${WIDE - 25} 20L${WIDE - 20} 12L${WIDE - 15} 20`} />
      <text x={WIDE - 20} y={46} text-anchor="middle">
        {language === 'vi' ? 'B' : 'N'}
      </text>
    </g>
  );
}

/** The place so far along a way. */
export function placeAt(way: readonly LonLat[], alongM: number): LonLat | null {
  let leftM = alongM;
  for (const [index, end] of way.slice(1).entries()) {
    const start = way[index] ?? end;
    const lengthM = metres(start, end);
    if (leftM <= lengthM) {
      const part = lengthM === 0 ? 0 : leftM / lengthM;
      return { lon: start.lon + (end.lon - start.lon) * part, lat: start.lat + (end.lat - start.lat) * part };
    }
    leftM -= lengthM;
  }
  return way.at(-1) ?? null;
}
