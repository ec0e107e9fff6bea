/** "Đường đi": from here to the work, over what is kept; the same with a network and without. */
import './ground.css';
import { useState } from 'preact/hooks';
import { ageWords } from '../../shared/age';
import { useReader } from '../../shared/context';
import type { Kept } from '../model';
import { whereAmI } from '../place';
import { useCrew, useTold } from '../use_crew';
import { Chooser } from './chooser';
import { Drawing } from './drawing';
import { Posts, Stretches } from './lists';
import type { LonLat } from './measure';
import type { Ground } from './model';
import { screenOf } from './screen';
import { type Chosen, type SeenWay, seenWay } from './seen';
import { lengthWords } from './words';

/** So much around somebody who wants to see where they are. */
const AROUND_M = 2_500;

type ViewProps = { readonly kept: Kept; readonly nowMs: number };

export function WayView({ kept, nowMs }: ViewProps) {
  const { say } = useReader();
  const { ground } = useTold(useCrew().crew.parts.way);
  return (
    <section class="way" aria-labelledby="way">
      <h2 id="way">{say('way-title')}</h2>
      {ground ? <OnGround kept={kept} nowMs={nowMs} ground={ground} /> : <p class="notice">{say('way-no-ground')}</p>}
    </section>
  );
}

function OnGround({ kept, nowMs, ground }: ViewProps & { ground: Ground }) {
  const { say } = useReader();
  const { way, sharing } = useCrew().crew.parts;
  const { last } = useTold(sharing);
  const [asked, setAsked] = useState<LonLat | null>(null);
  const [chosen, setChosen] = useState<Omit<Chosen, 'here'>>({ endId: null, atMs: null });
  const here = last ?? asked;
  const seen = seenWay(ground, kept, { ...chosen, here }, nowMs);
  const look = async () => {
    const place = await whereAmI();
    setAsked(place);
    if (place) await way.lookAround(place, kept);
    return place !== null;
  };
  const ageMs = Date.now() - ground.loadedMs;
  return (
    <>
      <Chooser seen={seen} chosen={chosen} onChoose={setChosen} onLook={last ? null : look} />
      {seen.way.length === 0 ? (
        <p class="notice">{say('way-nowhere')}</p>
      ) : (
        <Shown seen={seen} here={here && { ...here, accuracyM: last?.accuracyM ?? 0 }} />
      )}
      <p class="faint">{say('way-age', ageWords(ageMs / 1_000))}</p>
    </>
  );
}

type Where = LonLat & { readonly accuracyM: number };

function Shown({ seen, here }: { seen: SeenWay; here: Where | null }) {
  const { say, language } = useReader();
  const [isAround, setAround] = useState(false);
  const { way, end, stretches, posts, areas, marks, purpose, lengthM } = seen;
  const screen = isAround && here ? screenOf([here], AROUND_M) : screenOf(way);
  const length = lengthWords(lengthM, language);
  const isPlanned = (end?.route.length ?? 0) > 1;
  const label = say('way-drawing', { count: stretches.filter(({ isNear }) => !isNear).length, length });
  return (
    <>
      <Drawing
        screen={screen}
        areas={areas}
        way={way}
        marks={marks}
        posts={posts.map(({ post }) => post)}
        here={here}
        label={label}
      />
      <Legend />
      <p class="notice">{say('way-not-navigation')}</p>
      <p class="length">
        <strong>{say(isPlanned ? 'way-length-planned' : 'way-length-straight', { length })}</strong>{' '}
        {say(`way-from-${seen.from}`)}
      </p>
      {here && (
        <p class="choices">
          <button type="button" class="copy" aria-pressed={!isAround} onClick={() => setAround(false)}>
            {say('way-whole')}
          </button>
          <button type="button" class="copy" aria-pressed={isAround} onClick={() => setAround(true)}>
            {say('way-around')}
          </button>
        </p>
      )}
      <Stretches stretches={stretches} purpose={purpose} />
      <Posts posts={posts} />
    </>
  );
}

const TONES = ['FREE', 'ALLOW', 'REFER', 'DENY'] as const;

function Legend() {
  const { say } = useReader();
  return (
    <ul class="legend">
      {TONES.map((tone) => (
        <li key={tone}>
          <i class={`swatch ${tone}`} /> {say(`way-legend-${tone}`)}
        </li>
      ))}
      <li>
        <i class="swatch post" /> {say('way-legend-post')}
      </li>
    </ul>
  );
}
