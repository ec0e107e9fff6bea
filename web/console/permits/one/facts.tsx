/** What a permit says, in the order in which it is asked about over the telephone. */
import type { ComponentChildren } from 'preact';
import { useReader } from '../../../shared/context';
import { CopyButton } from '../../../shared/copy';
import { dayAndTime } from '../../../shared/day';
import { hrefTo } from '../../route';
import { useNames } from '../names';
import type { Permit } from '../permit_model';
import { hoursWords, PlateOrKind, Span, ZoneLabel, ZoneLabels } from '../shown';

export function PermitFacts({ permit }: { readonly permit: Permit }) {
  const { say, language } = useReader();
  const names = useNames();
  return (
    <dl class="facts">
      <Fact of="code">
        <span class="mono code">{permit.controlCode}</span>{' '}
        <CopyButton value={permit.controlCode} label={say('permits-desk-code')} />
      </Fact>
      <Fact of="purpose">{say(`Purpose-${permit.purpose}`)}</Fact>
      <Fact of="organisation">{names.organisation(permit.organisation)}</Fact>
      <Fact of="holders">
        <Holders permit={permit} />
      </Fact>
      <Fact of="vehicles">
        <Vehicles permit={permit} />
      </Fact>
      <Fact of="zones">
        <ZoneLabels numbers={permit.zones} />
      </Fact>
      <Fact of="validity">
        <Span from={permit.validFrom} to={permit.validTo} />
        <small class="faint"> {say('permits-desk-hard-limit', { at: dayAndTime(permit.hardLimit, language) })}</small>
      </Fact>
      <Fact of="hours">{hoursWords(permit.hours, say)}</Fact>
      <Fact of="entry">
        {say(`SubjectType-${permit.subjectType}`)} · {say(`EntryMode-${permit.entryMode}`)}
      </Fact>
      {permit.conditions && <Fact of="conditions">{permit.conditions}</Fact>}
      {permit.premises && <Fact of="premises">{permit.premises}</Fact>}
      {permit.baseZone !== null && (
        <Fact of="base">
          <ZoneLabel number={permit.baseZone} />
        </Fact>
      )}
      <Fact of="units">{permit.units.map(names.unit).join(', ')}</Fact>
      <Fact of="issued">
        {dayAndTime(permit.issuedAt, language)}
        {permit.breakGlass && ` · ${say(permit.reviewed ? 'permits-desk-hurry-reviewed' : 'permits-desk-hurry')}`}
      </Fact>
      {permit.application && (
        <Fact of="application">
          <a href={hrefTo('applications', [permit.application])}>{say('permits-desk-open')}</a>
        </Fact>
      )}
      {permit.workOrder && (
        <Fact of="work">
          <a href={hrefTo('work', [permit.workOrder])}>{say('permits-desk-open')}</a>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ of, children }: { readonly of: string; readonly children: ComponentChildren }) {
  const { say } = useReader();
  return (
    <>
      <dt>{say(`permits-desk-${of}`)}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Holders({ permit }: { readonly permit: Permit }) {
  const { say } = useReader();
  return (
    <ul class="plain">
      {permit.holders.map((one) => (
        <li key={one.person}>
          {one.name}
          {one.idTails.length > 0 && (
            <small class="faint"> {say('permits-desk-tails', { tails: one.idTails.join(', ') })}</small>
          )}
        </li>
      ))}
    </ul>
  );
}

function Vehicles({ permit }: { readonly permit: Permit }) {
  const { say } = useReader();
  if (permit.vehicles.length === 0) return <span class="faint">{say('permits-desk-no-vehicle')}</span>;
  return (
    <ul class="plain">
      {permit.vehicles.map((one) => (
        <li key={one.vehicle}>
          <PlateOrKind plate={one.plate} kind={one.kind} />
          {one.plate && <small class="faint"> {say(`VehicleKind-${one.kind}`)}</small>}
        </li>
      ))}
    </ul>
  );
}
