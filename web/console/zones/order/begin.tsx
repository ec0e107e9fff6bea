/** With what the page begins: an empty zone, or the zone that its address names. */
import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useReader } from '../../../shared/context';
import { ask, type Trouble } from '../../net';
import { TroubleNotice } from '../../trouble';
import { serverNow, useViewer } from '../../viewer';
import { holding, readZone, ZONE, type Zone } from '../model';
import { changing, creating, type Draft, ending, type Instruction, withInstruction } from './draft';
import type { Kept } from './kept';

export type Begun = { readonly key: string | null; readonly trouble: ComponentChild };

export function useBegun(kept: Kept<Draft>, begin: string, zone: string | null): Begun {
  const { say, language } = useReader();
  const viewer = useViewer();
  const [key, setKey] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<Trouble | 'unknown' | null>(null);
  const last = useRef(kept);
  last.current = kept;
  const put = (one: Instruction) => {
    last.current.keep(withInstruction(last.current.value, one));
    setKey(one.key);
  };
  useEffect(() => {
    const { instructions } = last.current.value;
    if (zone === null) {
      const [first] = instructions;
      if (first) setKey(instructions.length === 1 ? first.key : null);
      else put(creating());
      return;
    }
    const there = instructions.find((one) => one.what !== 'create' && one.zone === zone);
    if (there) return setKey(there.key);
    void ask(ZONE, { id: zone }, language, (data) => ({ found: readZone(data) })).then((answer) => {
      if (answer.kind !== 'done') return setTrouble(answer);
      const one =
        answer.value.found && instructionFor(answer.value.found, begin, atOf(last.current.value, serverNow(viewer)));
      if (one) put(one);
      else setTrouble('unknown');
    });
  }, [zone, begin]);
  const told =
    trouble === 'unknown' ? (
      <p class="notice">{say('zones-desk-unknown')}</p>
    ) : (
      trouble && <TroubleNotice trouble={trouble} />
    );
  return { key, trouble: told };
}

const atOf = (draft: Draft, nowMs: number) => (draft.validFrom === null ? nowMs : Date.parse(draft.validFrom));

/** What was asked for, on the version that holds when the order begins, or the next one after. */
export function instructionFor(zone: Zone, begin: string, atMs: number): Instruction | null {
  const version =
    holding(zone.versions, atMs, null) ??
    zone.versions.find((one) => one.validFrom.getTime() > atMs) ??
    zone.versions.at(-1);
  if (!version) return null;
  return begin === 'close' || begin === 'lift' ? ending(begin, version, zone.version) : changing(version, zone.version);
}

/** The same instruction on what the zone is now: what was written stays, and is sent against the newer version. */
export function reread(one: Instruction, zone: Zone, atMs: number): Instruction {
  const fresh = instructionFor(zone, one.what, atMs);
  if (fresh === null || one.what === 'create') return one;
  if (one.what !== 'change' || fresh.what !== 'change') return { ...one, version: zone.version };
  const written = Object.fromEntries(
    Object.entries(one.terms).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(one.base[name as keyof typeof one.base]),
    ),
  );
  return { ...one, version: zone.version, base: fresh.base, terms: { ...fresh.base, ...written } };
}
