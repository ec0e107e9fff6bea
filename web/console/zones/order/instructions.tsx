/** The instructions of an order, and zones to add to them. */
import { useReader } from '../../../shared/context';
import { Finder } from '../../finder';
import { useAsked } from '../../live/use_asked';
import { readPage } from '../../live/use_pages';
import { ask } from '../../net';
import { go } from '../../route';
import { useUnits } from '../../units';
import { serverNow, useViewer } from '../../viewer';
import { LEVELS, readLevels } from '../levels';
import { readVersion, readZone, VERSION, ZONE } from '../model';
import { reread } from './begin';
import { type Draft, type Instruction, withInstruction } from './draft';
import type { Fault } from './faults';
import { InstructionCard } from './instruction';
import { useAround } from './use_around';
import { warningsOf } from './warnings';

type InstructionsProps = {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly open: string | null;
  readonly onOpen: (key: string | null) => void;
  readonly fault: Fault | null;
  /** Id of the zone that another order has moved on. */
  readonly stale: string | null;
};

export function Instructions({ draft, onDraft, open, onOpen, fault, stale }: InstructionsProps) {
  const { language } = useReader();
  const viewer = useViewer();
  const units = useUnits();
  const levels = useAsked(LEVELS, { at: draft.validFrom }, readLevels, ['LEVEL_CHANGED']).value ?? [];
  const warnings = warningsOf(draft, useAround(draft), serverNow(viewer));
  const again = async (one: Instruction) => {
    if (one.what === 'create') return;
    const answer = await ask(ZONE, { id: one.zone }, language, (data) => ({ zone: readZone(data) }));
    if (answer.kind !== 'done' || !answer.value.zone) return;
    const atMs = draft.validFrom === null ? serverNow(viewer) : Date.parse(draft.validFrom);
    onDraft(withInstruction(draft, reread(one, answer.value.zone, atMs)));
  };
  return (
    <>
      {draft.instructions.map((one) => (
        <InstructionCard
          key={one.key}
          draft={draft}
          one={one}
          isOpen={open === one.key}
          onOpen={(isOpen) => onOpen(isOpen ? one.key : null)}
          onDraft={onDraft}
          fault={fault}
          warnings={warnings.filter(({ key }) => key === one.key)}
          levels={levels}
          units={units}
          onReread={one.what !== 'create' && one.zone === stale ? () => void again(one) : null}
        />
      ))}
      <AnotherZone />
    </>
  );
}

const NAMES = `query ConsoleZoneNames { zones(first: 500) { edges { node { ${VERSION.replace(' geometry ', ' ')} } }
  pageInfo { hasNextPage endCursor } } }`;

/** Zones that are in force, without their shapes: to be found by name. */
function useNames() {
  const read = (data: Record<string, unknown>) =>
    readPage(data.zones, (node, where) => readVersion({ ...node, geometry: null }, where)).rows;
  return useAsked(NAMES, {}, read, ['ZONES_PUBLISHED']).value ?? [];
}

function AnotherZone() {
  const { say } = useReader();
  const names = useNames();
  return (
    <Finder
      label={say('zones-desk-another')}
      choices={names.map((one) => ({ key: one.id, words: one.name, hint: `${one.number} · ${one.code}` }))}
      onChoose={({ key }) => go('zones', [key, 'edit'], { do: 'change' })}
    />
  );
}
