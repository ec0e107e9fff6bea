/** What the person at the desk is working on: whom an officer asks about, where, and what was read out. Pure. */
import type { Json } from '../shared/json';
import type { Call } from './model';
import { onlyDigits, plain, type Typed, typedIn } from './typed';

export type Matter = {
  readonly call: Call | null;
  readonly checkpoint: string;
  readonly field: string;
  readonly direction: 'INWARD' | 'OUTWARD';
  readonly through: boolean;
  readonly nameCompared: boolean;
  readonly idTail: string;
  readonly plateSeen: string;
};

export const nothing = (checkpoint: string): Matter => ({
  call: null,
  checkpoint,
  field: '',
  direction: 'INWARD',
  through: false,
  nameCompared: false,
  idTail: '',
  plateSeen: '',
});

export const ofCall = (call: Call): Matter => ({
  ...nothing(call.checkpoint),
  call,
  field: call.controlCode ?? call.plate ?? '',
});

/** What is asked of the server; null until something whole was typed. */
export function questionOf(matter: Matter): Json | null {
  const typed = typedIn(matter.field);
  const named = namedBy(typed);
  if (named === null || matter.checkpoint === '') return null;
  const tail = onlyDigits(matter.idTail, 4);
  const seen = plain(matter.plateSeen);
  return {
    checkpoint: matter.checkpoint,
    ...named,
    direction: matter.direction,
    through: matter.through,
    nameConfirmed: matter.nameCompared,
    idTail: tail.length === 4 ? tail : null,
    ...(typed.kind !== 'plate' && seen.length >= 4 && seen.length <= 12 ? { plate: seen } : {}),
  };
}

function namedBy(typed: Typed): Json | null {
  switch (typed.kind) {
    case 'code':
      return typed.standing === 'whole' ? { controlCode: typed.digits } : null;
    case 'plate':
      return typed.standing === 'whole' ? { plate: typed.plate } : null;
    case 'text':
      return { text: typed.text };
    case 'nothing':
      return null;
  }
}

/** Whose code the reply is bound to: what the phone shows, which is a code or none. */
export function boundTo(matter: Matter): Json {
  const typed = typedIn(matter.field);
  if (matter.call) return { call: matter.call.id };
  if (typed.kind === 'code' && typed.standing === 'whole') return { controlCode: typed.digits };
  return typed.kind === 'plate' && typed.standing === 'whole' ? { plate: typed.plate } : {};
}
