/** What was in force then, as known then: every version ever recorded, and what became stricter. */
import { useReader } from '../../shared/context';
import { TextField } from '../fields';
import { lookAt, type Moment } from '../map/moment';
import { dateAndTime, fieldOf, instantIn } from '../when';
import type { Level } from './levels';
import type { Version, Zone } from './model';
import { levelWords, spanWords } from './words';

type TimeLineProps = {
  readonly zone: Zone;
  readonly moment: Moment;
  /** The version in force at the moment. */
  readonly held: Version | null;
  readonly levels: readonly Level[];
};

export function TimeLine({ zone, moment, held, levels }: TimeLineProps) {
  const { say } = useReader();
  return (
    <>
      <h2>{say('zones-desk-history')}</h2>
      <MomentFields moment={moment} />
      <div class="scroll">
        <table class="history">
          <caption class="unseen">{say('zones-desk-history')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('zones-desk-valid')}</th>
              <th scope="col">{say('zones-desk-terms')}</th>
              <th scope="col">{say('zones-desk-recorded')}</th>
            </tr>
          </thead>
          <tbody>
            {zone.history.toReversed().map((one) => (
              <Row key={rowKey(one)} version={one} isHeld={one === held} levels={levels} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const rowKey = (one: Version) => `${one.recordedAt.toISOString()} ${one.validFrom.toISOString()}`;

/** The same instants as the map's. */
function MomentFields({ moment }: { readonly moment: Moment }) {
  const { say } = useReader();
  const field = (at: string | null) => (at === null ? '' : fieldOf(new Date(at)));
  return (
    <div class="pair">
      <TextField
        type="datetime-local"
        label={say('zones-desk-at')}
        value={field(moment.at)}
        onText={(typed) => lookAt({ ...moment, at: instantIn(typed) })}
      />
      <TextField
        type="datetime-local"
        label={say('zones-desk-known')}
        value={field(moment.known)}
        onText={(typed) => lookAt({ ...moment, known: instantIn(typed) })}
      />
    </div>
  );
}

type RowProps = { readonly version: Version; readonly isHeld: boolean; readonly levels: readonly Level[] };

function Row({ version, isHeld, levels }: RowProps) {
  const { say, language } = useReader();
  const { validFrom, validTo, recordedAt, supersededAt, recordedBy } = version;
  return (
    <tr class={supersededAt ? 'superseded' : undefined} aria-current={isHeld ? 'true' : undefined}>
      <td>
        {spanWords(validFrom, validTo, language, say)}
        {isHeld && <strong class="held">{say('zones-desk-in-force')}</strong>}
      </td>
      <td>
        {say(`Restriction-${version.restriction}`)}
        <small>{levelWords(version.level, levels, language, say)}</small>
        <small>{version.act.number}</small>
      </td>
      <td>
        {dateAndTime(recordedAt, language)}
        <small>{recordedBy ?? say('zones-desk-by-unknown')}</small>
        {supersededAt && <small>{say('zones-desk-superseded', { at: dateAndTime(supersededAt, language) })}</small>}
      </td>
    </tr>
  );
}

export function Tightenings({ zone }: { readonly zone: Zone }) {
  const { say, language } = useReader();
  const purposes = (some: readonly string[] | null) =>
    some === null ? say('zones-desk-all-purposes') : some.map((one) => say(`Purpose-${one}`)).join(', ');
  return (
    <>
      <h2>{say('zones-desk-tightenings')}</h2>
      {zone.epochs.length === 0 && <p class="empty">{say('zones-desk-no-tightening')}</p>}
      <ul class="told">
        {zone.epochs.map((one) => (
          <li key={one.counter}>
            {say('zones-desk-tightened', {
              kind: one.kind,
              decided: dateAndTime(one.recordedAt, language),
              felt: dateAndTime(one.effectiveAt, language),
              purposes: purposes(one.purposes),
            })}
          </li>
        ))}
        {zone.reaffirmations.map((one) => (
          <li key={one.at.toISOString()}>
            {say('zones-desk-reaffirmed', { at: dateAndTime(one.at, language), purposes: purposes(one.purposes) })}
          </li>
        ))}
      </ul>
    </>
  );
}
