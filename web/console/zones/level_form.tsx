/** How a level reads from an instant on: changed rule by rule, seen before it is saved. */
import { useState } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, text } from '../../shared/json';
import { uuid } from '../../shared/uuid';
import { type Acted, act, isUnanswered, PROBLEM, wish } from '../act';
import { TextField } from '../fields';
import { ActedNotice } from '../trouble';
import { serverNow, useViewer } from '../viewer';
import { fieldOf, instantIn } from '../when';
import { APPROVALS, type Level, type PurposeRule, RULES } from './levels';
import { type Preview, readPreview } from './order/preview';
import { PreviewView } from './order/preview_view';

const PREVIEW = `query ConsolePreviewLevel($level: LevelInput!) { done: previewLevel(level: $level) { ... on ZonesPreview {
  summary touched { zone kind count sample message } zones { zone number code effectiveAt
  epochs { counter kind recordedAt effectiveAt purposes } versions { validFrom validTo restriction } } } ${PROBLEM} } }`;
const SAVE = `mutation ConsoleSaveLevel($input: UpsertLevelInput!) { done: upsertLevel(input: $input) {
  ... on LevelSaved { summary } ${PROBLEM} } }`;

export function LevelForm({ level }: { readonly level: Level }) {
  const { say } = useReader();
  return (
    <details class="more">
      <summary>{say('zones-desk-level-change')}</summary>
      <Form key={level.version} level={level} />
    </details>
  );
}

function Form({ level }: { readonly level: Level }) {
  const { say, language } = useReader();
  const viewer = useViewer();
  const [rules, setRules] = useState(level.rules);
  const [from, setFrom] = useState(() => fieldOf(new Date(serverNow(viewer) + 3_600_000)));
  const [seen, setSeen] = useState<{ of: string; acted: Acted<Preview> } | null>(null);
  const [saved, setSaved] = useState<Acted<string> | null>(null);
  const [key, setKey] = useState(() => uuid());
  const input: Json = { code: level.code, version: level.version, name: level.name, validFrom: instantIn(from), rules };
  const of = JSON.stringify(input);
  const previewed = seen?.of === of ? seen.acted : null;
  const put = (rule: PurposeRule) => {
    setRules(rules.map((one) => (one.purpose === rule.purpose ? rule : one)));
    setKey(uuid());
  };
  const look = async () => setSeen({ of, acted: await wish(PREVIEW, { level: input }, language, readPreview) });
  const save = async () => {
    const acted = await act(SAVE, input, language, (done) => text(done.summary, 'summary'), key);
    setSaved(acted);
    if (!isUnanswered(acted)) setKey(uuid());
  };
  return (
    <div class="fields">
      <TextField
        type="datetime-local"
        label={say('zones-desk-since')}
        name="level-from"
        value={from}
        onText={(typed) => {
          setFrom(typed);
          setKey(uuid());
        }}
      />
      <div class="scroll">
        <table class="asks">
          <caption class="unseen">{say('zones-desk-level-change')}</caption>
          <thead>
            <tr>
              {['purpose', 'rule', 'approval', 'quota-head'].map((name) => (
                <th key={name} scope="col">
                  {say(`zones-desk-${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <RuleRow key={rule.purpose} rule={rule} onRule={put} />
            ))}
          </tbody>
        </table>
      </div>
      {previewed?.kind === 'done' && <PreviewView preview={previewed.value} />}
      <ActedNotice acted={previewed} />
      <ActedNotice acted={saved} />
      {saved?.kind === 'done' && <p role="status">{say('zones-desk-level-saved', { summary: saved.value })}</p>}
      <div class="actions">
        <button type="button" class="chip" onClick={() => void look()}>
          {say('zones-desk-look')}
        </button>
        {previewed?.kind === 'done' && (
          <button type="button" class="button" onClick={() => void save()}>
            {say('zones-desk-level-save')}
          </button>
        )}
      </div>
    </div>
  );
}

type RowProps = { readonly rule: PurposeRule; readonly onRule: (rule: PurposeRule) => void };

function RuleRow({ rule, onRule }: RowProps) {
  const { say } = useReader();
  const purpose = say(`Purpose-${rule.purpose}`);
  return (
    <tr>
      <th scope="row">{purpose}</th>
      <td>
        <select
          aria-label={`${say('zones-desk-rule')}: ${purpose}`}
          value={rule.rule}
          onChange={(event) => onRule({ ...rule, rule: event.currentTarget.value as PurposeRule['rule'] })}
        >
          {RULES.map((one) => (
            <option key={one} value={one}>
              {say(`Rule-${one}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <select
          aria-label={`${say('zones-desk-approval')}: ${purpose}`}
          value={rule.approval}
          onChange={(event) => onRule({ ...rule, approval: event.currentTarget.value as PurposeRule['approval'] })}
        >
          {APPROVALS.map((one) => (
            <option key={one} value={one}>
              {say(`zones-desk-approval-${one}`)}
            </option>
          ))}
        </select>
      </td>
      <td>
        <input
          type="number"
          min={1}
          aria-label={`${say('zones-desk-quota-head')}: ${purpose}`}
          value={rule.quota ?? ''}
          onInput={(event) => onRule({ ...rule, quota: Number(event.currentTarget.value) || null })}
        />
      </td>
    </tr>
  );
}
