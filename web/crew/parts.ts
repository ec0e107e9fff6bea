/** What goes on beside the permits, each with its own view. */
import type { Crew } from './crew';
import { Push } from './push/push';
import type { Road } from './road';
import { Sharing } from './sharing/sharing';
import { Way } from './way/way';

export type Parts = { readonly push: Push; readonly sharing: Sharing; readonly way: Way };

export const partsOf =
  (road: Road) =>
  (crew: Crew): Parts => {
    const language = () => crew.language;
    const sharing = new Sharing(road, language, () => crew.refresh());
    return { push: new Push(road, language), sharing, way: new Way(road, language, () => sharing.state.last) };
  };
