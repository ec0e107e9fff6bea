/** Rosters and crews: persons, vehicles, crews, and a list from a file. */
import { useReader } from '../../shared/context';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { useViewer, type Viewer } from '../viewer';
import { AccountsPart } from './accounts';
import { CrewPart } from './crew';
import { CrewsPart } from './crews';
import { HouseChoice, useHouse } from './house';
import { ImportPart } from './import';
import { PersonPart } from './person';
import { PersonsPart } from './persons';
import './people.css';
import type { House } from './house';
import { VehiclePart } from './vehicle';
import { VehiclesPart } from './vehicles';

const PARTS: readonly { readonly key: string; readonly action: string }[] = [
  { key: 'persons', action: 'READ_ROSTER' },
  { key: 'vehicles', action: 'READ_ROSTER' },
  { key: 'crews', action: 'READ_CREWS' },
  { key: 'import', action: 'MANAGE_ROSTER' },
  { key: 'accounts', action: 'READ_ACCOUNTS' },
];

export default function PeoplePanel({ parts, params }: PanelProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const { house, all, isKnown } = useHouse(params.of);
  const mine = PARTS.filter(({ action }) => viewer.actions.has(action));
  const [asked, id] = parts;
  const part = mine.find(({ key }) => key === asked)?.key ?? (asked ? null : firstOf(viewer));
  return (
    <>
      <h1>{say('console-panel-people')}</h1>
      <nav class="tabs" aria-label={say('console-panel-people')}>
        {mine.map(({ key }) => (
          <a key={key} href={hrefTo('people', [key], ofHouse(params))} aria-current={key === part ? 'page' : undefined}>
            {say(`people-part-${key}`)}
          </a>
        ))}
      </nav>
      {part !== 'accounts' && <HouseChoice house={house} all={all} />}
      {part === null && <p class="notice">{say('console-no-panel')}</p>}
      {part === 'accounts' && <AccountsPart />}
      {part !== null && part !== 'accounts' && (
        <>
          {!isKnown && <p role="status">{say('loading')}</p>}
          {isKnown && house === null && <p class="empty">{say('people-no-house')}</p>}
          {house !== null && <Part key={house.id} part={part} id={id ?? null} house={house} />}
        </>
      )}
    </>
  );
}

const firstOf = (viewer: Viewer): string => (viewer.actions.has('READ_ROSTER') ? 'persons' : 'crews');

const ofHouse = (params: Readonly<Record<string, string>>): Record<string, string> =>
  params.of ? { of: params.of } : {};

function Part({ part, id, house }: { readonly part: string; readonly id: string | null; readonly house: House }) {
  switch (part) {
    case 'persons':
      return id ? <PersonPart key={id} id={id} house={house} /> : <PersonsPart house={house} />;
    case 'vehicles':
      return id ? <VehiclePart key={id} id={id} house={house} /> : <VehiclesPart house={house} />;
    case 'crews':
      return id ? <CrewPart key={id} id={id} house={house} /> : <CrewsPart house={house} />;
    default:
      return <ImportPart house={house} />;
  }
}
