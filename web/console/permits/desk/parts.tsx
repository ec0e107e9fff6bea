/** Which unit decides what, and how far each has come. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import type { Part } from '../application_model';
import { useNames } from '../names';
import { Tag, toneOf } from '../shown';

export function Parts({ parts }: { readonly parts: readonly Part[] }) {
  const { say, language } = useReader();
  const names = useNames();
  if (parts.length === 0) return null;
  return (
    <section>
      <h3>{say('applications-desk-parts')}</h3>
      <ul class="plain people">
        {parts.map(({ unit, zones, decision }) => (
          <li key={unit ?? 'department'}>
            <span>
              {names.unit(unit) || say('applications-desk-department')}{' '}
              <small class="faint">({zones.join(', ')})</small>
            </span>
            {decision === null ? (
              <Tag tone="care">{say('applications-desk-undecided')}</Tag>
            ) : (
              <>
                <Tag tone={toneOf(decision.ruling)}>{say(`Ruling-${decision.ruling}`)}</Tag>
                <small class="faint">{dayAndTime(decision.at, language)}</small>
                {decision.reason && <q>{decision.reason}</q>}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
