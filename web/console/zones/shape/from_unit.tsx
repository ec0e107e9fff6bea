/** The shape of the unit the zone lies in, as the unit's own zone has it. */
import { useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { type Json, list } from '../../../shared/json';
import { ask } from '../../net';
import { readVersion, type Terms, VERSION, type Version } from '../model';

const OF_UNIT = `query ConsoleZonesOfUnit($unit: ID!) { zonesAt(unit: $unit) { ${VERSION} } }`;

const readOwn = (data: Json): Version | null =>
  list(data.zonesAt, 'zonesAt', readVersion).find((one) => one.kind === 'UNIT' && one.geometry !== null) ?? null;

type FromUnitProps = { readonly unit: string | null; readonly onShape: (shape: Partial<Terms>) => void };

export function FromUnit({ unit, onShape }: FromUnitProps) {
  const { say, language } = useReader();
  const [isMissing, setMissing] = useState(false);
  if (unit === null) return null;
  const take = async () => {
    const answer = await ask(OF_UNIT, { unit }, language, (data) => ({ own: readOwn(data) }));
    const own = answer.kind === 'done' ? answer.value.own : null;
    setMissing(own === null);
    if (own === null) return;
    const { geometry, geometryQuality, geometryQualityM } = own;
    onShape({ geometry, geometryQuality, geometryQualityM });
  };
  return (
    <p class="from-unit">
      <button type="button" class="chip" onClick={() => void take()}>
        {say('zones-desk-from-unit')}
      </button>
      {isMissing && (
        <span class="hint" role="status">
          {say('zones-desk-unit-without-shape')}
        </span>
      )}
    </p>
  );
}
