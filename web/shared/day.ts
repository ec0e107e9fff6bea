/** An instant with its day, as people in Việt Nam write it. */
import type { Language } from './language';
import { hourAndMinute } from './local_time';

const DAY = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', day: 'numeric', month: 'numeric' });

export const dayAndTime = (at: Date, language: Language): string => `${hourAndMinute(at, language)} ${DAY.format(at)}`;
