/** The measure levels: what each asks of every purpose; for who may, how one reads from some instant on. */
import { useReader } from '../../shared/context';
import { useAsked } from '../live/use_asked';
import { hrefTo } from '../route';
import { TroubleNotice } from '../trouble';
import { useViewer } from '../viewer';
import { dateAndTime } from '../when';
import { conditions, RulesTable } from './asks_table';
import { BackToZones } from './back';
import { LevelForm } from './level_form';
import { asksOf, LEVELS, type Level, readLevels } from './levels';

export function LevelsPage({ code }: { readonly code: string | null }) {
  const { say, language } = useReader();
  const asked = useAsked(LEVELS, {}, readLevels, ['LEVEL_CHANGED']);
  const levels = asked.value ?? [];
  const shown = levels.find((one) => one.code === code) ?? levels[0] ?? null;
  return (
    <>
      <BackToZones />
      <h1>{say('zones-desk-levels')}</h1>
      {asked.trouble && <TroubleNotice trouble={asked.trouble} again={asked.again} />}
      {asked.value === null && !asked.trouble && <p role="status">{say('loading')}</p>}
      <nav class="actions" aria-label={say('zones-desk-levels')}>
        {levels.map((one) => (
          <a
            key={one.code}
            class="chip"
            href={hrefTo('zones', ['levels', one.code])}
            aria-current={one === shown ? 'page' : undefined}
          >
            {one.name[language]}
          </a>
        ))}
      </nav>
      {shown && <OneLevel key={shown.code} level={shown} levels={levels} />}
    </>
  );
}

function OneLevel({ level, levels }: { readonly level: Level; readonly levels: readonly Level[] }) {
  const { say, language } = useReader();
  const viewer = useViewer();
  return (
    <>
      <h2>{level.name[language]}</h2>
      <p class="faint">
        <span class="mono">{level.code}</span> ·{' '}
        {say('zones-desk-level-since', { at: dateAndTime(level.validFrom, language), version: level.version })}
      </p>
      <RulesTable
        rows={asksOf('NO_RESTRICTION', level.code, levels)}
        details={({ rule, by }) => [
          ...(rule === 'PERMIT' && by ? [say(`Approval-${by.approval}`)] : []),
          ...(rule === 'FORBIDDEN' ? [] : conditions(by, say)),
        ]}
      />
      {viewer.actions.has('MANAGE_LEVELS') && <LevelForm level={level} />}
    </>
  );
}
