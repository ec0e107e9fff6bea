/** The crew's work: what is open, each order opened by a touch, and reporting what is broken here. */
import { useEffect } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { own } from '../../rules';
import { useCrew } from '../../use_crew';
import { useDraft } from '../../use_draft';
import { isOpen } from '../../work/model';
import { type WorkNow, workNow } from '../../work/rules';
import type { ShownProps } from '../tabs';
import { Incident } from './incident';
import { Order } from './order';
import { WhenAndWhere } from './where';

export function Work({ kept }: ShownProps) {
  const { say } = useReader();
  const { state } = useCrew();
  const [chosen, choose] = useDraft<string | null>('order', null);
  const [isReporting, report, endReport] = useDraft('report', false);
  const all = workNow(kept, own(state.tasks, kept.me.account));
  const open = all.filter(({ order }) => isOpen(order));
  const only = open.length === 1 ? (open[0]?.order.id ?? null) : null;
  // It stays open when a second one comes.
  useEffect(() => {
    if (only !== null && only !== chosen) choose(() => only);
  }, [only]);
  if (isReporting) return <Incident kept={kept} onDone={endReport} />;
  const shown = only ?? chosen;
  return (
    <section class="work" aria-labelledby="work">
      <h2 id="work">{say('crew-tab-work')}</h2>
      {open.length === 0 && <p class="notice">{say('crew-work-none')}</p>}
      {open.map((one) =>
        one.order.id === shown ? (
          <Order key={one.order.id} kept={kept} work={one} />
        ) : (
          <Closed key={one.order.id} work={one} onOpen={() => choose(() => one.order.id)} />
        ),
      )}
      <button type="button" class="big report-broken" onClick={() => report(() => true)}>
        {say('crew-work-report')}
      </button>
      <Ended all={all.filter(({ order }) => !isOpen(order))} />
    </section>
  );
}

function Closed({ work: { order }, onOpen }: { work: WorkNow; onOpen: () => void }) {
  const { say } = useReader();
  return (
    <article class="card order">
      <h3>{order.title}</h3>
      <WhenAndWhere order={order} />
      <button
        type="button"
        class="big"
        onClick={onOpen}
        aria-label={say('crew-work-open-named', { title: order.title })}
      >
        {say('crew-work-open')}
      </button>
    </article>
  );
}

/** What ended last, so that nobody looks for it. */
function Ended({ all }: { all: readonly WorkNow[] }) {
  const { say } = useReader();
  if (all.length === 0) return null;
  return (
    <>
      <h3>{say('crew-work-ended')}</h3>
      <ul class="ended">
        {all.map(({ order, unsent }) => (
          <li key={order.id}>
            <strong>{order.title}</strong> {say(`WorkOrderState-${order.state}`)}{' '}
            {unsent.ended && <span class="unsent">{say('crew-work-unsent')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
