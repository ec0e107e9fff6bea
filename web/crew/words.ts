/** The crew page's own words beside crew.ftl: one file a part, so that no other page carries them. */
import enWay from '../../locales/en/crew_way.ftl?raw';
import enWork from '../../locales/en/crew_work.ftl?raw';
import enIncidents from '../../locales/en/incidents.ftl?raw';
import enWorkOrders from '../../locales/en/work_orders.ftl?raw';
import viWay from '../../locales/vi/crew_way.ftl?raw';
import viWork from '../../locales/vi/crew_work.ftl?raw';
import viIncidents from '../../locales/vi/incidents.ftl?raw';
import viWorkOrders from '../../locales/vi/work_orders.ftl?raw';
import { teach } from '../shared/words';

teach('vi', [viWork, viWay, viIncidents, viWorkOrders]);
teach('en', [enWork, enWay, enIncidents, enWorkOrders]);
