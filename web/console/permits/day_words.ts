/** Calendar days as the server writes them (2021-09-15), in Việt Nam. Pure. */
import { toInput } from '../map/time/local_input';

export const dayOf = (at: Date): string => toInput(at.getTime()).slice(0, 10);

/** As people in Việt Nam write it, without the year. */
export const dayWords = (day: string): string => {
  const [, month = '', date = ''] = day.split('-');
  return `${Number(date)}/${Number(month)}`;
};
