/** A zone in words: what it is, what it asks of each purpose, since when, and on what it rests. */
import { useReader } from '../../../shared/context';
import { PURPOSES } from '../../../shared/credential/wire';
import { dayAndTime } from '../../../shared/day';
import type { Language } from '../../../shared/language';
import type { Say } from '../../../shared/words';
import { hrefTo } from '../../route';
import type { Properties } from '../layers/layer';
import type { Hit } from './hits';

/** The strictest first. */
const RULES = ['FORBIDDEN', 'PERMIT', 'FREE'] as const;

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Levels that a province made have no words of ours: their code stands for itself. */
function levelWords(level: string, say: Say): string {
  const words = say(`Level-${level}`);
  return words === `Level-${level}` ? level : words;
}

function when(value: unknown, language: Language): string | null {
  const at = new Date(wordsOf(value));
  return Number.isNaN(at.getTime()) ? null : dayAndTime(at, language);
}

function qualityWords({ quality, qualityM }: Properties, say: Say): string {
  const words = say(`GeometryQuality-${wordsOf(quality)}`);
  return typeof qualityM === 'number' ? `${words} (± ${Math.round(qualityM)} m)` : words;
}

export function ZoneCard({ hit, canOpen }: { readonly hit: Hit; readonly canOpen: boolean }) {
  const { say, language } = useReader();
  const zone = hit.properties;
  const until = when(zone.validTo, language);
  return (
    <>
      <h2>{wordsOf(zone.name)}</h2>
      <p class="faint">
        {say(`ZoneKind-${wordsOf(zone.kind)}`)} · <span class="mono">{wordsOf(zone.code)}</span>
      </p>
      {zone.isAhead === true && (
        <p class="ahead">{say('console-map-ahead', { at: when(zone.validFrom, language) ?? '' })}</p>
      )}
      <RulesOf zone={zone} prefix="" />
      {zone.nextFrom && (
        <>
          <p class="ahead">{say('console-map-next', { at: when(zone.nextFrom, language) ?? '' })}</p>
          <RulesOf zone={zone} prefix="next:" />
        </>
      )}
      <dl class="facts">
        <dt>{say('console-map-since')}</dt>
        <dd>{when(zone.validFrom, language)}</dd>
        <dt>{say('console-map-until')}</dt>
        <dd>{until ?? say('console-map-until-further-notice')}</dd>
        {zone.level && (
          <>
            <dt>{say('console-map-level')}</dt>
            <dd>{levelWords(wordsOf(zone.level), say)}</dd>
          </>
        )}
        <dt>{say('console-map-restriction')}</dt>
        <dd>{say(`Restriction-${wordsOf(zone.restriction)}`)}</dd>
        <dt>{say('console-map-quality')}</dt>
        <dd>{qualityWords(zone, say)}</dd>
        {zone.act && (
          <>
            <dt>{say('console-map-act')}</dt>
            <dd>{wordsOf(zone.act)}</dd>
          </>
        )}
      </dl>
      {canOpen && <a href={hrefTo('zones', [hit.id])}>{say('console-map-open-zone')}</a>}
    </>
  );
}

/** The strictest first; a rule that no purpose has is not named. */
function RulesOf({ zone, prefix }: { readonly zone: Properties; readonly prefix: string }) {
  const { say } = useReader();
  return (
    <ul class="rules">
      {RULES.map((rule) => {
        const purposes = PURPOSES.filter((purpose) => zone[prefix + purpose] === rule);
        if (purposes.length === 0) return null;
        const isAll = purposes.length === PURPOSES.length;
        return (
          <li key={rule} class={rule}>
            <strong>{say(`Rule-${rule}`)}</strong>:{' '}
            {isAll ? say('console-map-all-purposes') : purposes.map((one) => say(`Purpose-${one}`)).join(', ')}
          </li>
        );
      })}
    </ul>
  );
}
