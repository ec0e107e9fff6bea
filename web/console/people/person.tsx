/** Somebody on a roster: what is known, the declaration, the letters, the way off. */
import { useReader } from '../../shared/context';
import { PROBLEM } from '../act';
import { useAsked } from '../live/use_asked';
import { TroubleNotice } from '../trouble';
import { serverNow, useViewer } from '../viewer';
import { AttachToMany } from './attach';
import { ChangeForm } from './fields';
import { HealthFields, healthOf } from './health_form';
import type { House } from './house';
import { hrefOf } from './links';
import { dayOf, dayWords, isHealthCurrent, PERSON_WHOLE, type Person, phoneWords, readPerson } from './model';
import { RemoveEntry } from './remove';
import { State } from './state';
import { FileLink, VetBar } from './vet_bar';

const ONE = `query RosterPerson($id: ID!) { person(id: $id) { ${PERSON_WHOLE} } }`;
const STIRS = ['ROSTER_CHANGED', 'HEALTH_DECLARED', 'ATTACHMENT_KEPT'];
export const DECLARE = `mutation DeclareHealth($input: DeclareHealthInput!) { done: declareHealth(input: $input) {
  ... on RosterEntryChanged { subject } ${PROBLEM} } }`;

export function PersonPart({ id }: { readonly id: string; readonly house: House }) {
  const { say } = useReader();
  const { value, trouble, again, asking } = useAsked(
    ONE,
    { id },
    (data) => ({ person: data.person === null ? null : readPerson(data.person, 'person') }),
    STIRS,
  );
  return (
    <>
      <p>
        <a href={hrefOf('persons')}>{say('people-back-persons')}</a>
      </p>
      {trouble && <TroubleNotice trouble={trouble} again={again} />}
      {value === null && asking && <p role="status">{say('loading')}</p>}
      {value && value.person === null && <p class="notice">{say('people-not-there')}</p>}
      {value?.person && <Whole person={value.person} />}
    </>
  );
}

function Whole({ person }: { readonly person: Person }) {
  const { say } = useReader();
  const viewer = useViewer();
  const isThere = person.state !== 'REMOVED';
  const canManage = viewer.actions.has('MANAGE_ROSTER') && isThere;
  return (
    <>
      <h2>
        {person.name} <State state={person.state} />
      </h2>
      <Facts person={person} />
      <h2>{say('people-attachments')}</h2>
      {person.attachments.length === 0 && <p class="empty">{say('people-attachments-none')}</p>}
      <ul class="files">
        {person.attachments.map((file) => (
          <li key={file.id}>
            <FileLink file={file} />
          </li>
        ))}
      </ul>
      {canManage && !viewer.actions.has('VET_ROSTER') && <AttachToMany kind="Person" subjects={[person.id]} />}
      {viewer.actions.has('VET_ROSTER') && isThere && <VetBar kind="Person" chosen={[person]} clear={null} />}
      {canManage && (
        <>
          <h2>{say('people-health-declare')}</h2>
          <ChangeForm
            mutation={DECLARE}
            submit="people-health-declare-do"
            input={(form) => ({ person: person.id, health: healthOf(form) })}
          >
            <HealthFields />
          </ChangeForm>
          <RemoveEntry entry={person} name={person.name} />
        </>
      )}
    </>
  );
}

function Facts({ person }: { readonly person: Person }) {
  const { say } = useReader();
  const today = dayOf(serverNow(useViewer()));
  const { health } = person;
  const numbers = [
    person.cccdLast4 && `${say('people-cccd')} …${person.cccdLast4}`,
    person.cmndLast4 && `${say('people-cmnd')} …${person.cmndLast4}`,
  ].filter(Boolean);
  return (
    <dl class="facts">
      <dt>{say('people-phone')}</dt>
      <dd>{person.phone ? phoneWords(person.phone) : '—'}</dd>
      <dt>{say('people-numbers')}</dt>
      <dd class="mono">{numbers.join(' · ') || '—'}</dd>
      <dt>{say('people-health')}</dt>
      <dd>
        {health
          ? say(isHealthCurrent(health, today) ? 'people-health-whole' : 'people-health-whole-past', {
              day: dayWords(health.declaredOn),
              until: dayWords(health.validUntil),
            })
          : say('people-health-none')}
        {health?.reference && <span class="mono"> {health.reference}</span>}
      </dd>
    </dl>
  );
}
