/** What the person at the desk is working on: whom an officer asks about, where, and what was read out. Pure. */
import type { Json } from '../shared/json';
import type { Call, Direction } from './model';
import { onlyDigits, plain, type Typed, typedIn } from './typed';

export type Matter = {
  readonly call: Call | null;
  readonly checkpoint: string;
  readonly field: string;
  readonly direction: Direction;
  readonly through: boolean;
  readonly nameCompared: boolean;
  /** Told by the phone alone, with its call. */
  readonly idCompared: boolean;
  readonly healthShown: boolean | null;
  readonly idTail: string;
  readonly plateSeen: string;
  /** The officer could read no code: the phone binds its reply to none. */
  readonly hasNoCode: boolean;
};

export const nothing = (checkpoint: string): Matter => ({
  call: null,
  checkpoint,
  field: '',
  direction: 'INWARD',
  through: false,
  nameCompared: false,
  idCompared: false,
  healthShown: null,
  idTail: '',
  plateSeen: '',
  hasNoCode: false,
});

/** The same passage that the phone judged, with what the officer had compared by then. */
export const ofCall = (call: Call): Matter => ({
  ...nothing(call.checkpoint),
  call,
  field: call.controlCode ?? call.plate ?? '',
  direction: call.direction ?? 'INWARD',
  through: call.through,
  nameCompared: call.nameConfirmed,
  idCompared: call.idConfirmed,
  healthShown: call.healthShown,
  idTail: call.idTail ?? '',
  plateSeen: call.plateSeen ?? '',
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
    idConfirmed: matter.idCompared,
    healthShown: matter.healthShown,
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

/** Whom it is about, and where: an answer to another question is not shown for this one. */
export const aboutOf = ({ checkpoint, field, direction, through }: Matter): string =>
  JSON.stringify([checkpoint, plain(field), direction, through]);

/** Whether there is somebody to be answered about. */
export const isAsked = (matter: Matter): boolean =>
  matter.call !== null || matter.hasNoCode || questionOf(matter) !== null;

/** Whether the code that the phone shows is not the one that was typed: it has to be asked for. */
export const mustAskForCode = (matter: Matter): boolean =>
  matter.call === null && !matter.hasNoCode && typedIn(matter.field).kind !== 'code';

/** Whose code the reply is bound to: what the phone shows. `shown` is what it shows beside a plate; '' is none. */
export function boundTo(matter: Matter, shown: string): Json {
  if (matter.call) return { call: matter.call.id };
  const typed = typedIn(matter.field);
  if (typed.kind === 'code') return { controlCode: typed.digits };
  const plate = typed.kind === 'plate' ? { plate: typed.plate } : {};
  return shown === '' ? plate : { ...plate, controlCode: shown };
}
