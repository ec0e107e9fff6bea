/** Who goes, whether they are vetted and have declared their health, and in what. */
import { useReader } from '../../../shared/context';
import { dayOf, dayWords } from '../day_words';
import type { Goer } from '../outlook_model';
import { Tag } from '../shown';
import type { Details } from './details';

export function Goers({ details }: { readonly details: Details }) {
  const { say } = useReader();
  const { goers, vehicles, application } = details;
  const lastDay = dayOf(application.wanted.validTo);
  const firstDay = dayOf(application.wanted.validFrom);
  return (
    <section>
      <h3>{say('permits-desk-who')}</h3>
      {goers === null && <p>{say('applications-desk-people', { count: application.wanted.holders.length })}</p>}
      <ul class="plain people">
        {goers?.map((one) => (
          <li key={one.id}>
            <span>
              {one.name}
              {one.phone && <small class="mono faint"> {one.phone}</small>}
            </span>
            {one.state !== 'VETTED' && <Tag tone="bad">{say(`VettingState-${one.state}`)}</Tag>}
            <Health goer={one} firstDay={firstDay} lastDay={lastDay} />
          </li>
        ))}
        {vehicles.map((one) => (
          <li key={one.id}>
            <span>
              {one.label}
              {one.plate && <small class="mono faint"> {one.plate}</small>}
            </span>
            {one.state !== 'VETTED' && <Tag tone="bad">{say(`VettingState-${one.state}`)}</Tag>}
            <small class="faint">{say(`VehicleKind-${one.kind}`)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

type HealthProps = { readonly goer: Goer; readonly firstDay: string; readonly lastDay: string };

/** That a declaration was made and how long it counts; never what it says. */
function Health({ goer: { healthUntil }, firstDay, lastDay }: HealthProps) {
  const { say } = useReader();
  if (healthUntil === null) return <Tag tone="bad">{say('applications-desk-health-none')}</Tag>;
  const tone = healthUntil < firstDay ? 'bad' : healthUntil < lastDay ? 'care' : 'good';
  return <Tag tone={tone}>{say('applications-desk-health-until', { day: dayWords(healthUntil) })}</Tag>;
}
