/** Whose roster is looked at: one's own, or for the department and the districts the one that is chosen. */
import { useReader } from '../../shared/context';
import { list, object, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { amendRoute } from '../route';
import { useViewer } from '../viewer';

export type House = { readonly id: string; readonly name: string };

const HOUSES = `query RosterHouses { organisations(first: 500) { edges { node { id name kind } } } }`;
/** These keep no roster; whoever works there reads those of others. */
const WITHOUT_ROSTER = new Set(['AUTHORITY', 'COMMITTEE', 'SITE_COMMAND', 'POLICE']);
const READS_OTHERS = ['ADMIN', 'APPROVER', 'AUDITOR'];

export type Houses = {
  /** Null while it is not known, and where there is none. */
  readonly house: House | null;
  /** Empty for who has one roster only. */
  readonly all: readonly House[];
  readonly isKnown: boolean;
};

export function useHouse(chosen: string | undefined): Houses {
  const viewer = useViewer();
  const isReader = READS_OTHERS.some((role) => viewer.roles.has(role));
  const { value } = useAsked(isReader ? HOUSES : null, {}, (data) =>
    list(object(data.organisations, 'organisations').edges, 'edges', (edge, where) => {
      const node = object(object(edge, where).node, where);
      return { id: text(node.id, where), name: text(node.name, where), kind: text(node.kind, where) };
    }).filter(({ kind }) => !WITHOUT_ROSTER.has(kind)),
  );
  if (!isReader) return { house: viewer.organisation, all: [], isKnown: true };
  const all = value ?? [];
  const house = all.find(({ id }) => id === chosen) ?? all[0] ?? null;
  return { house, all, isKnown: value !== null };
}

export function HouseChoice({ house, all }: { readonly house: House | null; readonly all: readonly House[] }) {
  const { say } = useReader();
  if (all.length < 2) return null;
  return (
    <label class="house">
      {say('people-house')}
      <select value={house?.id} onChange={(event) => amendRoute({ of: event.currentTarget.value })}>
        {all.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
