/** What is lacking, what it touches, publishing, and what came of every part. */
import { useReader } from '../../../shared/context';
import { type Acted, isUnanswered } from '../../act';
import { hrefTo } from '../../route';
import { ActedNotice } from '../../trouble';
import type { Published } from '../order/preview';
import { PreviewView } from '../order/preview_view';
import { type Hamlet, lacksOf } from './model';
import type { Sealing } from './use_sealing';

type SealBarProps = {
  readonly hamlet: Hamlet;
  readonly sealing: Sealing;
  readonly zone: Acted<Published> | null;
  readonly onBegin: () => void;
};

export function SealBar({ hamlet, sealing, zone, onBegin }: SealBarProps) {
  return (
    <div class="publish">
      {hamlet.zone ? (
        <Parts hamlet={hamlet} zone={zone} onBegin={onBegin} sealing={sealing} />
      ) : (
        <Ahead hamlet={hamlet} sealing={sealing} zone={zone} />
      )}
    </div>
  );
}

function Ahead({ hamlet, sealing, zone }: Omit<SealBarProps, 'onBegin'>) {
  const { say } = useReader();
  const lacks = lacksOf(hamlet);
  const { isBusy, previewed, look, send } = sealing;
  const isSeen = previewed?.kind === 'done';
  return (
    <>
      {lacks.length > 0 && (
        <p class="hint" role="status">
          {say('zones-desk-lacks', { what: lacks.map((one) => say(`zones-desk-lack-${one}`)).join(', ') })}
        </p>
      )}
      {isSeen && <PreviewView preview={previewed.value} />}
      <ActedNotice acted={previewed} />
      <ActedNotice acted={zone} />
      {zone && isUnanswered(zone) && <p class="hint">{say('zones-desk-same-again')}</p>}
      <div class="actions">
        <button
          type="button"
          class={isSeen ? 'chip' : 'button'}
          aria-disabled={isBusy || lacks.length > 0}
          onClick={() => lacks.length === 0 && void look()}
        >
          {say(isBusy ? 'zones-desk-working' : 'zones-desk-look')}
        </button>
        {(isSeen || hamlet.sent) && (
          <button type="button" class="button publish-now" aria-disabled={isBusy} onClick={() => void send()}>
            {say(hamlet.sent ? 'zones-desk-send-again' : 'zones-desk-seal', { count: hamlet.barriers.length })}
          </button>
        )}
      </div>
    </>
  );
}

function Parts({ hamlet, zone, sealing, onBegin }: SealBarProps) {
  const { say } = useReader();
  const { barriers } = hamlet;
  const standing = barriers.filter(({ checkpoint }) => checkpoint !== null).length;
  const isWhole = standing === barriers.length;
  return (
    <>
      <div class="summary" role="status">
        <strong>✓ {say('zones-desk-sealed', { number: hamlet.zone?.number ?? 0 })}</strong>
        {zone?.kind === 'done' && <span>{zone.value.summary}.</span>}
        <span>{say('zones-desk-standing', { standing, count: barriers.length })}</span>
      </div>
      {!isWhole && !sealing.isBusy && hamlet.unit === null && <p class="notice">{say('zones-desk-lack-unit')}</p>}
      <div class="actions">
        {!isWhole && (
          <button type="button" class="button" aria-disabled={sealing.isBusy} onClick={() => void sealing.send()}>
            {say(sealing.isBusy ? 'zones-desk-working' : 'zones-desk-go-on')}
          </button>
        )}
        {hamlet.zone && (
          <a class="chip" href={hrefTo('zones', [hamlet.zone.id])}>
            {say('zones-desk-open-zone')}
          </a>
        )}
        <button type="button" class="chip" aria-disabled={sealing.isBusy} onClick={() => !sealing.isBusy && onBegin()}>
          {say('zones-desk-another-hamlet')}
        </button>
      </div>
    </>
  );
}
