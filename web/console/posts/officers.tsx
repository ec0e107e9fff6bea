/** Who signs on at a checkpoint's phones; a PIN is shown once, to be told to the officer alone. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, text } from '../../shared/json';
import { PROBLEM } from '../act';
import { TextField } from '../fields';
import { useAsked } from '../live/use_asked';
import { useLast } from '../live/use_last';
import { ActedNotice, TroubleNotice } from '../trouble';
import { useAct } from '../use_act';
import { dateAndTime } from '../when';
import { OFFICER_STIRS, OFFICERS, type Officer, type Post, readOfficers } from './model';

const GIVEN = `... on PinGiven { officer pin } ${PROBLEM}`;
const ADD = `mutation ConsoleAddOfficer($input: AddOfficerInput!) { done: addOfficer(input: $input) { ${GIVEN} } }`;
const RESET = `mutation ConsoleResetPin($input: ResetOfficerPinInput!) { done: resetOfficerPin(input: $input) { ${GIVEN} } }`;
const END = `mutation ConsoleEndOfficer($input: EndOfficerInput!) { done: endOfficer(input: $input) {
  ... on OfficerEnded { officer } ${PROBLEM} } }`;

const readPin = (done: Json): string => text(done.pin, 'pin');

export function Officers({ post }: { readonly post: Post }) {
  const { say } = useReader();
  const asked = useAsked(OFFICERS, { id: post.id }, readOfficers, OFFICER_STIRS);
  const told = useLast(asked.value, post.id);
  return (
    <section class="officers" aria-label={say('posts-desk-officers')}>
      <h2>{say('posts-desk-officers')}</h2>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {told?.length === 0 && <p class="empty">{say('posts-desk-no-officer')}</p>}
      <ul class="cards">
        {told?.map((one) => (
          <OfficerCard key={one.id} officer={one} />
        ))}
      </ul>
      <AddOfficer post={post} />
    </section>
  );
}

function OfficerCard({ officer }: { readonly officer: Officer }) {
  const { say, language } = useReader();
  const resetting = useAct(RESET, readPin);
  const ending = useAct(END, (): true => true);
  const [isSure, setSure] = useState(false);
  return (
    <li>
      <strong>{officer.name}</strong> {officer.isLeader && <span class="state">{say('posts-desk-leader')}</span>}
      <small>{say('posts-desk-pin-since', { at: dateAndTime(officer.pinSetAt, language) })}</small>
      {resetting.acted?.kind === 'done' && (
        <Pin pin={resetting.acted.value} name={officer.name} onSeen={resetting.forget} />
      )}
      <div class="actions">
        <button
          type="button"
          class="chip"
          aria-disabled={resetting.isBusy}
          aria-label={say('posts-desk-new-pin-of', { name: officer.name })}
          onClick={() => void resetting.send({ officer: officer.id })}
        >
          {say('posts-desk-new-pin')}
        </button>
        <button
          type="button"
          class={isSure ? 'chip danger' : 'chip'}
          aria-disabled={ending.isBusy}
          aria-label={say(isSure ? 'posts-desk-end-sure' : 'posts-desk-end-of', { name: officer.name })}
          onClick={() => (isSure ? void ending.send({ officer: officer.id }) : setSure(true))}
        >
          {say(isSure ? 'posts-desk-end-sure' : 'posts-desk-end', { name: officer.name })}
        </button>
      </div>
      <ActedNotice acted={resetting.acted} />
      <ActedNotice acted={ending.acted} />
    </li>
  );
}

type PinProps = { readonly pin: string; readonly name: string; readonly onSeen: () => void };

function Pin({ pin, name, onSeen }: PinProps) {
  const { say } = useReader();
  return (
    <p class="notice pin" role="alert">
      {say('posts-desk-pin', { name })} <strong class="mono">{pin.replace(/(...)(?=.)/g, '$1 ')}</strong>{' '}
      <button type="button" class="chip" onClick={onSeen}>
        {say('posts-desk-pin-seen')}
      </button>
    </p>
  );
}

function AddOfficer({ post }: { readonly post: Post }) {
  const { say } = useReader();
  const [name, setName] = useState('');
  const [isLeader, setLeader] = useState(false);
  const [added, setAdded] = useState('');
  const adding = useAct(ADD, readPin);
  const send = async () => {
    if (!name.trim()) return;
    setAdded(name);
    const done = await adding.send({ checkpoint: post.id, name, leader: isLeader });
    if (done?.kind === 'done') setName('');
  };
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {adding.acted?.kind === 'done' && <Pin pin={adding.acted.value} name={added} onSeen={adding.forget} />}
      <TextField
        label={say('posts-desk-officer-name')}
        name="officer-name"
        value={name}
        maxLength={80}
        onText={setName}
      />
      <label class="check">
        <input type="checkbox" checked={isLeader} onChange={(event) => setLeader(event.currentTarget.checked)} />
        {say('posts-desk-leader')}
      </label>
      <ActedNotice acted={adding.acted} />
      <button type="submit" class="chip" aria-disabled={!name.trim() || adding.isBusy}>
        {say('posts-desk-add-officer')}
      </button>
    </form>
  );
}
