/** Zones by number, code or name, or by clicking where the work is. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, number } from '../../shared/json';
import { useStage } from '../map/stage';
import { ask } from '../net';
import { useNames } from './names';
import { Pick } from './pick';
import { rows } from './read';
import { ZoneLabel } from './shown';

type ZonesProps = {
  readonly zones: readonly number[];
  readonly onChange: (zones: readonly number[]) => void;
  readonly most?: number;
};

const AT = 'query DeskZonesAt($place: LonLatInput!) { zonesAt(place: $place) { number precedence } }';

/** Those that win there: of the highest precedence. */
const readWinners = (data: Json): readonly number[] => {
  const found = rows(data.zonesAt, 'zonesAt', (one, where) => ({
    number: number(one.number, where),
    precedence: number(one.precedence, where),
  }));
  const highest = Math.max(...found.map(({ precedence }) => precedence));
  return found.filter(({ precedence }) => precedence === highest).map((one) => one.number);
};

export function ZonesField({ zones, onChange, most = 32 }: ZonesProps) {
  const { say } = useReader();
  const names = useNames();
  const add = (numbers: readonly number[]) => onChange([...new Set([...zones, ...numbers])].slice(0, most));
  const left = names.zones.filter((one) => !zones.includes(one.number));
  return (
    <fieldset class="zones-field">
      <legend>{say('permits-desk-zones')}</legend>
      <ul class="plain chosen">
        {zones.map((one) => (
          <li key={one}>
            <ZoneLabel number={one} />
            <button
              type="button"
              class="chip"
              aria-label={say('permits-desk-zone-out', { zone: one })}
              onClick={() => onChange(zones.filter((other) => other !== one))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <Pick
        label={say('permits-desk-zone-add')}
        among={left}
        keyOf={(one) => one.code}
        wordsOf={(one) => `${one.number} ${one.name} · ${one.code}`}
        onChoose={(one) => add([one.number])}
      />
      <ByClick onZones={add} />
    </fieldset>
  );
}

function ByClick({ onZones }: { readonly onZones: (zones: readonly number[]) => void }) {
  const { say, language } = useReader();
  const stage = useStage();
  const [said, setSaid] = useState<string | null>(null);
  const [isPicking, setPicking] = useState(false);
  if (stage.map === null) return null;
  const pick = async () => {
    setPicking(true);
    const place = await stage.pick();
    setPicking(false);
    if (place === null) return;
    const [lon, lat] = place;
    const answer = await ask(AT, { place: { lon, lat } }, language, readWinners);
    const found = answer.kind === 'done' ? answer.value : [];
    setSaid(found.length > 0 ? null : say('permits-desk-no-zone-there'));
    onZones(found);
  };
  return (
    <>
      <button type="button" class="chip" aria-pressed={isPicking} onClick={pick}>
        {say(isPicking ? 'permits-desk-clicking' : 'permits-desk-zone-click')}
      </button>
      <span role="status">{said}</span>
    </>
  );
}
