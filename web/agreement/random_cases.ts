/** Any case: a card, true, looked up, forged or nonsense, at any time, on any way, after anything. */
import { encode } from '../shared/credential/base45';
import { utf8 } from '../shared/credential/bytes';
import { openText } from '../shared/credential/codec';
import { issuedId } from '../shared/credential/issued_id';
import type { Bundle, Bytes, Claims, InvalidBundle } from '../shared/credential/model';
import { openBundle } from '../shared/credential/open';
import { AAD, PURPOSES } from '../shared/credential/wire';
import type { Clock, Passing } from '../shared/verdict/model';
import type { Bundles, Inputs } from '../shared/verdict/vectors';
import { write } from './cbor_writer';
import type { Dice } from './dice';
import { packClaims } from './packing';
import { moment, randomBundle, ZONES } from './random_bundles';
import { aClaims, CAO_LANH, DAY, DEPLOYMENT, ELSEWHERE, HOUR, NOW, POST, SA_DEC, withCheck } from './scenario';
import { Authority, type Key, sealPermit } from './sealing';

export type World = { readonly shelf: Bundles; readonly names: readonly string[]; readonly keys: readonly Key[] };

/** Bundles to choose from, one in twelve broken, and the keys of issuers; the last key is known to nobody. */
export async function world(dice: Dice, count: number, keys: readonly Key[]): Promise<World> {
  const authority = await Authority.found(DEPLOYMENT);
  const bundles: Record<string, string> = {};
  for (let number = 0; number < count; number += 1) {
    const sealed = await authority.bundle(randomBundle(dice, keys.slice(0, -1)));
    bundles[`b${number}`] = toBase64(number % 12 === 11 ? damaged(dice, sealed) : sealed);
  }
  const root = [...authority.anchor.root].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { shelf: { anchor: { deployment: DEPLOYMENT, root }, bundles }, names: Object.keys(bundles), keys };
}

function damaged(dice: Dice, sealed: Bytes): Bytes {
  const at = dice.below(sealed.length);
  return sealed.with(at, (sealed[at] ?? 0) ^ (1 << dice.below(8)));
}

