/** A page of a later version may change a memory: this one then lets go of it. */
export const letGo = (_current: number, _blocked: number | null, event: IDBVersionChangeEvent): void =>
  (event.target as IDBDatabase).close();
