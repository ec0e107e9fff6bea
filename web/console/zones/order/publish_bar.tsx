/** Looking at what an order would do, then publishing it. */
import { useEffect, useRef } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { isUnanswered } from '../../act';
import { ActedNotice } from '../../trouble';
import { serverNow, useViewer } from '../../viewer';
import { dateAndTime } from '../../when';
import type { Draft } from './draft';
import { PreviewView } from './preview_view';
import type { Publishing } from './use_publishing';
import { warningsOf } from './warnings';

type BarProps = { readonly draft: Draft; readonly publishing: Publishing };

export function PublishBar({ draft, publishing }: BarProps) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const { isBusy, previewed, published, look, send } = publishing;
  const place = useRef<HTMLDivElement>(null);
  const isSeen = previewed?.kind === 'done';
  useEffect(() => {
    if (!previewed) return;
    // Somebody who is to mend something is brought to it.
    const wrong = place.current?.closest('.panel')?.querySelector('.hint.fault');
    if (wrong) wrong.scrollIntoView({ block: 'center' });
    else place.current?.scrollIntoView({ block: 'nearest' });
  }, [previewed]);
  if (draft.instructions.length === 0) return null;
  const isDoubtful = published !== null && isUnanswered(published);
  const words = draft.validFrom === null ? 'zones-desk-publish' : 'zones-desk-publish-at';
  const at = draft.validFrom === null ? '' : dateAndTime(new Date(draft.validFrom), language);
  return (
    <div class="publish" ref={place}>
      {warningsOf(draft, [], serverNow(viewer))
        .filter(({ key }) => key === 'order')
        .map(({ code }) => (
          <p key={code} class="hint warn">
            {say(`zones-desk-warn-${code}`)}
          </p>
        ))}
      {isSeen && <PreviewView preview={previewed.value} />}
      <ActedNotice acted={previewed} />
      <ActedNotice acted={published} />
      {isDoubtful && <p class="hint">{say('zones-desk-same-again')}</p>}
      <div class="actions">
        <button type="button" class={isSeen ? 'chip' : 'button'} aria-disabled={isBusy} onClick={() => void look()}>
          {say(isBusy ? 'zones-desk-working' : 'zones-desk-look')}
        </button>
        {(isSeen || draft.sent !== null) && (
          <button type="button" class="button publish-now" aria-disabled={isBusy} onClick={() => void send()}>
            {say(draft.sent ? 'zones-desk-send-again' : words, { at })}
          </button>
        )}
      </div>
    </div>
  );
}
