/** Lines of JSON in, a line of JSON out for each: how tests/agreement asks this runtime. */

import { fromHex } from '../shared/credential/bytes';
import type { Contact, Reading } from '../shared/credential/clock';
import { now } from '../shared/credential/clock';
import { answered, type Bundles, expectation, type Inputs, Shelf } from '../shared/verdict/vectors';
import { type DeltaCase, outcome } from './deltas';
import { Dice } from './dice';
import { opened, randomCase, withIssued, world } from './random_cases';
import { Key } from './sealing';

type Timed = Inputs & { readonly contact?: Contact | null; readonly reading?: Reading; readonly highWater?: number };
type Ask =
  | { readonly ask: 'shelf'; readonly shelf: Bundles }
  | { readonly ask: 'apply'; readonly root: string; readonly deployment: string; readonly cases: readonly DeltaCase[] }
  | { readonly ask: 'judge'; readonly cases: readonly Timed[] }
  | { readonly ask: 'make'; readonly seed: number; readonly bundles: number; readonly cases: number }
  | { readonly ask: 'measure'; readonly given: Inputs; readonly times: number };

declare const process: {
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: { write(text: string): boolean };
};

let shelf = new Shelf({ anchor: { deployment: '', root: '' }, bundles: {} });

async function reply(ask: Ask): Promise<unknown> {
  if (ask.ask === 'shelf') {
    shelf = new Shelf(ask.shelf);
    return {};
  }
  if (ask.ask === 'judge') return judged(ask.cases);
  if (ask.ask === 'apply') {
    const anchor = { deployment: ask.deployment, root: fromHex(ask.root) };
    return Promise.all(ask.cases.map((one) => outcome(one, anchor)));
  }
  return ask.ask === 'make' ? made(ask.seed, ask.bundles, ask.cases) : measured(ask.given, ask.times);
}

async function judged(cases: readonly Timed[]): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const one of cases) {
    const clock = one.reading ? now(one.contact ?? null, one.reading, one.highWater ?? 0) : one.clock;
    answers.push({ ...expectation(await answered({ ...one, clock }, shelf)), ...(one.reading && { clock }) });
  }
  return answers;
}

async function made(seed: number, bundles: number, count: number): Promise<unknown> {
  const dice = new Dice(seed);
  const keys = await Promise.all([1, 2, 3, 4].map(() => Key.generate()));
  const here = await world(dice, bundles, keys);
  const mine = new Shelf(here.shelf);
  const valid = new Map<string, boolean>();
  for (const name of here.names) valid.set(name, (await opened(here.shelf, name))?.valid === true);
  const cases: unknown[] = [];
  while (cases.length < count) {
    const given = await randomCase(dice, here);
    const bundle = given.bundle !== null && valid.get(given.bundle) ? await mine.open(given.bundle) : null;
    const whole = await withIssued(dice, given, bundle);
    cases.push({ ...whole, expect: expectation(await answered(whole, mine)) });
  }
  return { shelf: here.shelf, cases };
}

/** Milliseconds from text to verdict, each run by itself, after a warm-up. */
async function measured(given: Inputs, times: number): Promise<{ readonly median: number; readonly p95: number }> {
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) {
    const start = performance.now();
    await answered(given, shelf);
    taken.push(performance.now() - start);
  }
  const sorted = taken.slice(Math.floor(times / 5)).sort((left, right) => left - right);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

async function main(): Promise<void> {
  const reader = new TextDecoder();
  let text = '';
  for await (const piece of process.stdin) text += reader.decode(piece, { stream: true });
  for (const line of text.split('\n').filter((one) => one !== '')) {
    process.stdout.write(`${JSON.stringify(await reply(JSON.parse(line) as Ask))}\n`);
  }
}

await main();
