/** Small things that every panel of the night shows alike. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ageWords } from '../../shared/age';
import { useReader } from '../../shared/context';
import { dayAndTime } from '../../shared/day';
import { serverNow, useViewer } from '../viewer';
import { type Names, useNames } from './names';
import type { Flag, Said } from './read';

/** The server's now, looked at again every `everyMs`. */
export function useNow(everyMs: number): number {
  const viewer = useViewer();
  const [nowMs, setNow] = useState(() => serverNow(viewer));
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow(viewer)), everyMs);
    return () => clearInterval(timer);
  }, [viewer, everyMs]);
  return nowMs;
}

const AGE_EVERY_MS = 20_000;

/** How long ago, with the instant itself for whoever points at it. */
export function Age({ at }: { readonly at: Date }) {
  const { say, language } = useReader();
  const nowMs = useNow(AGE_EVERY_MS);
  return (
    <time dateTime={at.toISOString()} title={dayAndTime(at, language)}>
      {say('incidents-age', ageWords((nowMs - at.getTime()) / 1_000))}
    </time>
  );
}

export function When({ at }: { readonly at: Date }) {
  const { language } = useReader();
  return <time dateTime={at.toISOString()}>{dayAndTime(at, language)}</time>;
}

/** A word of an enum in its colour; the word says it, the colour only helps. */
export function Badge({ type, value }: { readonly type: string; readonly value: string }) {
  const { say } = useReader();
  return <span class={`badge ${type} ${value}`}>{say(`${type}-${value}`)}</span>;
}

/** What zones did to it, newest first. */
export function FlagList({ flags }: { readonly flags: readonly Flag[] }) {
  const { say, language } = useReader();
  const names = useNames();
  const newest = [...flags].sort((one, other) => other.at.getTime() - one.at.getTime());
  return (
    <div aria-live="polite">
      {newest.length > 0 && (
        <ul class="flags" aria-label={say('incidents-flags')}>
          {newest.map((flag) => (
            <li key={`${flag.zone} ${flag.code}`}>
              <strong>{flagWords(flag, say, names)}</strong>{' '}
              <small>
                {say('incidents-flag-since', {
                  since: dayAndTime(flag.since, language),
                  known: dayAndTime(flag.at, language),
                })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

type Say = ReturnType<typeof useReader>['say'];

/** The catalogue's words with the zone's name; the server's own where this page is older than the code. */
function flagWords({ code, zone, message }: Flag, say: Say, names: Names): string {
  const key = `flag-${code}`;
  const words = say(key, { zone: names.zone(zone) });
  return words === key ? message : words;
}

const ZONES = new Set(['zone', 'zones']);
/** Said with the language's own decimal sign. */
const KM = 'km';

/** A reason with zones by their names. */
export function reasonWords({ code, params, message }: Said, say: Say, names: Names): string {
  const named = Object.entries(params).map(([name, value]) => [
    name,
    ZONES.has(name) ? zones(value, names) : name === KM ? Number(value) : value,
  ]);
  const key = `reason-${code}`;
  const words = say(key, Object.fromEntries(named));
  return words === key ? message : words;
}

const zones = (numbers: string, names: Names): string =>
  numbers
    .split(', ')
    .map((each) => names.zone(Number(each)))
    .join(', ');

type FoldProps = { readonly title: string; readonly children: ComponentChildren; readonly isOpen?: boolean };

/** A part that is opened when it is wanted; only its reader closes it again, whatever happens to what it is about. */
export function Fold({ title, children, isOpen: isOpenAtFirst = false }: FoldProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details class="fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
