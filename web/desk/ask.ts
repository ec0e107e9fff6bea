/** The desk speaking with the server. */
import { speaking } from '../shared/ask';

export { type Answer, readAnswer, type Trouble } from '../shared/ask';
export const { ask, send } = speaking('desk/1');
