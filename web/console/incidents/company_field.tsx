/** Whose network it is: a company's people speak for their own, the department and the units choose. */
import { useEffect } from 'preact/hooks';
import { useReader } from '../../shared/context';
import { type Json, list, object, text } from '../../shared/json';
import { useAsked } from '../live/use_asked';
import { useViewer } from '../viewer';
import { Select } from './fields';

const COMPANIES = `query ConsoleCompanies {
  telecom: organisations(first: 200, filter: {kind: TELECOM}) { edges { node { id name } } }
  postal: organisations(first: 200, filter: {kind: POSTAL}) { edges { node { id name } } } }`;

const OF_A_COMPANY = ['DISPATCHER', 'COORDINATOR'];

const readCompanies = (data: Json) =>
  ['telecom', 'postal'].flatMap((kind) =>
    list(object(data[kind], kind).edges, 'edges', (edge, where) => {
      const one = object(object(edge, where).node, where);
      return { value: text(one.id, where), label: text(one.name, where) };
    }),
  );

type CompanyProps = { readonly value: string; readonly onChange: (organisation: string) => void };

export function CompanyField({ value, onChange }: CompanyProps) {
  const { say } = useReader();
  const viewer = useViewer();
  const isOwn = OF_A_COMPANY.some((role) => viewer.roles.has(role));
  const asked = useAsked(isOwn ? null : COMPANIES, {}, readCompanies);
  const choices = asked.value ?? [];
  const first = choices[0]?.value;
  useEffect(() => {
    if (first !== undefined && !choices.some((choice) => choice.value === value)) onChange(first);
  }, [first]);
  if (isOwn) return null;
  return <Select label={say('report-company')} value={value} choices={choices} onChange={onChange} />;
}
