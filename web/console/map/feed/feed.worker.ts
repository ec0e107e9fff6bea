/** Reads the map's features beside the page: fetches, parses and compares, so that the page hears only what is other. */
import type { LayerKey, Told, Wish } from './messages';
import { prepared, SOURCES } from './prepared';
import { pieces, Shelf } from './shelf';

/** Their features are moved in the page by what the socket tells. */
const MOVED: LayerKey = 'crews';
const LONGEST_WAIT_MS = 30_000;

const shelves = new Map<LayerKey, ReadonlyMap<string, Shelf>>();
/** What a whole layer was when it was read last, by its address. */
const marks = new Map<LayerKey, { readonly address: string; readonly etag: string }>();
/** One wish after the other within a layer: what is asked later is told later. */
const queues = new Map<LayerKey, Promise<void>>();

const tell = (told: Told): void => postMessage(told);

addEventListener('message', ({ data: wish }: MessageEvent<Wish>) => {
  const before = queues.get(wish.layer) ?? Promise.resolve();
  queues.set(
    wish.layer,
    before.then(() => answered(wish)),
  );
});

async function answered({ layer, turn, address, ids }: Wish): Promise<void> {
  try {
    const answer = await fetch(address, {
      headers: { accept: 'application/geo+json, application/json' },
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
    });
    if (!answer.ok) {
      tell({ kind: 'failed', layer, turn, status: answer.status });
      return;
    }
    await compared({ layer, turn, address, ids }, answer);
  } catch {
    tell({ kind: 'failed', layer, turn, status: null });
  }
}

async function compared({ layer, turn, address, ids }: Wish, answer: Response): Promise<void> {
  const etag = answer.headers.get('etag');
  const mark = marks.get(layer);
  const isSame = layer !== MOVED && ids === null && etag !== null && mark?.address === address && mark.etag === etag;
  if (!isSame) place(layer, turn, prepared(layer, await answer.json()), ids && new Set(ids));
  if (ids !== null) marks.delete(layer);
  else if (etag !== null) marks.set(layer, { address, etag });
  const count = [...shelvesOf(layer).values()][0]?.count ?? 0;
  tell({ kind: 'read', layer, turn, count });
}

function place(layer: LayerKey, turn: number, sources: ReturnType<typeof prepared>, ids: Set<string> | null): void {
  for (const [source, shelf] of shelvesOf(layer))
    for (const change of pieces(shelf.put(sources.get(source) ?? [], ids)))
      tell({ kind: 'changes', layer, turn, change });
}

function shelvesOf(layer: LayerKey): ReadonlyMap<string, Shelf> {
  const known = shelves.get(layer);
  if (known) return known;
  const made = new Map(SOURCES[layer].map((source) => [source, new Shelf(source, layer === MOVED)]));
  shelves.set(layer, made);
  return made;
}
