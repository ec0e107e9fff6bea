/** The zones that are asked for: their rule, who says yes, and how much of the quota is used. */
import { useReader } from '../../../shared/context';
import { dayAndTime } from '../../../shared/day';
import type { Application } from '../application_model';
import { useNames } from '../names';
import type { Outlook, ZoneOutlook } from '../outlook_model';
import { coded, Tag, ZoneLabel } from '../shown';

type GroundProps = { readonly outlook: Outlook; readonly application: Application };

const TONES: Readonly<Record<string, 'good' | 'care' | 'bad'>> = { FREE: 'good', PERMIT: 'care', FORBIDDEN: 'bad' };

export function Ground({ outlook, application }: GroundProps) {
  const { say } = useReader();
  return (
    <section>
      <h3>{say('permits-desk-zones')}</h3>
      <ul class="plain ground">
        {outlook.zones.map((zone) => (
          <li key={zone.number}>
            <ZoneLabel number={zone.number} name={zone.name} />
            <Tag tone={TONES[zone.rule] ?? 'care'}>{say(`Rule-${zone.rule}`)}</Tag>
            <small class="faint">
              <Terms zone={zone} /> · <Approval zone={zone} application={application} />
              <Quota zone={zone} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Terms({ zone }: { readonly zone: ZoneOutlook }) {
  const { say, language } = useReader();
  const level = zone.level && coded('Level', zone.level, say);
  const restriction =
    zone.restriction !== 'NO_RESTRICTION' && zone.restriction && say(`Restriction-${zone.restriction}`);
  return (
    <>
      {[level, restriction].filter(Boolean).join(', ')}
      {zone.forbiddenFrom &&
        ` ${say('applications-desk-forbidden-from', { at: dayAndTime(zone.forbiddenFrom, language) })}`}
    </>
  );
}

/** A yes in advance, or whose yes it takes. */
function Approval({ zone, application }: { readonly zone: ZoneOutlook; readonly application: Application }) {
  const { say } = useReader();
  const names = useNames();
  const isPart = application.parts.some(({ zones }) => zones.includes(zone.number));
  if (!isPart && zone.approval !== 'PER_PERMIT') return <>{say('applications-desk-standing')}</>;
  return <>{say('applications-desk-by', { unit: names.unit(zone.unit) || say('applications-desk-department') })}</>;
}

function Quota({ zone }: { readonly zone: ZoneOutlook }) {
  const { say } = useReader();
  const words =
    zone.quota === null
      ? say('applications-desk-live', { live: zone.live })
      : say('applications-desk-quota', { live: zone.live, quota: zone.quota });
  return <> · {words}</>;
}
