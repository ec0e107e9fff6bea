/** The terms of one version of a zone. */
import { useReader } from '../../shared/context';
import { unitName, useUnits } from '../units';
import { dayWords } from '../when';
import type { Level } from './levels';
import type { Version } from './model';
import { cornersOf, squareKm } from './shape/shapes';
import { hoursWords, levelWords, qualityWords, spanWords } from './words';

type FactsProps = { readonly version: Version; readonly levels: readonly Level[] };

export function ZoneFacts({ version, levels }: FactsProps) {
  const { say, language } = useReader();
  const { act, schedule, message, geometry } = version;
  const unit = unitName(useUnits(), version.unit);
  return (
    <dl class="facts">
      <dt>{say('zones-desk-number')}</dt>
      <dd>
        {version.number} · <span class="mono">{version.code}</span>
      </dd>
      <dt>{say('zones-desk-kind')}</dt>
      <dd>{say(`ZoneKind-${version.kind}`)}</dd>
      <dt>{say('zones-desk-restriction')}</dt>
      <dd>{say(`Restriction-${version.restriction}`)}</dd>
      <dt>{say('zones-desk-level')}</dt>
      <dd>{levelWords(version.level, levels, language, say)}</dd>
      <dt>{say('zones-desk-valid')}</dt>
      <dd>{spanWords(version.validFrom, version.validTo, language, say)}</dd>
      <dt>{say('zones-desk-schedule')}</dt>
      <dd>
        {schedule.length === 0
          ? say('zones-desk-always')
          : schedule.map((hours) => <div key={JSON.stringify(hours)}>{hoursWords(hours, say)}</div>)}
      </dd>
      <dt>{say('zones-desk-precedence')}</dt>
      <dd>{version.precedence}</dd>
      <dt>{say('zones-desk-unit')}</dt>
      <dd>{unit ?? '–'}</dd>
      <dt>{say('zones-desk-shape')}</dt>
      <dd>
        {geometry === null
          ? say('zones-desk-shapeless')
          : say('zones-desk-shape-size', { corners: cornersOf(geometry), size: squareKm(geometry) })}
        {geometry !== null && ` · ${qualityWords(version, say)}`}
      </dd>
      <dt>{say('zones-desk-act')}</dt>
      <dd>
        {say('zones-desk-act-words', { number: act.number, day: dayWords(act.signedOn), authority: act.authority })}
      </dd>
      <dt>{say('zones-desk-contact')}</dt>
      <dd>{version.contact ?? '–'}</dd>
      <dt>{say('zones-desk-message')}</dt>
      <dd>
        {message === null ? (
          '–'
        ) : (
          <>
            <p lang="vi">{message.vi}</p>
            <p lang="en">{message.en}</p>
          </>
        )}
      </dd>
    </dl>
  );
}
