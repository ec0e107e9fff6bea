/** Swapping a member or a vehicle: who leaves, who joins from the roster, done. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import type { Json } from '../../../shared/json';
import { ActedNotice } from '../../trouble';
import { useActing } from '../../use_acting';
import type { Goer, Vehicle } from '../outlook_model';
import { type Permit, readChanged } from '../permit_model';
import { Pick } from '../pick';
import { useRoster } from '../roster';
import { MEMBER, seen, VEHICLE } from './deeds';

type SubstituteProps = {
  readonly permit: Permit;
  readonly onDone: (after: Permit | null) => void;
  readonly onStale: () => void;
};

export function Substitute({ permit, onDone, onStale }: SubstituteProps) {
  const { say } = useReader();
  const [what, setWhat] = useState<'member' | 'vehicle'>('member');
  const roster = useRoster(permit.organisation);
  const acting = useActing();
  const swap = async (mutation: string, input: Json) => {
    const answer = await acting.run(mutation, { ...seen(permit), ...input }, readChanged);
    if (answer?.kind === 'done') onDone(answer.value);
    if (answer?.kind === 'refused' && answer.type === 'StaleProblem') onStale();
  };
  return (
    <section class="deed" aria-label={say('permits-desk-do-substitute')}>
      <p>{say('permits-desk-touches-substitute')}</p>
      <div class="switch">
        {(['member', 'vehicle'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={what === one} onClick={() => setWhat(one)}>
            {say(`permits-desk-swap-${one}`)}
          </button>
        ))}
      </div>
      {what === 'member' ? (
        <Members permit={permit} among={roster.persons} isBusy={acting.isBusy} onSwap={swap} />
      ) : (
        <Vehicles permit={permit} among={roster.vehicles} isBusy={acting.isBusy} onSwap={swap} />
      )}
      <ActedNotice acted={acting.acted} />
    </section>
  );
}

type SwapProps<T> = {
  readonly permit: Permit;
  readonly among: readonly T[] | null;
  readonly isBusy: boolean;
  readonly onSwap: (mutation: string, input: Json) => void;
};

function Members({ permit, among, isBusy, onSwap }: SwapProps<Goer>) {
  const { say } = useReader();
  const [out, setOut] = useState(permit.holders.length === 1 ? (permit.holders[0]?.person ?? null) : null);
  const [joining, setJoining] = useState<Goer | null>(null);
  const free = among?.filter(
    (one) => one.state === 'VETTED' && !permit.holders.some(({ person }) => person === one.id),
  );
  const isReady = out !== null && joining !== null;
  return (
    <>
      <Leaving
        legend={say('permits-desk-who-leaves')}
        options={permit.holders.map(({ person, name }) => ({ value: person, words: name }))}
        value={out}
        onChange={setOut}
      />
      <Pick
        label={say('permits-desk-who-joins')}
        among={free ?? null}
        keyOf={({ id }) => id}
        wordsOf={({ name, phone }) => (phone ? `${name} · ${phone}` : name)}
        onChoose={setJoining}
        hasFocus
      />
      <Joining words={joining?.name ?? null} />
      <button
        type="button"
        class="button"
        aria-disabled={!isReady || isBusy}
        onClick={() => isReady && onSwap(MEMBER, { out, joining: joining.id })}
      >
        {say('permits-desk-do-substitute')}
      </button>
    </>
  );
}

function Vehicles({ permit, among, isBusy, onSwap }: SwapProps<Vehicle>) {
  const { say } = useReader();
  const [out, setOut] = useState<string | null>(permit.vehicles[0]?.vehicle ?? null);
  const [joining, setJoining] = useState<Vehicle | null>(null);
  const free = among?.filter(
    (one) => one.state === 'VETTED' && !permit.vehicles.some(({ vehicle }) => vehicle === one.id),
  );
  const isReady = out !== null || joining !== null;
  const none = { value: '', words: say('permits-desk-nobody-leaves') };
  const rides = permit.vehicles.map(({ vehicle, plate, kind }) => ({
    value: vehicle,
    words: plate ?? say(`VehicleKind-${kind}`),
  }));
  return (
    <>
      <Leaving
        legend={say('permits-desk-what-leaves')}
        options={[...rides, none]}
        value={out ?? ''}
        onChange={(value) => setOut(value || null)}
      />
      <Pick
        label={say('permits-desk-what-joins')}
        among={free ?? null}
        keyOf={({ id }) => id}
        wordsOf={({ label, plate }) => [label, plate].filter(Boolean).join(' · ')}
        onChoose={setJoining}
        hasFocus
      />
      <Joining words={joining ? [joining.label, joining.plate].filter(Boolean).join(' · ') : null} />
      <button
        type="button"
        class="button"
        aria-disabled={!isReady || isBusy}
        onClick={() => isReady && onSwap(VEHICLE, { out, joining: joining?.id ?? null })}
      >
        {say('permits-desk-do-substitute')}
      </button>
    </>
  );
}

function Joining({ words }: { readonly words: string | null }) {
  const { say } = useReader();
  return (
    <p role="status" class="joining">
      {words === null ? '' : say('permits-desk-joins', { name: words })}
    </p>
  );
}

type LeavingProps = {
  readonly legend: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly value: string | null;
  readonly onChange: (value: string) => void;
};

function Leaving({ legend, options, value, onChange }: LeavingProps) {
  return (
    <fieldset class="boxes">
      <legend>{legend}</legend>
      {options.map((one) => (
        <label key={one.value} class="tick">
          <input type="radio" name={legend} checked={value === one.value} onChange={() => onChange(one.value)} />
          {one.words}
        </label>
      ))}
    </fieldset>
  );
}
