/** Idempotency keys that last until there is an answer: what may have been done is asked for again under the same key. */
import type { Json } from '../../shared/json';
import { uuid } from '../../shared/uuid';
import type { Acted } from '../act';

/** The server said what became of it; anything else may have been done, or not. */
export const isAnswered = (acted: Acted<unknown>): boolean =>
  acted.kind === 'done' || acted.kind === 'refused' || acted.kind === 'input' || acted.kind === 'forbidden';

export class Keys {
  private readonly open = new Map<string, string>();

  of(mutation: string, input: Json): string {
    const said = JSON.stringify([mutation, input]);
    const key = this.open.get(said) ?? uuid();
    this.open.set(said, key);
    return key;
  }

  answered(mutation: string, input: Json, acted: Acted<unknown>): void {
    if (isAnswered(acted)) this.open.delete(JSON.stringify([mutation, input]));
  }
}
