/** Who goes: a crew as it stands, or persons and vehicles from the roster. */
import { useReader } from '../../../shared/context';
import { Choice } from '../fields';
import { Pick } from '../pick';
import type { Roster } from '../roster';
import type { Wish } from './wish';

type WhoProps = {
  readonly wish: Wish;
  readonly roster: Roster;
  readonly onChange: (changes: Partial<Wish>) => void;
};

const MOST_VEHICLES = 4;

export function Who({ wish, roster, onChange }: WhoProps) {
  const { say } = useReader();
  const persons = roster.persons?.filter(({ state }) => state === 'VETTED') ?? null;
  const vehicles = roster.vehicles?.filter(({ state }) => state === 'VETTED') ?? null;
  const nameOf = (id: string) =>
    roster.persons?.find((one) => one.id === id)?.name ??
    roster.crews?.flatMap(({ members }) => members).find((one) => one.id === id)?.name ??
    '…';
  const rideOf = (id: string) => {
    const one = roster.vehicles?.find((other) => other.id === id);
    return one ? [one.label, one.plate].filter(Boolean).join(' · ') : '…';
  };
  return (
    <fieldset class="who">
      <legend>{say('permits-desk-who')}</legend>
      {wish.subjectType === 'CREW' && <OfCrew wish={wish} roster={roster} onChange={onChange} />}
      <Chosen ids={wish.holders} wordsOf={nameOf} onChange={(holders) => onChange({ holders })} />
      <Pick
        label={say('permits-desk-add-person')}
        among={persons?.filter(({ id }) => !wish.holders.includes(id)) ?? null}
        keyOf={({ id }) => id}
        wordsOf={({ name, phone }) => (phone ? `${name} · ${phone}` : name)}
        onChoose={({ id }) => onChange({ holders: [...wish.holders, id] })}
      />
      <Chosen ids={wish.vehicles} wordsOf={rideOf} onChange={(rides) => onChange({ vehicles: rides })} />
      {wish.vehicles.length < MOST_VEHICLES && (
        <Pick
          label={say('permits-desk-add-vehicle')}
          among={vehicles?.filter(({ id }) => !wish.vehicles.includes(id)) ?? null}
          keyOf={({ id }) => id}
          wordsOf={({ label, plate }) => [label, plate].filter(Boolean).join(' · ')}
          onChoose={({ id }) => onChange({ vehicles: [...wish.vehicles, id] })}
        />
      )}
    </fieldset>
  );
}

/** Its members, vehicles and base, to be changed afterwards. */
function OfCrew({ wish, roster, onChange }: WhoProps) {
  const { say } = useReader();
  return (
    <Choice
      label={say('permits-desk-crew')}
      value={wish.crew ?? ''}
      none={say('permits-desk-choose')}
      options={(roster.crews ?? []).map(({ id, name }) => ({ value: id, words: name }))}
      onChange={(id) => {
        const crew = roster.crews?.find((one) => one.id === id);
        if (!crew) return onChange({ crew: null });
        onChange({
          crew: crew.id,
          holders: crew.members.map((one) => one.id),
          vehicles: crew.vehicles.slice(0, MOST_VEHICLES),
          baseZone: crew.baseZone,
        });
      }}
    />
  );
}

type ChosenProps = {
  readonly ids: readonly string[];
  readonly wordsOf: (id: string) => string;
  readonly onChange: (ids: readonly string[]) => void;
};

function Chosen({ ids, wordsOf, onChange }: ChosenProps) {
  const { say } = useReader();
  return (
    <ul class="plain chosen">
      {ids.map((id) => (
        <li key={id}>
          {wordsOf(id)}
          <button
            type="button"
            class="chip"
            aria-label={say('permits-desk-take-out', { name: wordsOf(id) })}
            onClick={() => onChange(ids.filter((other) => other !== id))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}
