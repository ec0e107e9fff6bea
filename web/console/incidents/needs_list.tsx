/** Zone by zone: what it asks, whether the crew has it, and who would answer. */
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import { hrefTo } from '../route';
import { type Names, useNames } from './names';
import { type Needs, stateOf, type ZoneNeed } from './needs_model';

type NeedsProps = { readonly needs: Needs; readonly persons: ReadonlyMap<string, string> };

export function NeedsList({ needs, persons }: NeedsProps) {
  const { say, language } = useReader();
  const names = useNames();
  return (
    <>
      <p>
        <strong>{needsWords(needs, say, names)}</strong>
      </p>
      {needs.zones.length > 0 && (
        <ul class="needs">
          {needs.zones.map((zone) => (
            <OneZone key={zone.zone} need={zone} persons={persons} />
          ))}
        </ul>
      )}
      {!needs.met && needs.missingMembers.length > 0 && (
        <p class="faint">{say('needs-asked-until', { to: dayAndTime(needs.askedTo, language) })}</p>
      )}
    </>
  );
}

type Say = ReturnType<typeof useReader>['say'];

/** In one sentence: what a dispatch would do about permits, and whom it would wait for. */
export function needsWords(needs: Needs, say: Say, names: Names): string {
  if (needs.met) return say('needs-met');
  if (needs.zones.some((zone) => stateOf(zone) === 'forbidden')) return say('needs-forbidden');
  if (needs.atOnce) return say('needs-at-once');
  const whom = needs.waitsFor.map(names.unit);
  if (needs.waitsForDepartment) whom.push(say('needs-department'));
  return say('needs-waits', { whom: whom.join(', ') });
}

function OneZone({ need, persons }: { readonly need: ZoneNeed; readonly persons: ReadonlyMap<string, string> }) {
  const { say, language } = useReader();
  const names = useNames();
  const state = stateOf(need);
  const lacking = need.missing.map((id) => persons.get(id) ?? say('needs-somebody'));
  const permits = [...new Set([...need.covers.map(({ permit }) => permit), ...need.ending])];
  return (
    <li class={state}>
      <strong>{names.zone(need.zone)}</strong>
      <span class="under">
        {say(`needs-zone-${state}`, {
          whom: need.unit === null ? say('needs-department') : names.unit(need.unit),
          who: lacking.join(', '),
        })}
        {need.forbiddenFrom && ` ${say('needs-from', { at: dayAndTime(need.forbiddenFrom, language) })}`}
        {need.missing.length > 0 && need.ending.length > 0 && ` ${say('needs-ending')}`}
        {permits.map((permit) => (
          <a key={permit} class="nearby" href={hrefTo('permits', [permit])}>
            {say('needs-permit')}
          </a>
        ))}
      </span>
    </li>
  );
}
