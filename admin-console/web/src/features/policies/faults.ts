import { ProblemError } from '@chancery/web-shell/http';

/** One thing wrong with a policy, as the server says it. */
export type PolicyFault = {
  readonly path: string;
  readonly code: string;
  readonly message: string;
  readonly cure: string;
};

/** The faults of a refused policy, sorted to where the form shows them. */
export type Faults = {
  readonly name: string | undefined;
  readonly id: string | undefined;
  /** By the rule's place, then by its field. */
  readonly rules: ReadonlyMap<number, Readonly<Record<string, string>>>;
  /** What has no field of its own. */
  readonly rest: readonly string[];
};

export const noFaults: Faults = { name: undefined, id: undefined, rules: new Map(), rest: [] };

/** The faults a refusal names, if it is one of a policy's contents. */
export function faultsIn(failure: unknown): readonly PolicyFault[] {
  if (!(failure instanceof ProblemError)) {
    return [];
  }
  const { errors, field, cure } = failure.problem;
  if (Array.isArray(errors)) {
    return errors as PolicyFault[];
  }
  // A refusal of one field, such as `rules[2].regex`, is put in the same form.
  return typeof field === 'string' && typeof cure === 'string'
    ? [{ path: `/${field.replaceAll(/[.[]/g, '/').replaceAll(']', '')}`, code: 'field', message: '', cure }]
    : [];
}

/** Sorts faults by their JSON pointers, which may begin with the policy's own place in a list. */
export function sortFaults(faults: readonly PolicyFault[]): Faults {
  const said = new Map<string, string[]>();
  const rest: string[] = [];
  const rules = new Map<number, Record<string, string[]>>();
  for (const fault of faults) {
    const sentence = `${fault.message} ${fault.cure}`.trim();
    const steps = stepsOf(fault.path);
    const [first, place, field, item] = steps;
    if (first === 'rules' && place !== undefined && /^\d+$/.test(place)) {
      const at = Number(place);
      const fields = rules.get(at) ?? {};
      const shown = field ?? 'rule';
      const line = shown === 'terms' && item !== undefined ? `${Number(item) + 1}: ${sentence}` : sentence;
      const key = shown === 'tips' && item !== undefined ? `tips/${item}` : shown;
      fields[key] = [...(fields[key] ?? []), line];
      rules.set(at, fields);
    } else if (first === 'name' || first === 'id') {
      said.set(first, [...(said.get(first) ?? []), sentence]);
    } else {
      rest.push(sentence);
    }
  }
  return {
    name: said.get('name')?.join(' '),
    id: said.get('id')?.join(' '),
    rules: new Map(
      [...rules].map(([at, fields]) => [
        at,
        Object.fromEntries(Object.entries(fields).map(([field, lines]) => [field, lines.join('\n')])),
      ]),
    ),
    rest,
  };
}

function stepsOf(path: string): string[] {
  const steps = path
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return /^\d+$/.test(steps[0] ?? '') ? steps.slice(1) : steps;
}
