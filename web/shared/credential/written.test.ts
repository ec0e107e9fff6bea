/** Sheets, PINs, codes and signatures that Python wrote, read here. */
import { expect, it } from 'vitest';
import bundles from '../../../tests/vectors/bundles.json?raw';
import secrets from '../../../tests/vectors/secrets.json?raw';
import sheets from '../../../tests/vectors/sheets.json?raw';
import { anchorOf, type Bundles, fromBase64 } from '../verdict/vectors';
import { fromBase64Url, toHex, utf8 } from './bytes';
import { parse } from './claims';
import { confirmationCode, pinMatches, replyCode } from './secrets';
import { openSheet } from './sheet';
import { verifies } from './signature';

type WrittenSheet = {
  readonly deployment: string;
  readonly checkpoint: string;
  readonly issuedAt: number;
  readonly expiresAt: number;
  readonly officers: readonly {
    readonly id: string;
    readonly name: string;
    readonly leader: boolean;
    readonly salt: string;
    readonly pin: string;
  }[];
  readonly rows: readonly string[];
};
type SheetCase = { readonly name: string; readonly sheet: string; readonly expect: WrittenSheet | null };
type Secret = {
  readonly kind: 'confirmation' | 'reply' | 'pin' | 'check';
  readonly deployment: string;
  readonly device: string;
  readonly checkpoint: string;
  readonly publicKey: string;
  readonly replyKey: string;
  readonly code: string;
  readonly challenge: string;
  readonly salt: string;
  readonly pin: string;
  readonly typed: string;
  readonly text: string;
  readonly signature: string;
  readonly expect: string | boolean;
};

it('opens the sheets that are sheets and no others', async () => {
  const anchor = anchorOf(JSON.parse(bundles) as Bundles);
  const cases = JSON.parse(sheets) as readonly SheetCase[];
  for (const one of cases) {
    const opened = await openSheet(fromBase64(one.sheet), anchor);
    const officers = opened?.officers.map(({ salt, hash, ...said }) => ({
      ...said,
      salt: toHex(salt),
      pin: toHex(hash),
    }));
    const rows = one.expect?.rows.map((row) => parse(fromBase64(row)));
    expect(opened && { ...opened, officers }, one.name).toEqual(one.expect && { ...one.expect, rows });
  }
  expect(cases.length).toBeGreaterThan(20);
});

it('makes the codes, knows the PINs and verifies the signatures as Python does', async () => {
  const cases = JSON.parse(secrets) as readonly Secret[];
  for (const one of cases) expect(await answer(one), JSON.stringify(one).slice(0, 200)).toBe(one.expect);
  expect(new Set(cases.map((one) => one.kind)).size).toBe(4);
});

async function answer(one: Secret): Promise<string | boolean> {
  if (one.kind === 'confirmation') return confirmationCode(one.deployment, one.device, fromBase64Url(one.publicKey));
  if (one.kind === 'reply') return replyCode(fromBase64Url(one.replyKey), one);
  if (one.kind === 'check') {
    const said = utf8(`fieldpass/check/1/${one.deployment}/${one.device}/${one.text}`);
    return verifies(fromBase64Url(one.publicKey), said, fromBase64Url(one.signature));
  }
  const officer = { id: '', name: '', leader: false, salt: fromBase64Url(one.salt), hash: fromBase64Url(one.pin) };
  return pinMatches(officer, one.typed);
}
