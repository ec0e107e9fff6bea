/** A crew in its place: why it stands there, what is missing, and the one step that would help most. */
import { useReader } from '../../shared/context';
import { useNames } from './names';
import { needsWords } from './needs_list';
import type { Recommended } from './ranking_model';
import { Badge, reasonWords } from './shown';

/** What speaks for a crew; anything else speaks against it, or only tells. */
const FOR = new Set(['CREW_SKILL_FITS', 'CREW_ON_DUTY', 'CREW_PERMITS_LIVE']);
const AGAINST = new Set([
  'CREW_ZONE_FORBIDS',
  'CREW_UNVETTED',
  'CREW_SKILL_MISSING',
  'CREW_OFF_DUTY',
  'CREW_PERMIT_WAITS',
]);

const sideOf = (code: string): string => (FOR.has(code) ? 'for' : AGAINST.has(code) ? 'against' : 'tells');

type CardProps = { readonly one: Recommended; readonly onChoose: () => void };

export function CrewCard({ one, onChoose }: CardProps) {
  const { say } = useReader();
  const names = useNames();
  const { crew, rank, reasons, remedy, needs } = one;
  return (
    <article class="card crew" aria-label={crew.name}>
      <header>
        <span class="rank" aria-hidden="true">
          {rank}
        </span>
        <h2 class="called">
          <span class="unseen">{say('ranking-rank', { rank })} </span>
          {crew.name}
        </h2>
        <Badge type="Duty" value={one.duty} />
      </header>
      <p class="under">
        {crew.lead !== null && say('ranking-lead', { name: crew.lead, members: crew.members.size })}
        {crew.skills.length > 0 && ` · ${crew.skills.map((skill) => say(`Skill-${skill}`)).join(', ')}`}
      </p>
      <ul class="reasons">
        {reasons.map((reason) => (
          <li key={reason.code} class={sideOf(reason.code)}>
            {reasonWords(reason, say, names)}
          </li>
        ))}
      </ul>
      <p class="remedy">
        <strong>{say('ranking-remedy')}</strong> {reasonWords(remedy, say, names)}.
        {!needs.met && <span class="under">{needsWords(needs, say, names)}</span>}
      </p>
      <button type="button" class="button" onClick={onChoose}>
        {say('ranking-choose')}
        <span class="unseen"> {crew.name}</span>
      </button>
    </article>
  );
}
