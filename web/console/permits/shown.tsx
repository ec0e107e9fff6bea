/** Small things that permits and applications show alike. */
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import type { Say } from '../../shared/words';
import { useNames } from './names';
import type { Hours } from './read';

/** A zone by its number, with its name where it is known. */
export function ZoneLabel({ number, name }: { readonly number: number; readonly name?: string }) {
  const known = useNames().zone(number);
  return (
    <span class="zone-label">
      <b class="zone-number">{number}</b> {name || known?.name}
    </span>
  );
}

export function ZoneLabels({ numbers }: { readonly numbers: readonly number[] }) {
  return (
    <ul class="plain zone-labels">
      {numbers.map((one) => (
        <li key={one}>
          <ZoneLabel number={one} />
        </li>
      ))}
    </ul>
  );
}

/** The first few, and how many more: for a row of a list. */
export function ZonesShort({ numbers }: { readonly numbers: readonly number[] }) {
  const [first] = numbers;
  return first === undefined ? null : (
    <>
      <ZoneLabel number={first} />
      {numbers.length > 1 && <span class="faint"> {numbers.slice(1).join(', ')}</span>}
    </>
  );
}

export function Span({ from, to }: { readonly from: Date; readonly to: Date }) {
  const { language } = useReader();
  return (
    <span class="span">
      <time dateTime={from.toISOString()}>{dayAndTime(from, language)}</time> –{' '}
      <time dateTime={to.toISOString()}>{dayAndTime(to, language)}</time>
    </span>
  );
}

export const clockOf = (minutes: number): string => {
  const within = minutes % 1440;
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`;
};

export const hoursWords = (hours: readonly Hours[], say: Say): string =>
  hours.length === 0
    ? say('permits-desk-any-hour')
    : hours.map(({ startMin, endMin }) => `${clockOf(startMin)}–${clockOf(endMin)}`).join(', ');

/** A word of the catalogue, or the code where the province has made it itself. */
export function coded(kind: string, code: string, say: Say): string {
  const key = `${kind}-${code}`;
  const words = say(key);
  return words === key ? code : words;
}

/** Where it stands, told apart by more than colour. */
export function Tag({
  tone,
  children,
}: {
  readonly tone: 'good' | 'care' | 'bad' | 'calm';
  readonly children: string;
}) {
  return <span class={`tag ${tone}`}>{children}</span>;
}

const TONES: Readonly<Record<string, 'good' | 'care' | 'bad' | 'calm'>> = {
  ACTIVE: 'good',
  APPROVED: 'good',
  SUSPENDED: 'bad',
  REVOKED: 'bad',
  REJECTED: 'bad',
  SUBMITTED: 'care',
  NEEDS_INFO: 'care',
};

export const toneOf = (status: string) => TONES[status] ?? 'calm';

/** Status and, while it is open, where its validity stands. */
export function PermitTag({ status, phase }: { readonly status: string; readonly phase: string }) {
  const { say } = useReader();
  const isPlain = status === 'ACTIVE' && phase !== 'IN_FORCE';
  return (
    <Tag tone={isPlain ? 'calm' : toneOf(status)}>
      {say(isPlain ? `PermitPhase-${phase}` : `PermitStatus-${status}`)}
    </Tag>
  );
}

export function PlateOrKind({ plate, kind }: { readonly plate: string | null; readonly kind: string }) {
  const { say } = useReader();
  return plate ? <span class="mono">{plate}</span> : <span>{say(`VehicleKind-${kind}`)}</span>;
}
