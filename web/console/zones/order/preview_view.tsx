/** What an order touches: in one sentence, then zone by zone, each with the first few to open. */
import { useReader } from '../../../shared/context';
import { hrefTo } from '../../route';
import { dateAndTime } from '../../when';
import type { Preview, Touch, ZonePreview } from './preview';

export function PreviewView({ preview }: { readonly preview: Preview }) {
  const { say } = useReader();
  return (
    <section class="preview" aria-label={say('zones-desk-preview')} tabIndex={-1}>
      <p class="summary" role="status">
        <strong>{preview.summary}</strong>
      </p>
      {preview.zones.map((one) => (
        <OneZone key={one.zone} zone={one} touched={preview.touched.filter(({ zone }) => zone === one.zone)} />
      ))}
      <Touched touched={preview.touched.filter(({ zone }) => zone === null)} />
    </section>
  );
}

function OneZone({ zone, touched }: { readonly zone: ZonePreview; readonly touched: readonly Touch[] }) {
  const { say, language } = useReader();
  return (
    <>
      <h2>
        {zone.number} · {zone.code}
      </h2>
      <p>{say('zones-desk-felt', { at: dateAndTime(zone.effectiveAt, language) })}</p>
      {zone.epochs.map((one) => (
        <p key={one.counter}>
          {one.kind === 'CLOSED'
            ? say('zones-desk-closes', { at: dateAndTime(one.effectiveAt, language) })
            : say('zones-desk-tightens', {
                at: dateAndTime(one.effectiveAt, language),
                purposes: one.purposes?.map((purpose) => say(`Purpose-${purpose}`)).join(', ') ?? '',
              })}
        </p>
      ))}
      <Touched touched={touched} />
    </>
  );
}

/** Panels in which the first few of a kind can be opened. */
const PANEL: readonly (readonly [of: string, panel: string])[] = [
  ['PERMITS', 'permits'],
  ['INCIDENTS', 'incidents'],
  ['WORK_ORDERS', 'work'],
];

export function Touched({ touched }: { readonly touched: readonly Touch[] }) {
  return (
    <ul class="touched">
      {touched
        .filter(({ count }) => count > 0)
        .map((one) => (
          <li key={one.kind}>
            {one.message}
            <Sample touch={one} />
          </li>
        ))}
    </ul>
  );
}

function Sample({ touch }: { readonly touch: Touch }) {
  const { say } = useReader();
  const panel = PANEL.find(([of]) => touch.kind.startsWith(of))?.[1];
  if (!panel) return null;
  return (
    <span class="sample">
      {touch.sample.slice(0, 5).map((id, at) => (
        <a
          key={id}
          href={hrefTo(panel, [id])}
          aria-label={say('zones-desk-open-one', { what: touch.message, at: at + 1 })}
        >
          {at + 1}
        </a>
      ))}
    </span>
  );
}
