/** Zones: the list, one zone, the editor of orders, a hamlet in two minutes, the measure levels. */
import { useReader } from '../../shared/context';
import { momentOf } from '../map/moment';
import type { PanelProps } from '../panels';
import { hrefTo } from '../route';
import { useViewer } from '../viewer';
import { HamletPage } from './hamlet/hamlet';
import { LevelsPage } from './levels_page';
import { ZonePage } from './one_zone';
import { OrderPage } from './order/order_page';
import { ZoneList } from './zone_list';
import './zones.css';

export default function ZonesPanel(props: PanelProps) {
  return (
    <div class="zones-desk">
      <Opened {...props} />
    </div>
  );
}

function Opened({ parts, params }: PanelProps) {
  const [first, second] = parts;
  const moment = momentOf({ panel: 'zones', parts, params });
  if (first === undefined) return <Every at={moment.at} />;
  if (first === 'new' || first === 'import') return <OrderPage begin={first} zone={null} />;
  if (first === 'hamlet') return <HamletPage />;
  if (first === 'levels') return <LevelsPage code={second ?? null} />;
  if (second === 'edit') return <OrderPage begin={params.do ?? 'change'} zone={first} />;
  return <ZonePage id={first} moment={moment} />;
}

function Every({ at }: { readonly at: string | null }) {
  const { say } = useReader();
  const viewer = useViewer();
  return (
    <>
      <h1>{say('console-panel-zones')}</h1>
      <p class="actions">
        {viewer.actions.has('PUBLISH_ZONE') && (
          <>
            <a class="chip" href={hrefTo('zones', ['hamlet'])}>
              {say('zones-desk-hamlet')}
            </a>
            <a class="chip" href={hrefTo('zones', ['new'])}>
              {say('zones-desk-write-order')}
            </a>
          </>
        )}
        <a class="chip" href={hrefTo('zones', ['levels'])}>
          {say('zones-desk-levels')}
        </a>
      </p>
      <ZoneList at={at} />
    </>
  );
}
