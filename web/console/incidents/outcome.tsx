/** The crew is sent: which permits it has now, and which wait for whom. */
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, list, object, optionalText, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { hrefTo } from '../route';
import type { Dispatched } from './dispatch_model';
import { useNames } from './names';
import { Badge, reasonWords } from './shown';

export function Outcome({ sent }: { readonly sent: Dispatched }) {
  const { say } = useReader();
  const names = useNames();
  const place = useRef<HTMLHeadingElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <section class="card answer">
      <h2 class="called" ref={place} tabIndex={-1}>
        {say('outcome-sent', { crew: sent.crew })}
      </h2>
      <p>
        <Badge type="WorkOrderState" value={sent.state} />
      </p>
      <Permits title="outcome-issued" ids={sent.issued} />
      <Permits title="outcome-rearmed" ids={sent.rearmed} />
      <Permits title="outcome-ended" ids={sent.ended} />
      {sent.waiting.length > 0 && (
        <>
          <h3>{say('outcome-waiting')}</h3>
          <ul class="plain">
            {sent.waiting.map((id) => (
              <li key={id}>
                <WaitingFor id={id} />
              </li>
            ))}
          </ul>
        </>
      )}
      {sent.issued.length === 0 && sent.waiting.length === 0 && sent.lacking.length === 0 && (
        <p>{say('outcome-nothing-missing')}</p>
      )}
      {sent.lacking.length > 0 && (
        <div class="notice">
          <p>{say('outcome-lacking')}</p>
          <ul>
            {sent.lacking.map((reason) => (
              <li key={reason.message}>{reasonWords(reason, say, names)}</li>
            ))}
          </ul>
        </div>
      )}
      <a class="button" href={hrefTo('work', [sent.order])}>
        {say('outcome-open')}
      </a>
    </section>
  );
}

function Permits({ title, ids }: { readonly title: string; readonly ids: readonly string[] }) {
  const { say } = useReader();
  if (ids.length === 0) return null;
  return (
    <>
      <h3>{say(title)}</h3>
      <ul class="plain">
        {ids.map((id) => (
          <li key={id}>
            <PermitLink id={id} />
          </li>
        ))}
      </ul>
    </>
  );
}

const PERMIT = 'query ConsolePermitName($id: ID!) { permit(id: $id) { reference controlCodeSpoken } }';

const readPermit = (data: Json): string | null => {
  if (data.permit === null) return null;
  const one = object(data.permit, 'permit');
  return `${text(one.reference, 'reference')} (${text(one.controlCodeSpoken, 'controlCodeSpoken')})`;
};

/** By what people call it, with the digits that can be read over a radio. */
export function PermitLink({ id }: { readonly id: string }) {
  const { say } = useReader();
  const { value } = useAsked(PERMIT, { id }, readPermit);
  return <a href={hrefTo('permits', [id])}>{value ?? say('needs-permit')}</a>;
}

type Waiting = { readonly reference: string; readonly status: string; readonly units: readonly (string | null)[] };

const APPLICATION = `query ConsoleWaiting($id: ID!) {
  application(id: $id) { reference status parts { unit decision { __typename } } } }`;
const STIRS = ['APPLICATION_DECIDED', 'APPLICATION_APPROVED', 'APPLICATION_REJECTED', 'APPLICATION_NEEDS_INFO'];

function readWaiting(data: Json): Waiting | null {
  if (data.application === null) return null;
  const one = object(data.application, 'application');
  const open = list(one.parts, 'parts', object).filter(({ decision }) => decision === null);
  return {
    reference: text(one.reference, 'reference'),
    status: text(one.status, 'status'),
    units: open.map((part) => optionalText(part.unit, 'unit')),
  };
}

/** The application, where it stands now, and whose word is still missing. */
export function WaitingFor({ id }: { readonly id: string }) {
  const { say } = useReader();
  const names = useNames();
  const { value } = useAsked(APPLICATION, { id }, readWaiting, STIRS);
  const whom = value?.units.map((unit) => (unit === null ? say('needs-department') : names.unit(unit))) ?? [];
  return (
    <>
      <a href={hrefTo('applications', [id])}>{value?.reference ?? say('outcome-application')}</a>
      {value && (
        <span class="under">
          {say(`ApplicationStatus-${value.status}`)}
          {whom.length > 0 && ` · ${say('outcome-waits-for', { whom: whom.join(', ') })}`}
        </span>
      )}
    </>
  );
}
