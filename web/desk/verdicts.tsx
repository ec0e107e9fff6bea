/** The verdict on each holder: the word, all reasons, whom to compare, what the permit says, where it has been. */
import { useReader } from '../shared/context';
import { dayAndTime } from '../shared/day';
import { hourAndMinute } from '../shared/local_time';
import { fits } from './doubt';
import type { Card, Passing, Permit, Reason } from './model';
import { TroubleNotice } from './trouble';
import { grouped } from './typed';
import type { Looked } from './use_verdicts';

const SYMBOL = { ALLOW: '✓', REFER: '?', DENY: '✕', NOT_OURS: '–' };

export function Verdicts({ looked }: { looked: Looked }) {
  const { say } = useReader();
  if (looked.kind === 'nothing') return null;
  if (looked.kind === 'looking') return <p role="status">{say('desk-looking')}</p>;
  const { answer } = looked;
  if (answer.kind !== 'done') return <TroubleNotice trouble={answer} />;
  const cards = likeliestFirst(answer.value?.cards ?? []);
  return (
    <div class="verdicts" aria-live="polite">
      {cards.length === 0 && <p class="notice">{say(answer.value === null ? 'desk-no-post' : 'desk-nothing-found')}</p>}
      {cards.length > 1 && <p class="faint">{say('desk-holders', { count: cards.length })}</p>}
      {byPermit(cards).map(([permit, holders]) => (
        <section key={permit?.reference ?? ''} class={holders.length > 1 ? 'permits many' : 'permits'}>
          {holders.map((card) => (
            <Verdict key={`${card.holder?.name}-${card.holder?.tails}`} card={card} />
          ))}
          {permit && <PermitLines permit={permit} />}
        </section>
      ))}
      {answer.value?.more && <p class="notice">{say('desk-more')}</p>}
    </div>
  );
}

/** Whoever it does not fit comes last. */
const likeliestFirst = (cards: readonly Card[]): readonly Card[] => [
  ...cards.filter(fits),
  ...cards.filter((card) => !fits(card)),
];

/** Holders of one permit stand together, so that it is shown once. */
function byPermit(cards: readonly Card[]): readonly (readonly [Permit | null, readonly Card[]])[] {
  const found = new Map<string, Card[]>();
  for (const card of cards) {
    const name = card.permit?.reference ?? '';
    found.set(name, [...(found.get(name) ?? []), card]);
  }
  return [...found.values()].map((holders) => [holders[0]?.permit ?? null, holders] as const);
}

function Verdict({ card }: { card: Card }) {
  const { say } = useReader();
  return (
    <article class={`card verdict ${card.decision}${fits(card) ? '' : ' unlikely'}`}>
      <h3>
        <span class="symbol" aria-hidden="true">
          {SYMBOL[card.decision]}
        </span>
        <span>{say(card.decision === 'REFER' ? 'desk-refer' : `Decision-${card.decision}`)}</span>
        {card.passage && <span class="passage">{say(`PassageKind-${card.passage}`)}</span>}
      </h3>
      {card.holder && (
        <dl class="holder">
          <dt>{say('CompareKind-NAME')}</dt>
          <dd class="name">{card.holder.name}</dd>
          <dt>{say('desk-tails')}</dt>
          <dd class="mono">{card.holder.tails.join(' · ') || '–'}</dd>
          <dt>{say('CompareKind-PLATE')}</dt>
          <dd class="mono">{card.holder.plates.join(' · ') || say('desk-no-plate')}</dd>
        </dl>
      )}
      {card.reasons.length > 0 && (
        <ul class="reasons">
          {card.reasons.map((reason) => (
            <ReasonLine key={reason.code} reason={reason} />
          ))}
        </ul>
      )}
      <Passings passings={card.passings} />
    </article>
  );
}

function ReasonLine({ reason }: { reason: Reason }) {
  const { say } = useReader();
  const zones = { zones: reason.zones.join(', ') || 'none' };
  return (
    <li class={reason.weight}>
      <strong>{say(`reason-${reason.code}`, zones)}</strong>
      <span>{say(`reason-${reason.code}.act`, zones)}</span>
    </li>
  );
}

function PermitLines({ permit }: { permit: Permit }) {
  const { say, language } = useReader();
  const zones = permit.zones.map((zone) => (zone.name ? `${zone.number} ${zone.name}` : `${zone.number}`)).join(' · ');
  return (
    <dl class="card permit">
      <dt>{say('desk-permit')}</dt>
      <dd>
        {permit.reference} · <span class="mono">{grouped(permit.controlCode, 4)}</span> ·{' '}
        {say(`PermitStatus-${permit.status}`)}
      </dd>
      <dt>{say('desk-purpose')}</dt>
      <dd>
        {say(`Purpose-${permit.purpose}`)} · {say('desk-class', { number: permit.purposeClass })}
      </dd>
      <dt>{say('desk-zones')}</dt>
      <dd>{zones}</dd>
      <dt>{say('desk-validity')}</dt>
      <dd>
        {dayAndTime(permit.validFrom, language)} – <strong>{dayAndTime(permit.validTo, language)}</strong>
        {permit.entryMode === 'SINGLE' && <> · {say('EntryMode-SINGLE')}</>}
      </dd>
      {permit.conditions && (
        <>
          <dt>{say('desk-conditions')}</dt>
          <dd>{permit.conditions}</dd>
        </>
      )}
    </dl>
  );
}

function Passings({ passings }: { passings: readonly Passing[] }) {
  const { say, language } = useReader();
  if (passings.length === 0) return <p class="faint">{say('desk-no-passings')}</p>;
  return (
    <details>
      <summary>{say('desk-passings', { count: passings.length })}</summary>
      <ul class="passings">
        {passings.map((one) => (
          <li key={`${one.at.toISOString()}-${one.name}`}>
            <time dateTime={one.at.toISOString()} title={dayAndTime(one.at, language)}>
              {hourAndMinute(one.at, language)}
            </time>{' '}
            {one.name} · {say(`PassageKind-${one.passage}`)} · {say(`Outcome-${one.outcome}`)}
          </li>
        ))}
      </ul>
    </details>
  );
}
