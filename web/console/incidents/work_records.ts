/** What happened to a work order: progress, steps, notes, and edits that came too late to be made. */
import { instant, type Json, list, number, object, optionalText, text } from '../../shared/json';
import { truth } from './read';

export type Progress = {
  readonly id: string;
  readonly progress: string;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly counted: boolean;
};

export type WorkStep = {
  readonly before: string | null;
  readonly after: string;
  readonly reason: string;
  readonly note: string;
  readonly by: string;
  readonly at: Date;
};

export type Note = {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly text: string;
  readonly photos: readonly string[];
};

export type KeptEdit = {
  readonly id: string;
  readonly basedOn: number;
  readonly found: number;
  readonly by: string;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly state: string | null;
  readonly note: string;
  readonly stop: string | null;
  readonly stopState: string | null;
  readonly stood: string;
  readonly stopStood: string | null;
};

export type Records = {
  readonly progressHistory: readonly Progress[];
  readonly steps: readonly WorkStep[];
  readonly notes: readonly Note[];
  readonly kept: readonly KeptEdit[];
};

export const RECORDS = `progressHistory { id progress at receivedAt counted }
  stateHistory { before after reason note by at } notes { id by at text photos }
  keptEdits { id basedOn found by at receivedAt state note stop stopState stood stopStood }`;

export const records = (one: Json, where: string): Records => ({
  progressHistory: list(one.progressHistory, where, progress),
  steps: list(one.stateHistory, where, step),
  notes: list(one.notes, where, note),
  kept: list(one.keptEdits, where, kept),
});

function progress(value: unknown, where: string): Progress {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    progress: text(one.progress, where),
    at: instant(one.at, where),
    receivedAt: instant(one.receivedAt, where),
    counted: truth(one.counted, where),
  };
}

function step(value: unknown, where: string): WorkStep {
  const one = object(value, where);
  return {
    before: optionalText(one.before, where),
    after: text(one.after, where),
    reason: text(one.reason, where),
    note: text(one.note, where),
    by: text(one.by, where),
    at: instant(one.at, where),
  };
}

function note(value: unknown, where: string): Note {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    by: text(one.by, where),
    at: instant(one.at, where),
    text: text(one.text, where),
    photos: list(one.photos, where, text),
  };
}

function kept(value: unknown, where: string): KeptEdit {
  const one = object(value, where);
  return {
    id: text(one.id, where),
    basedOn: number(one.basedOn, where),
    found: number(one.found, where),
    by: text(one.by, where),
    at: instant(one.at, where),
    receivedAt: instant(one.receivedAt, where),
    state: optionalText(one.state, where),
    note: text(one.note, where),
    stop: optionalText(one.stop, where),
    stopState: optionalText(one.stopState, where),
    stood: text(one.stood, where),
    stopStood: optionalText(one.stopStood, where),
  };
}
