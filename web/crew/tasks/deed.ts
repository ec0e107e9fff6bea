/** What was done, before it is known by whom, when, and under which key. */
import type { Task } from './kinds';

type Added = 'seq' | 'account' | 'idempotencyKey' | 'doneMs' | 'offsetMs' | 'aside' | 'met' | 'news' | 'about';
type Without<T> = T extends unknown ? Omit<T, Added> : never;

export type Deed = Without<Task>;