export function toBase64(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export async function randomCase(dice: Dice, { names, keys }: World): Promise<Inputs> {
  const claims = randomClaims(dice);
  const isLookup = dice.chance(0.25);
  return {
    text: isLookup ? null : await randomText(dice, claims, keys),
    lookup: isLookup ? toBase64(write(packClaims({ ...claims, unknown: false }))) : null,
    bundle: dice.chance(0.03) ? null : dice.pick(names),
    issued: {},
    clock: dice.chance(0.01) ? null : randomClock(dice),
    passage: dice.chance(0.01) ? null : { direction: dice.pick(['INWARD', 'OUTWARD']), through: dice.chance(0.3) },
    history: dice.chance(0.01) ? null : randomHistory(dice, claims),
    seen: dice.chance(0.01) ? null : randomSeen(dice),
  };
}

/** The allow-list at hand, for bundles that opened. */
export async function withIssued(dice: Dice, given: Inputs, opened: Bundle | InvalidBundle | null): Promise<Inputs> {
  if (opened === null || !opened.valid || dice.chance(0.3)) return given;
  const card = given.text === null || dice.chance(0.4) ? null : openText(given.text);
  const mine = card === null || typeof card === 'string' ? [] : [await issuedId(card.payload)];
  return { ...given, issued: { ['07'.repeat(32)]: [...mine, '01'.repeat(16)] } };
}

export async function opened(shelf: Bundles, name: string | null): Promise<Bundle | InvalidBundle | null> {
  if (name === null) return null;
  const bytes = Uint8Array.from(atob(shelf.bundles[name] ?? ''), (char) => char.charCodeAt(0));
  return openBundle(bytes, { deployment: DEPLOYMENT, root: rootOf(shelf) });
}

function rootOf(shelf: Bundles): Bytes {
  return Uint8Array.from({ length: 64 }, (_, at) => Number.parseInt(shelf.anchor.root.slice(2 * at, 2 * at + 2), 16));
}

function randomClaims(dice: Dice): Claims {
  const isQuiet = dice.chance(0.5);
  const end = isQuiet ? NOW + 2 * DAY : moment(dice);
  const plates = dice.some(['51A00001', '66C12345']);
  return aClaims({
    cti: dice.pick([aClaims().cti, '01'.repeat(16), dice.hex(16)]),
    purpose: dice.pick(PURPOSES),
    zones: dice.pick([[SA_DEC], [117], [SA_DEC, 117], ZONES]),
    baseZone: dice.pick([null, CAO_LANH, SA_DEC]),
    issuedAt: isQuiet ? NOW - HOUR : moment(dice),
    notBefore: end - (isQuiet ? 3 * DAY : dice.pick([1, HOUR, 3 * DAY])),
    end,
    expiresAt: end + dice.pick([0, HOUR, 40 * DAY]),
    status: { block: dice.below(4), index: dice.below(120) },
    entryMode: dice.pick(['SINGLE', 'MULTIPLE']),
    windows: dice.pick([[], [], [{ start: 420, end: 1020 }], [{ start: 1200, end: 300 }]]),
    tails: dice.pick([[], ['0042'], ['1234', '5678']]),
    plates,
    name: dice.pick(['N. Văn Hùng', 'Đ. Thị Ơn', 'x']),
    controlCode: withCheck(String(dice.below(1e10)).padStart(10, '0')),
    unknown: dice.chance(0.02),
    deployment: dice.chance(0.02) ? 'dt-2022' : DEPLOYMENT,
  });
}

async function randomText(dice: Dice, claims: Claims, keys: readonly Key[]): Promise<string> {
  const key = dice.chance(0.6) ? (keys[0] as Key) : dice.pick(keys);
  if (dice.chance(0.06))
    return dice.pick(['', 'https://a.vn', 'FP2:X', 'FP1:', 'FP1:A', 'FP1::::', 'FP1:ơ', 'FP01:B', 'Fp1:B']);
  if (dice.chance(0.05)) return hostilePayload(dice, claims, key);
  const text = await sealPermit(claims, key);
  return dice.chance(0.1) ? corrupted(dice, text) : text;
}

/** A true signature under a payload that somebody spoiled. */
async function hostilePayload(dice: Dice, claims: Claims, key: Key): Promise<string> {
  const payload = write(packClaims(claims));
  const at = dice.below(payload.length);
  const spoiled = dice.pick([
    payload.with(at, dice.below(256)),
    payload.slice(0, 24 + dice.below(100)),
    utf8('x'.repeat(40)),
  ]);
  return `FP1:${encode(await key.seal(spoiled, AAD.permit + DEPLOYMENT))}`;
}

function corrupted(dice: Dice, text: string): string {
  const at = dice.below(text.length);
  const char = dice.pick([...'0AZ: %aé\n']);
  return dice.pick([
    text.slice(0, at) + char + text.slice(at + 1),
    text.slice(0, at),
    text + text,
    `${text}\n`,
    ` ${text}`,
  ]);
}

function randomClock(dice: Dice): Clock {
  const earliest = dice.pick([NOW, moment(dice)]);
  const width = dice.pick([0, 1, 2, 4, 240, HOUR, 2 * DAY, null]);
  return { earliest, latest: width === null ? null : earliest + width };
}

function randomHistory(dice: Dice, claims: Claims): readonly Passing[] {
  const several = Array.from(
    { length: dice.pick([0, 0, 1, 2, 3]) },
    (): Passing => ({
      cti: dice.chance(0.8) ? claims.cti : 'ff'.repeat(16),
      at: NOW - dice.pick([10, 899, 900, HOUR, DAY]),
      checkpoint: dice.pick([POST, ELSEWHERE]),
      kind: dice.pick(['ENTER', 'LEAVE', 'TRANSIT', 'RETURN']),
      outcome: dice.pick(['PASSED', 'PASSED', 'TURNED_BACK', 'HELD']),
    }),
  );
  return several.sort((left, right) => left.at - right.at);
}

function randomSeen(dice: Dice): Inputs['seen'] {
  return {
    name_confirmed: dice.chance(0.6),
    id_confirmed: dice.chance(0.5),
    id_tail: dice.pick([null, null, null, '1234', '0042', '9999']),
    plate: dice.pick([null, null, null, null, null, '66C12345', '66c-123.45', '51-a 000.01', '29mđ1-1', '']),
    health_shown: dice.pick([null, true, false]),
  };
}
