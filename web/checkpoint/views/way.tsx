/** The way across this checkpoint, chosen once. */
import { useReader } from '../../shared/context';
import type { Bundle } from '../../shared/credential/model';
import type { Passage } from '../../shared/verdict/model';
import type { Say } from '../../shared/words';
import { chooseWay } from '../post/start';
import { usePost } from './use_post';

const WAYS: readonly Passage[] = [
  { direction: 'INWARD', through: false },
  { direction: 'OUTWARD', through: false },
  { direction: 'INWARD', through: true },
];

/** The names of the zones on one side. */
function side(bundle: Bundle | null, numbers: readonly number[] | undefined, say: Say): string {
  const names = (numbers ?? []).map((number) => bundle?.zones.get(number)?.name ?? String(number));
  return names.join(', ') || say('post-outside');
}

/** From where to where a passage goes. */
export function endsOf(bundle: Bundle | null, { direction }: Passage, say: Say): { from: string; to: string } {
  const [from, to] = [side(bundle, bundle?.checkpoint.fromZones, say), side(bundle, bundle?.checkpoint.toZones, say)];
  return direction === 'INWARD' ? { from, to } : { from: to, to: from };
}

export const wayKey = ({ direction, through }: Passage): string => (through ? 'THROUGH' : direction);

export function Way({ onDone }: { onDone: () => void }) {
  const { say } = useReader();
  const { post, state } = usePost();
  const choose = async (way: Passage) => {
    await chooseWay(post, way);
    onDone();
  };
  return (
    <section class="step" aria-labelledby="way">
      <h1 id="way">{say('post-way-title')}</h1>
      <p>{say('post-way-text', { place: state.device?.place.name ?? '' })}</p>
      <ul class="choices">
        {WAYS.map((way) => {
          const chosen = state.way !== null && wayKey(state.way) === wayKey(way);
          const { from, to } = endsOf(post.bundle, way, say);
          return (
            <li key={wayKey(way)}>
              <button class="big secondary way" type="button" aria-pressed={chosen} onClick={() => choose(way)}>
                <span class="kind">{say(`post-way-${wayKey(way)}`)}</span>
                {post.bundle && (
                  <span class="ends">
                    {from} <span aria-hidden="true">→</span> <span class="unseen">{say('post-to')}</span>{' '}
                    <strong>{to}</strong>
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
