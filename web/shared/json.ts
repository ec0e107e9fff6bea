/** Reading JSON from the server: every value is looked at before it is believed. */
export class Unexpected extends Error {}

export type Json = Record<string, unknown>;

export function object(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Unexpected(`${where}: no object`);
  return value as Json;
}

export function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Unexpected(`${where}: no text`);
  return value;
}

export function number(value: unknown, where: string): number {
  if (typeof value !== 'number') throw new Unexpected(`${where}: no number`);
  return value;
}

export function optionalText(value: unknown, where: string): string | null {
  return value === null || value === undefined ? null : text(value, where);
}

export function instant(value: unknown, where: string): Date {
  const at = new Date(text(value, where));
  if (Number.isNaN(at.getTime())) throw new Unexpected(`${where}: no instant`);
  return at;
}

export function list<T>(value: unknown, where: string, each: (value: unknown, where: string) => T): readonly T[] {
  if (!Array.isArray(value)) throw new Unexpected(`${where}: no list`);
  return value.map((member, index) => each(member, `${where}[${index}]`));
}
