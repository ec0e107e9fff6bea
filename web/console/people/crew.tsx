/** One crew: who is in it, whether it may be sent, and what a night asks to be changed of it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { uuid } from '../../shared/uuid';
import { type Acted, act, PROBLEM } from '../act';
import { useAsked } from '../live/use_asked';
import { ActedNotice, TroubleNotice } from '../trouble';
import { serverNow, useViewer } from '../viewer';
import { Composer, useBaseZones } from './composer';
import { CrewHealth } from './crew_health';
import type { House } from './house';
import { hrefOf } from './links';
import { CREW, type Crew, dayOf, isHealthCurrent, type Person, phoneWords, readCrew } from './model';
import { Swap, type Swapped } from './swap';

const ONE = `query RosterCrew($id: ID!) { crew(id: $id) { ${CREW} } }`;
const SET_DUTY = `mutation SetDuty($input: SetDutyInput!) { done: setDuty(input: $input) {
  ... on CrewChanged { crew } ${PROBLEM} } }`;
const STIRS = ['CREW_COMPOSED', 'DUTY_CHANGED', 'ROSTER_CHANGED', 'HEALTH_DECLARED'];

export function CrewPart({ id }: { readonly id: string; readonly house: House }) {
  const { say } = useReader();
  const { value, trouble, again, asking } = useAsked(
    ONE,
    { id },
    (data) => ({ crew: data.crew === null ? null : readCrew(data.crew, 'crew') }),
    STIRS,
  );
  return (
    <>
      <p>
        <a href={hrefOf('crews')}>{say('people-back-crews')}</a>
      </p>
      {trouble && <TroubleNotice trouble={trouble} again={again} />}
      {value === null && asking && <p role="status">{say('loading')}</p>}
      {value && value.crew === null && <p class="notice">{say('people-not-there')}</p>}
      {value?.crew && <Whole crew={value.crew} again={again} />}
    </>
  );
}

type WholeProps = { readonly crew: Crew; readonly again: () => void };

function Whole({ crew, again }: WholeProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const [swapped, setSwapped] = useState<Swapped | null>(null);
  const canCompose = viewer.actions.has('COMPOSE_CREW');
  const canSwap = canCompose && viewer.actions.has('SUBSTITUTE');
  return (
    <>
      <h2>{crew.name}</h2>
      <DutySwitch crew={crew} again={again} />
      <CrewFacts crew={crew} />
      <h2>{say('people-members')}</h2>
      <ul class="choices members">
        {crew.members.map((one) => (
          <li key={one.id}>
            <Member one={one} isLead={one.id === crew.lead} />
            {canSwap && (
              <button
                type="button"
                class="chip"
                aria-label={`${say('people-swap')}: ${one.name}`}
                onClick={() => setSwapped({ what: 'member', id: one.id, name: one.name })}
              >
                {say('people-swap')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <h2>{say('people-part-vehicles')}</h2>
      {crew.vehicles.length === 0 && <p class="empty">{say('people-rides-none')}</p>}
      <ul class="choices members">
        {crew.vehicles.map((one) => (
          <li key={one.id}>
            <a href={hrefOf('vehicles', one.id)}>
              {one.label} <span class="mono">{one.plate}</span>
            </a>
            {canSwap && (
              <button
                type="button"
                class="chip"
                aria-label={`${say('people-swap')}: ${one.label}`}
                onClick={() => setSwapped({ what: 'vehicle', id: one.id, name: one.plate || one.label })}
              >
                {say('people-swap')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {swapped && <Swap key={swapped.id} crew={crew} out={swapped} close={() => setSwapped(null)} onDone={again} />}
      {viewer.actions.has('MANAGE_ROSTER') && <CrewHealth crew={crew} />}
      {canCompose && (
        <details class="add">
          <summary>{say('people-crew-change')}</summary>
          <p class="faint">{say('people-crew-change-why')}</p>
          <Composer key={crew.version} house={crew.organisation} crew={crew} onDone={again} />
        </details>
      )}
    </>
  );
}

function Member({ one, isLead }: { readonly one: Person; readonly isLead: boolean }) {
  const { say } = useReader();
  const viewer = useViewer();
  const isRead = viewer.actions.has('READ_ROSTER');
  const isCurrent = isHealthCurrent(one.health, dayOf(serverNow(viewer)));
  return (
    <span>
      {isRead ? <a href={hrefOf('persons', one.id)}>{one.name}</a> : one.name}
      {isLead && <strong> · {say('people-lead')}</strong>}
      {one.phone && (
        <>
          {' · '}
          <a href={`tel:${one.phone}`} class="mono">
            {phoneWords(one.phone)}
          </a>
        </>
      )}
      {isRead && !isCurrent && (
        <small class="past"> {say(one.health ? 'people-health-ended' : 'people-health-none')}</small>
      )}
    </span>
  );
}

function CrewFacts({ crew }: { readonly crew: Crew }) {
  const { say } = useReader();
  const base = useBaseZones().find((one) => one.number === crew.baseZone);
  return (
    <dl class="facts">
      <dt>{say('people-skills')}</dt>
      <dd>{crew.skills.map((skill) => say(`Skill-${skill}`)).join(', ') || '—'}</dd>
      <dt>{say('people-base-zone')}</dt>
      <dd>{base?.name ?? crew.baseZone ?? '—'}</dd>
    </dl>
  );
}

function DutySwitch({ crew, again }: WholeProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const [acted, setActed] = useState<Acted<unknown> | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isOn = crew.duty === 'ON_DUTY';
  const turn = async () => {
    if (isBusy) return;
    setBusy(true);
    const input = { crew: crew.id, duty: isOn ? 'OFF_DUTY' : 'ON_DUTY' };
    setActed(await act(SET_DUTY, input, language, () => null, uuid()));
    setBusy(false);
    again();
  };
  return (
    <>
      <p class="actions">
        <span class={`duty ${crew.duty.toLowerCase()}`}>{say(`Duty-${crew.duty}`)}</span>
        {viewer.actions.has('SET_DUTY') && (
          <button type="button" class="chip" aria-disabled={isBusy} onClick={() => void turn()}>
            {say(isOn ? 'people-duty-off' : 'people-duty-on')}
          </button>
        )}
      </p>
      <ActedNotice acted={acted} />
    </>
  );
}
