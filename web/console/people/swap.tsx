/** A member or vehicle leaves, another of the vetted roster joins: in the crew, and on every live permit of it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { list, number, object, optionalText, text } from '../../shared/json';
import { uuid } from '../../shared/uuid';
import { type Acted, act, PROBLEM } from '../act';
import { useAsked } from '../live/use_asked';
import { hrefTo } from '../route';
import { ActedNotice, TroubleNotice } from '../trouble';
import { COMPOSE, personChoice, vehicleChoice } from './composer';
import { useMany } from './many';
import type { Crew } from './model';
import { type Choice, Picker } from './picker';
import { useVettedPersons, useVettedVehicles } from './pool';
import { Results } from './results';
import { swappedCrew } from './swapping';

export type Swapped = { readonly what: 'member' | 'vehicle'; readonly id: string; readonly name: string };
type Touched = { readonly id: string; readonly reference: string; readonly version: number; readonly purpose: string };

/** Those the crew's members have; which of them name who leaves is looked at here. */
const PERMITS = `query PermitsOfMember($person: ID!) { permits(first: 500, filter: { person: $person }) { edges { node {
  id reference version status phase purpose crew holders { person } vehicles { vehicle } } } } }`;
const MEMBER = `mutation SwapMember($input: SubstituteMemberInput!) { done: substituteMember(input: $input) {
  ... on PermitChanged { version } ${PROBLEM} } }`;
const VEHICLE = `mutation SwapVehicle($input: SubstituteVehicleInput!) { done: substituteVehicle(input: $input) {
  ... on PermitChanged { version } ${PROBLEM} } }`;
const STIRS = (kind: string): boolean => kind.startsWith('PERMIT_');

/** Live: neither ended nor run out. */
function useTouched(crew: Crew, out: Swapped) {
  const person = out.what === 'member' ? out.id : crew.lead;
  return useAsked(
    PERMITS,
    { person },
    (data) =>
      list(object(data.permits, 'permits').edges, 'edges', (edge, where) => {
        const node = object(object(edge, where).node, where);
        const named = [
          ...list(node.holders, where, (one, at) => text(object(one, at).person, at)),
          ...list(node.vehicles, where, (one, at) => text(object(one, at).vehicle, at)),
        ];
        const isLive = node.status === 'ACTIVE' || node.status === 'SUSPENDED';
        const isOfCrew = optionalText(node.crew, where) === crew.id;
        return {
          isTouched: isLive && node.phase !== 'EXPIRED' && isOfCrew && named.includes(out.id),
          id: text(node.id, where),
          reference: text(node.reference, where),
          version: number(node.version, where),
          purpose: text(node.purpose, where),
        };
      }).filter(({ isTouched }) => isTouched),
    ({ kind }) => STIRS(kind),
  );
}

type Props = {
  readonly crew: Crew;
  readonly out: Swapped;
  readonly close: () => void;
  readonly onDone: () => void;
};

export function Swap({ crew, out, close, onDone }: Props) {
  const { say, language } = useReader();
  const { value: permits, trouble, again } = useTouched(crew, out);
  const [joining, setJoining] = useState<Choice | null>(null);
  const [composed, setComposed] = useState<Acted<unknown> | null>(null);
  const [began] = useState({ crew, key: uuid() });
  const many = useMany<Touched>((one, key) => {
    const input = { permit: one.id, version: one.version, out: out.id, joining: joining?.id ?? '' };
    return act(out.what === 'member' ? MEMBER : VEHICLE, input, language, () => null, key);
  });
  const isBegun = composed?.kind === 'done' || many.each.length > 0;
  const swap = async () => {
    if (!joining || !permits || many.isBusy) return;
    const input = swappedCrew(began.crew, out, joining.id);
    const done = await act(COMPOSE, input, language, () => null, began.key);
    setComposed(done);
    if (done.kind !== 'done') return;
    onDone();
    await many.run(permits);
  };
  return (
    <section class="bar-many swap" aria-label={say('people-swap-title', { name: out.name })}>
      <h2>{say('people-swap-title', { name: out.name })}</h2>
      {trouble && <TroubleNotice trouble={trouble} again={again} />}
      {!isBegun && <Joining crew={crew} out={out} joining={joining} choose={setJoining} />}
      {!isBegun && <Permits permits={permits} />}
      <ActedNotice acted={composed} />
      {composed?.kind === 'done' && <p role="status">{say('people-swap-crew-done', { name: joining?.name ?? '' })}</p>}
      <Results many={many} nameOf={({ reference }) => reference} />
      {isBegun && many.each.some(({ acted }) => acted?.kind === 'done') && (
        <p class="faint">{say('people-swap-after')}</p>
      )}
      <div class="actions">
        {!isBegun && (
          <button type="button" class="button" aria-disabled={!joining || !permits} onClick={() => void swap()}>
            {say('people-swap-do', { count: permits?.length ?? 0 })}
          </button>
        )}
        <button type="button" class="chip" onClick={close}>
          {say(isBegun ? 'people-swap-close' : 'people-swap-leave')}
        </button>
      </div>
    </section>
  );
}

type JoiningProps = {
  readonly crew: Crew;
  readonly out: Swapped;
  readonly joining: Choice | null;
  readonly choose: (one: Choice | null) => void;
};

function Joining({ crew, out, joining, choose }: JoiningProps) {
  const { say } = useReader();
  const isMember = out.what === 'member';
  const persons = useVettedPersons(crew.organisation);
  const vehicles = useVettedVehicles(crew.organisation);
  const inside = new Set([...crew.members, ...crew.vehicles].map(({ id }) => id));
  const all = isMember ? persons.rows?.map(personChoice) : vehicles.rows?.map(vehicleChoice);
  const choices = all ? all.filter(({ id }) => !inside.has(id)) : null;
  if (joining)
    return (
      <p>
        {say('people-swap-joins', { name: joining.name })}{' '}
        <button type="button" class="chip" onClick={() => choose(null)}>
          {say('people-swap-other')}
        </button>
      </p>
    );
  return (
    <Picker
      label={say(isMember ? 'people-swap-who' : 'people-swap-what')}
      chooseKey="people-pick"
      choices={choices}
      choose={(id) => choose(choices?.find((one) => one.id === id) ?? null)}
    />
  );
}

function Permits({ permits }: { readonly permits: readonly Touched[] | null }) {
  const { say } = useReader();
  if (permits === null) return <p role="status">{say('loading')}</p>;
  return (
    <>
      <p>{say('people-swap-permits', { count: permits.length })}</p>
      <ul>
        {permits.map(({ id, reference, purpose }) => (
          <li key={id}>
            <a href={hrefTo('permits', [id])} class="mono">
              {reference}
            </a>{' '}
            {say(`Purpose-${purpose}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
