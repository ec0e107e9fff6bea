/** The console speaking with the server. */
import { speaking } from '../shared/ask';

export type { Answer, Ask, Trouble } from '../shared/ask';
export const CLIENT = 'console/1';
export const { ask, send } = speaking(CLIENT);
