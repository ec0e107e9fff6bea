/** What is said of a permit: first what holds it. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import { useNames } from '../names';
import type { Standing } from '../permit_model';

export function Standings({ reasons }: { readonly reasons: readonly Standing[] }) {
  const { say } = useReader();
  if (reasons.length === 0) return null;
  const sorted = [...reasons].sort((one, other) => Number(other.holds) - Number(one.holds));
  return (
    <section class="standings">
      <h2>{say('permits-desk-said')}</h2>
      <ul class="plain">
        {sorted.map((one) => (
          <Said key={`${one.at.toISOString()}${one.message}${one.unit}`} one={one} />
        ))}
      </ul>
    </section>
  );
}

function Said({ one }: { readonly one: Standing }) {
  const { say, language } = useReader();
  const unit = useNames().unit(one.unit);
  return (
    <li class={one.holds ? 'holds' : undefined}>
      <strong>{one.message}</strong>
      {one.holds && <span class="tag bad">{say('permits-desk-holds')}</span>}
      <small class="faint">
        {unit || say(`StandingCause-${one.cause}`)} · {dayAndTime(one.at, language)}
      </small>
      {one.note && <q>{one.note}</q>}
    </li>
  );
}
