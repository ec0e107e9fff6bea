/** Putting up a checkpoint, or letting one stand otherwise from an instant on. */
import { useEffect, useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { text } from '../../shared/json';
import { PROBLEM } from '../act';
import { ChoiceField, TextField } from '../fields';
import { useStage } from '../map/stage';
import { go } from '../route';
import { ActedNotice } from '../trouble';
import { useUnits } from '../units';
import { useAct } from '../use_act';
import { serverNow, useViewer } from '../viewer';
import { fieldOf, instantIn } from '../when';
import { emptyDraft } from '../zones/order/draft';
import { faultAt, faultOf } from '../zones/order/faults';
import { KINDS, type Post } from './model';
import { NumbersFields } from './numbers_fields';
import { PlaceOfPost } from './place_of_post';
import { placingInput, placingOf } from './placing';
import { SidesFields } from './sides_fields';

const PLACED = `... on CheckpointPlaced { checkpoint version } ${PROBLEM}`;
const CREATE = `mutation ConsoleCreatePost($input: CreateCheckpointInput!) { done: createCheckpoint(input: $input) { ${PLACED} } }`;
const RESITE = `mutation ConsoleResitePost($input: ResiteCheckpointInput!) { done: resiteCheckpoint(input: $input) { ${PLACED} } }`;

/** `before` null: a new one. */
export function PlacingForm({ before }: { readonly before: Post | null }) {
  const { say } = useReader();
  const viewer = useViewer();
  const stage = useStage();
  const [placing, setPlacing] = useState(() => placingOf(before));
  const [from, setFrom] = useState(() => fieldOf(new Date(serverNow(viewer))));
  const [to, setTo] = useState('');
  const placed = useAct(before ? RESITE : CREATE, (done) => text(done.checkpoint, 'checkpoint'));
  const fault = faultOf(placed.acted, say, emptyDraft(''));
  const at = (name: string) => faultAt(fault, `placing.${name}`);
  const put = (change: Partial<typeof placing>) => setPlacing({ ...placing, ...change });
  useEffect(() => {
    stage.mark(placing.place && { type: 'Point', coordinates: [...placing.place] });
    return () => stage.mark(null);
  }, [stage, placing.place]);
  const input = placingInput(placing);
  const isReady = input !== null && placing.name.trim() !== '' && (before !== null || placing.unit !== '');
  const send = async () => {
    const validFrom = instantIn(from);
    if (!isReady || validFrom === null) return;
    const named = before ? { checkpoint: before.id, version: before.version } : { unit: placing.unit };
    const done = await placed.send({ ...named, placing: input, validFrom, validTo: instantIn(to) });
    if (done?.kind === 'done') go('posts', [done.value]);
  };
  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <NameFields placing={placing} put={put} at={at} isNew={before === null} unitFault={faultAt(fault, 'unit')} />
      <PlaceOfPost place={placing.place} onPlace={(place) => put({ place })} />
      <SidesFields placing={placing} put={put} fault={at('fromZones') ?? at('toZones')} />
      <NumbersFields placing={placing} put={put} fault={at} />
      <div class="pair">
        <TextField
          type="datetime-local"
          label={say('posts-desk-since')}
          name="valid-from"
          value={from}
          fault={faultAt(fault, 'validFrom')}
          onText={setFrom}
        />
        <TextField
          type="datetime-local"
          label={say('posts-desk-until')}
          name="valid-to"
          value={to}
          fault={faultAt(fault, 'validTo')}
          onText={setTo}
        />
      </div>
      {before && <p class="hint">{say('posts-desk-resite-hint')}</p>}
      <ActedNotice acted={placed.acted} />
      {!isReady && <p class="hint">{say('posts-desk-lacks')}</p>}
      <button type="submit" class="button" aria-disabled={!isReady || placed.isBusy}>
        {say(before ? 'posts-desk-resite-do' : 'posts-desk-create')}
      </button>
    </form>
  );
}

type NameProps = {
  readonly placing: ReturnType<typeof placingOf>;
  readonly put: (change: Partial<ReturnType<typeof placingOf>>) => void;
  readonly at: (name: string) => string | null;
  readonly isNew: boolean;
  readonly unitFault: string | null;
};

function NameFields({ placing, put, at, isNew, unitFault }: NameProps) {
  const { say } = useReader();
  const units = useUnits();
  return (
    <>
      <TextField
        label={say('posts-desk-name')}
        name="post-name"
        value={placing.name}
        maxLength={120}
        fault={at('name')}
        onText={(name) => put({ name })}
      />
      <div class="pair">
        <ChoiceField
          label={say('posts-desk-kind')}
          name="kind"
          value={placing.kind}
          choices={KINDS.map((one) => [one, say(`CheckpointKind-${one}`)] as const)}
          onChoice={(kind) => put({ kind: kind as typeof placing.kind })}
        />
        {isNew && (
          <ChoiceField
            label={say('posts-desk-unit')}
            name="unit"
            value={placing.unit}
            fault={unitFault}
            choices={[['', '–'], ...units.map((one) => [one.id, one.name] as const)]}
            onChoice={(unit) => put({ unit })}
          />
        )}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={placing.hard}
          onChange={(event) => put({ hard: event.currentTarget.checked })}
        />
        {say('posts-desk-hard')}
      </label>
    </>
  );
}
