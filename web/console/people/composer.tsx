/** A crew, new or changed: members by search or drag, a lead, vehicles, skills, where it starts from. */
import { useMemo, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, list, number, object, text } from '../../shared/json';
import { PROBLEM } from '../act';
import { useAsked } from '../live/use_asked';
import { ChangeForm, Field, textOf } from './fields';
import { type Crew, type Person, phoneWords, type Vehicle } from './model';
import { type Choice, Picker } from './picker';
import { useVettedPersons, useVettedVehicles } from './pool';
import { Seats } from './seats';

export const COMPOSE = `mutation ComposeCrew($input: ComposeCrewInput!) { done: composeCrew(input: $input) {
  ... on CrewChanged { crew version } ${PROBLEM} } }`;
const ZONES = 'query BaseZones { zones(first: 500, filter: { kinds: [UNIT] }) { edges { node { number name } } } }';
export const SKILLS = ['FIBRE_SPLICING', 'RADIO', 'POWER', 'MEASUREMENT', 'POSTAL_DELIVERY', 'BOAT_HANDLING'];
const MOST_VEHICLES = 4;

export const personChoice = (one: Person): Choice => ({
  id: one.id,
  name: one.name,
  note: one.phone ? phoneWords(one.phone) : '',
});
export const vehicleChoice = (one: Vehicle): Choice => ({ id: one.id, name: one.label, note: one.plate });

type Props = { readonly house: string; readonly crew: Crew | null; readonly onDone: (done: Json) => void };

export function Composer({ house, crew, onDone }: Props) {
  const { say } = useReader();
  const persons = useVettedPersons(house);
  const vehicles = useVettedVehicles(house);
  const [members, setMembers] = useState<readonly string[]>(crew?.members.map(({ id }) => id) ?? []);
  const [lead, setLead] = useState(crew?.lead ?? '');
  const [rides, setRides] = useState<readonly string[]>(crew?.vehicles.map(({ id }) => id) ?? []);
  const named = useMemo(() => {
    const known = [...(crew?.members ?? []), ...(persons.rows ?? [])].map(personChoice);
    const riding = [...(crew?.vehicles ?? []), ...(vehicles.rows ?? [])].map(vehicleChoice);
    return new Map([...known, ...riding].map((one) => [one.id, one]));
  }, [crew, persons.rows, vehicles.rows]);
  const seated = (ids: readonly string[]) => ids.flatMap((id) => named.get(id) ?? []);
  const add = (id: string) => {
    const isPerson = persons.rows?.some((one) => one.id === id);
    if (isPerson) setMembers((before) => (before.includes(id) ? before : [...before, id]));
    else setRides((before) => (before.includes(id) || before.length >= MOST_VEHICLES ? before : [...before, id]));
  };
  const leads = members.includes(lead) ? lead : (members[0] ?? '');
  return (
    <ChangeForm
      mutation={COMPOSE}
      submit={crew ? 'people-crew-change-do' : 'people-crew-add-do'}
      onDone={onDone}
      input={(form) => ({
        organisation: house,
        crew: crew?.id ?? null,
        version: crew?.version ?? 0,
        name: textOf(form, 'name'),
        lead: leads,
        members,
        vehicles: rides,
        skills: SKILLS.filter((skill) => form.has(skill)),
        baseZone: textOf(form, 'baseZone') ? Number(textOf(form, 'baseZone')) : null,
      })}
    >
      <Field name="name" label={say('people-crew-name')} value={crew?.name ?? ''} isNeeded longest={80} />
      <div class="compose">
        <Seats
          titleKey="people-members"
          emptyKey="people-members-none"
          seated={seated(members)}
          lead={leads}
          onLead={setLead}
          remove={(id) => setMembers(members.filter((one) => one !== id))}
          drop={add}
        />
        <Picker
          label={say('people-pick-member')}
          chooseKey="people-pick"
          choices={persons.rows?.filter(({ id }) => !members.includes(id)).map(personChoice) ?? null}
          choose={add}
        />
        <Seats
          titleKey="people-part-vehicles"
          emptyKey="people-rides-none"
          seated={seated(rides)}
          remove={(id) => setRides(rides.filter((one) => one !== id))}
          drop={add}
        />
        <Picker
          label={say('people-pick-vehicle')}
          chooseKey="people-pick"
          choices={vehicles.rows?.filter(({ id }) => !rides.includes(id)).map(vehicleChoice) ?? null}
          choose={add}
        />
      </div>
      <SkillBoxes crew={crew} />
      <BaseZone zone={crew?.baseZone ?? null} />
    </ChangeForm>
  );
}

function SkillBoxes({ crew }: { readonly crew: Crew | null }) {
  const { say } = useReader();
  return (
    <fieldset>
      <legend>{say('people-skills')}</legend>
      {SKILLS.map((skill) => (
        <label key={skill} class="box">
          <input type="checkbox" name={skill} defaultChecked={crew?.skills.includes(skill) ?? false} />
          {say(`Skill-${skill}`)}
        </label>
      ))}
    </fieldset>
  );
}

export function useBaseZones(): readonly { readonly number: number; readonly name: string }[] {
  const { value } = useAsked(ZONES, {}, (data) =>
    list(object(data.zones, 'zones').edges, 'edges', (edge, where) => {
      const node = object(object(edge, where).node, where);
      return { number: number(node.number, where), name: text(node.name, where) };
    }),
  );
  return value ?? [];
}

function BaseZone({ zone }: { readonly zone: number | null }) {
  const { say } = useReader();
  const zones = useBaseZones();
  const isListed = zone === null || zones.some((one) => one.number === zone);
  return (
    <label>
      {say('people-base-zone')}
      <select name="baseZone" key={zones.length}>
        <option value="">{say('people-base-zone-none')}</option>
        {!isListed && (
          <option value={zone} selected>
            {zone}
          </option>
        )}
        {zones.map((one) => (
          <option key={one.number} value={one.number} selected={one.number === zone}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  );
}
