/** What to compare, large: the given name, the last four digits, the plates. */
import { useReader } from '../../shared/context';
import type { Language } from '../../shared/language';
import type { Say } from '../../shared/words';
import type { Encounter } from '../model';
import { nameParts } from '../post/expected';
import { rejudge } from '../post/judge';
import { until } from './lookup';
import { usePost } from './use_post';

export function Compare({ encounter }: { encounter: Encounter }) {
  const { say } = useReader();
  const { verdict, seen } = encounter;
  const of = (kind: string) => verdict.compare.find((one) => one.kind === kind)?.values ?? [];
  const [name] = of('NAME');
  if (name === undefined) return null;
  const [family, given] = nameParts(name);
  return (
    <dl class="compare">
      <div class="name">
        <dt>{say('CompareKind-NAME')}</dt>
        <dd>
          {family}
          <strong>{given}</strong>
        </dd>
      </div>
      <Row
        label={say('post-tail')}
        values={of('ID_TAIL')}
        differs={seen.idTail !== null && !of('ID_TAIL').includes(seen.idTail)}
        seen={seen.idTail}
      />
      <Row
        label={say('CompareKind-PLATE')}
        values={of('PLATE')}
        differs={seen.plate !== null && !of('PLATE').includes(seen.plate)}
        seen={seen.plate}
      />
      {of('HEALTH').length > 0 && <Health values={of('HEALTH')} shown={seen.healthShown} />}
    </dl>
  );
}

type RowProps = { label: string; values: readonly string[]; differs: boolean; seen: string | null };

function Row({ label, values, differs, seen }: RowProps) {
  const { say } = useReader();
  if (values.length === 0) return null;
  return (
    <div class={differs ? 'row differs' : 'row'}>
      <dt>{label}</dt>
      <dd class="mono">
        {values.map((value) => (
          <span key={value}>{spaced(value)}</span>
        ))}
        {differs && seen && <span class="seen">{say('post-seen', { value: spaced(seen) })}</span>}
      </dd>
    </div>
  );
}

/** A plate as it stands on a vehicle: 66C 12345, 66P1 45678. */
export const spaced = (plate: string): string => plate.replace(/^(\d{2}[A-Z]\d?)(\d{5})$/, '$1 $2');

function Health({ values, shown }: { values: readonly string[]; shown: boolean | null }) {
  const { say, language } = useReader();
  const { post } = usePost();
  return (
    <div class="row health">
      <dt>{say('CompareKind-HEALTH')}</dt>
      <dd>
        {values.map((value) => healthWords(value, say, language)).join(` ${say('post-or')} `)}
        <span class="pair">
          <button type="button" aria-pressed={shown === true} onClick={() => rejudge(post, { healthShown: true })}>
            {say('post-health-shown')}
          </button>
          <button type="button" aria-pressed={shown === false} onClick={() => rejudge(post, { healthShown: false })}>
            {say('post-health-missing')}
          </button>
        </span>
      </dd>
    </div>
  );
}

/** `TEST_AFTER:<instant>` or `DOSES:<n>` as a person says it. */
export function healthWords(value: string, say: Say, language: Language): string {
  const [kind = '', number = ''] = value.split(':');
  if (kind === 'TEST_AFTER') return say('post-health-test', { time: until(Number(number), language) });
  return kind === 'DOSES' ? say('post-health-doses', { count: Number(number) }) : value;
}
