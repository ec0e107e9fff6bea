/** What is known of an incident, and why its priority is what it is. */
import { useReader } from '../../shared/context';
import { type Json, object, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { hrefTo } from '../route';
import type { Incident } from './incident_model';
import { useNames } from './names';
import { placesOf } from './read';
import { Age, When } from './shown';
import { writtenPlace } from './typed_place';

export function Facts({ incident }: { readonly incident: Incident }) {
  const { say } = useReader();
  const names = useNames();
  const [place] = placesOf(incident.location);
  return (
    <>
      <dl class="facts">
        <dt>{say('incidents-kind')}</dt>
        <dd>{say(`IncidentKind-${incident.kind}`)}</dd>
        <dt>{say('incidents-since')}</dt>
        <dd>
          <Age at={incident.reportedAt} /> (<When at={incident.reportedAt} />)
        </dd>
        {incident.unit !== null && <dt>{say('incidents-unit')}</dt>}
        {incident.unit !== null && <dd>{names.unit(incident.unit)}</dd>}
        <dt>{say('incidents-place')}</dt>
        <dd>
          <span class="mono">{place && writtenPlace(place)}</span>{' '}
          {incident.location.type === 'LineString' && say('incidents-line')}
        </dd>
        <Instant name="incidents-requested" at={incident.requestedResolution} />
        <Instant name="incidents-expected" at={incident.expectedResolution} />
        <Instant name="incidents-resolved-at" at={incident.resolvedAt} />
        {incident.fixed !== null && <dt>{say('incidents-fixed')}</dt>}
        {incident.fixed !== null && <dd>{say(incident.fixed ? 'incidents-yes' : 'incidents-no')}</dd>}
        {incident.duplicateOf !== null && <dt>{say('incidents-duplicate-of')}</dt>}
        {incident.duplicateOf !== null && <Other id={incident.duplicateOf} />}
        {incident.parent !== null && <dt>{say('incidents-part-of')}</dt>}
        {incident.parent !== null && <Other id={incident.parent} />}
      </dl>
      <Priority incident={incident} />
    </>
  );
}

function Instant({ name, at }: { readonly name: string; readonly at: Date | null }) {
  const { say } = useReader();
  if (at === null) return null;
  return (
    <>
      <dt>{say(name)}</dt>
      <dd>
        <When at={at} />
      </dd>
    </>
  );
}

const OTHER = 'query ConsoleOtherIncident($id: ID!) { incident(id: $id) { reference name } }';

function readOther(data: Json): string | null {
  if (data.incident === null) return null;
  const one = object(data.incident, 'incident');
  return `${text(one.reference, 'reference')} ${text(one.name, 'name')}`;
}

function Other({ id }: { readonly id: string }) {
  const { say } = useReader();
  const { value } = useAsked(OTHER, { id }, readOther);
  return (
    <dd>
      <a href={hrefTo('incidents', [id])}>{value ?? say('incidents-other')}</a>
    </dd>
  );
}

function Priority({ incident: { priority, factors, sites } }: { readonly incident: Incident }) {
  const { say } = useReader();
  const heaviest = [...factors].sort((one, other) => other.points - one.points);
  return (
    <section>
      <h2>{say('incidents-why', { priority: String(priority) })}</h2>
      <ul class="factors">
        {heaviest.map((factor) => (
          <li key={factor.message}>
            <span>{factor.message}</span> <strong class="numeric">+{factor.points}</strong>
          </li>
        ))}
      </ul>
      {sites.length === 0 && <p class="faint">{say('incidents-no-sites')}</p>}
    </section>
  );
}
