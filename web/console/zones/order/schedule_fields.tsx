/** The hours of the week at which a zone is on; none: always. */
import { useReader } from '../../../shared/context';
import type { Hours } from '../model';
import { clockOf } from '../words';

type ScheduleProps = {
  readonly schedule: readonly Hours[];
  readonly onSchedule: (schedule: readonly Hours[]) => void;
  readonly fault: string | null;
};

const DAY_MIN = 1440;
const DAYS = [0, 1, 2, 3, 4, 5, 6] as const;
const EVENING: Omit<Hours, 'weekday'> = { startMin: 18 * 60, endMin: DAY_MIN + 6 * 60 };

export function ScheduleFields({ schedule, onSchedule, fault }: ScheduleProps) {
  const { say } = useReader();
  const put = (at: number, hours: Hours) => onSchedule(schedule.map((one, index) => (index === at ? hours : one)));
  const free = DAYS.find((day) => schedule.every(({ weekday }) => weekday !== day)) ?? 0;
  return (
    <fieldset class="schedule">
      <legend>{say('zones-desk-schedule')}</legend>
      {schedule.length === 0 && <p class="faint">{say('zones-desk-always')}</p>}
      {schedule.map((hours, at) => (
        <HoursFields
          key={at}
          hours={hours}
          onHours={(next) => put(at, next)}
          onRemove={() => onSchedule(schedule.filter((_, index) => index !== at))}
        />
      ))}
      {fault && <p class="hint fault">{fault}</p>}
      <div class="actions">
        <button type="button" class="chip" onClick={() => onSchedule([...schedule, { weekday: free, ...EVENING }])}>
          {say('zones-desk-add-hours')}
        </button>
        <button type="button" class="chip" onClick={() => onSchedule(DAYS.map((weekday) => ({ weekday, ...EVENING })))}>
          {say('zones-desk-every-night')}
        </button>
        {schedule.length > 0 && (
          <button type="button" class="chip" onClick={() => onSchedule([])}>
            {say('zones-desk-always-do')}
          </button>
        )}
      </div>
    </fieldset>
  );
}

type HoursProps = {
  readonly hours: Hours;
  readonly onHours: (hours: Hours) => void;
  readonly onRemove: () => void;
};

function HoursFields({ hours, onHours, onRemove }: HoursProps) {
  const { say } = useReader();
  const { weekday, startMin, endMin } = hours;
  const day = say(`zones-desk-weekday-${weekday}`);
  return (
    <div class="hours">
      <select
        aria-label={say('zones-desk-weekday')}
        value={String(weekday)}
        onChange={(event) => onHours({ ...hours, weekday: Number(event.currentTarget.value) })}
      >
        {DAYS.map((one) => (
          <option key={one} value={one}>
            {say(`zones-desk-weekday-${one}`)}
          </option>
        ))}
      </select>
      <input
        type="time"
        aria-label={say('zones-desk-hours-start', { day })}
        value={clockOf(startMin)}
        onChange={(event) => onHours(between(weekday, minutesOf(event.currentTarget.value), endMin % DAY_MIN))}
      />
      <input
        type="time"
        aria-label={say('zones-desk-hours-end', { day })}
        value={clockOf(endMin)}
        onChange={(event) => onHours(between(weekday, startMin, minutesOf(event.currentTarget.value)))}
      />
      <span class="faint">{endMin > DAY_MIN && say('zones-desk-next-day')}</span>
      <button type="button" class="chip" aria-label={say('zones-desk-remove-hours', { day })} onClick={onRemove}>
        ×
      </button>
    </div>
  );
}

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** An end that is not after the start is of the next day; midnight ends the same one. */
export const between = (weekday: number, startMin: number, endOfDay: number): Hours => ({
  weekday,
  startMin,
  endMin: endOfDay > startMin ? endOfDay : endOfDay + DAY_MIN,
});
