/** What goes on beside the permits, each with its own view. */
import type { Crew } from './crew';
import { Push } from './push/push';
import type { Road } from './road';
import { Sharing } from './sharing/sharing';

export type Parts = { readonly push: Push; readonly sharing: Sharing };

export const partsOf =
  (road: Road) =>
  (crew: Crew): Parts => {
    const language = () => crew.language;
    return { push: new Push(road, language), sharing: new Sharing(road, language, () => crew.refresh()) };
  };
