/** Letting older permits hold on through what has closed or tightened a zone until now. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { PURPOSES } from '../../shared/credential/wire';
import { uuid } from '../../shared/uuid';
import { type Acted, act, PROBLEM } from '../act';
import { LongField } from '../fields';
import { ActedNotice } from '../trouble';
import type { Zone } from './model';

const REAFFIRM = `mutation ConsoleReaffirm($input: ReaffirmZonesInput!) { done: reaffirmZones(input: $input) {
  ... on ZonesReaffirmed { at } ${PROBLEM} } }`;

export function Reaffirm({ zone }: { readonly zone: Zone }) {
  const { say, language } = useReader();
  const [reason, setReason] = useState('');
  const [purpose, setPurpose] = useState('');
  const [acted, setActed] = useState<Acted<true> | null>(null);
  const [key, setKey] = useState(() => uuid());
  const [isBusy, setBusy] = useState(false);
  const send = async () => {
    if (isBusy || !reason.trim()) return;
    setBusy(true);
    const purposes = purpose === '' ? null : [purpose];
    const input = { numbers: [zone.number], purposes, reason };
    const answer = await act(REAFFIRM, input, language, (): true => true, key);
    setActed(answer);
    setBusy(false);
    if (answer.kind === 'done') setReason('');
    if (answer.kind !== 'unreachable') setKey(uuid());
  };
  return (
    <details class="more">
      <summary>{say('zones-desk-reaffirm')}</summary>
      <p class="faint">{say('zones-desk-reaffirm-text')}</p>
      <div class="fields">
        <label>
          {say('zones-desk-purpose')}
          <select value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)}>
            <option value="">{say('zones-desk-all-purposes')}</option>
            {PURPOSES.map((one) => (
              <option key={one} value={one}>
                {say(`Purpose-${one}`)}
              </option>
            ))}
          </select>
        </label>
        <LongField label={say('zones-desk-reason')} value={reason} maxLength={500} onText={setReason} />
        <ActedNotice acted={acted} />
        {acted?.kind === 'done' && <p role="status">{say('zones-desk-reaffirm-done')}</p>}
        <button type="button" class="button" aria-disabled={isBusy || !reason.trim()} onClick={send}>
          {say('zones-desk-reaffirm-do')}
        </button>
      </div>
    </details>
  );
}
