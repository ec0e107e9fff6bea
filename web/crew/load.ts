/** Loading everything a night needs, in one go: who, what, and every code as it will be shown. */
import type { Answer, Trouble } from '../shared/ask';
import type { Language } from '../shared/language';
import { type Drawn, type Kept, type Me, type News, NOTHING, type Paper } from './model';
import { ask, svg } from './net';
import { EVERYTHING, ME } from './queries';
import { type Loaded, readEverything, readMe } from './reading';

export const failed = <T>(answer: Answer<T>): answer is Trouble => answer.kind !== 'done';

export type Who = { readonly me: Me; readonly offsetMs: number };

/** Who is signed in, and how the clocks differ: measured in the middle between asking and hearing. */
export async function who(language: Language): Promise<Answer<Who>> {
  const before = Date.now();
  const answer = await ask(ME, {}, language, readMe);
  if (failed(answer)) return answer;
  const { me, serverMs } = answer.value;
  return { kind: 'done', value: { me, offsetMs: Math.round(serverMs - (before + Date.now()) / 2) } };
}

/** What was drawn before is not drawn again. */
export async function load({ me, offsetMs }: Who, held: Kept | null, language: Language): Promise<Answer<Kept>> {
  const loaded = await everything(me, language);
  if (failed(loaded)) return loaded;
  const had = held?.me.account === me.account ? held : null;
  const drawn = new Map(had?.drawn.map((one) => [one.text, one.svg]));
  const news = await drawnNews(loaded.value.news, had, drawn);
  const codes = await papersDrawn(loaded.value.papers, drawn);
  const kept = [...codes, ...(news?.drawn ?? [])];
  return {
    kind: 'done',
    value: { ...loaded.value, me, offsetMs, loadedMs: Date.now(), news: news?.news ?? null, drawn: kept },
  };
}

async function everything({ person }: Me, language: Language): Promise<Answer<Loaded>> {
  if (person === null) return { kind: 'done', value: NOTHING };
  return ask(EVERYTHING, { person }, language, readEverything(person));
}

async function papersDrawn(papers: readonly Paper[], drawn: ReadonlyMap<string, string>): Promise<readonly Drawn[]> {
  const found: Drawn[] = [];
  for (const { credential } of papers) {
    if (!credential) continue;
    const code = drawn.get(credential.text) ?? (await svg(`/credentials/${credential.id}/qr.svg`))?.svg;
    if (code) found.push({ text: credential.text, svg: code });
  }
  return found;
}

type WithCodes = { readonly news: News; readonly drawn: readonly Drawn[] };

/** News whole or not at all: codes of two editions do not go together, so the held ones stay until the next time. */
async function drawnNews(
  fresh: News | null,
  had: Kept | null,
  drawn: ReadonlyMap<string, string>,
): Promise<WithCodes | null> {
  if (fresh === null) return null;
  const old = fresh.parts.map((text) => ({ text, svg: drawn.get(text) ?? '' }));
  if (old.every((one) => one.svg)) return { news: fresh, drawn: old };
  return (await fetchedNews(fresh)) ?? heldNews(had, drawn);
}

async function fetchedNews(news: News): Promise<WithCodes | null> {
  const codes = await Promise.all(news.parts.map((_, index) => svg(`/news/${index + 1}.svg`)));
  const editions = new Set(codes.map((code) => code?.etag?.replace(/-\d+"$/, '') ?? null));
  if (editions.size !== 1 || editions.has(null)) return null;
  return { news, drawn: news.parts.map((text, index) => ({ text, svg: codes[index]?.svg ?? '' })) };
}

function heldNews(had: Kept | null, drawn: ReadonlyMap<string, string>): WithCodes | null {
  if (!had?.news) return null;
  return { news: had.news, drawn: had.news.parts.map((text) => ({ text, svg: drawn.get(text) ?? '' })) };
}
