import { recordTypes } from '../../api/archive';
import type { Outcome, RecordType, SearchQuery } from '../../api/archive';

/** What the address of a search says; days are local, `to` is meant inclusively. */
export type Criteria = {
  readonly q: string;
  readonly from: string;
  readonly in: string;
  readonly since: string;
  readonly until: string;
  readonly outcomes: readonly Outcome[];
  readonly types: readonly RecordType[];
  readonly to: string;
  readonly unit: string;
  readonly policy: string;
  readonly has: readonly Thing[];
  readonly sort: 'newest' | 'oldest';
};

/** What can come with a record. */
export type Thing = 'attachment' | 'finding' | 'link';

export const things = ['attachment', 'finding', 'link'] as const satisfies readonly Thing[];

export const outcomes = [
  'allowed',
  'alerted',
  'redacted',
  'warned',
  'held',
  'blocked',
] as const satisfies readonly Outcome[];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Nothing asked for. */
export const nothing: Criteria = {
  q: '',
  from: '',
  in: '',
  since: '',
  until: '',
  outcomes: [],
  types: [],
  to: '',
  unit: '',
  policy: '',
  has: [],
  sort: 'newest',
};

/** Reads an address; what it does not understand counts as not said. */
export function criteriaOf(address: URLSearchParams): Criteria {
  const day = (name: string) => {
    const value = address.get(name) ?? '';
    return DAY.test(value) ? value : '';
  };
  const chosen = <T extends string>(name: string, known: readonly T[]) => {
    const values = (address.get(name) ?? '').split(',');
    return known.filter((value) => values.includes(value));
  };
  return {
    q: address.get('q') ?? '',
    from: address.get('from') ?? '',
    in: address.get('in') ?? '',
    since: day('since'),
    until: day('until'),
    outcomes: chosen('outcome', outcomes),
    types: chosen('type', recordTypes),
    to: address.get('to') ?? '',
    unit: address.get('unit') ?? '',
    policy: address.get('policy') ?? '',
    has: chosen('has', things),
    sort: address.get('sort') === 'oldest' ? 'oldest' : 'newest',
  };
}

/** Writes an address that says the same; empty parts are left out. */
export function addressOf(criteria: Criteria): URLSearchParams {
  const address = new URLSearchParams();
  const put = (name: string, value: string) => {
    if (value.trim() !== '') {
      address.set(name, value.trim());
    }
  };
  put('q', criteria.q);
  put('from', criteria.from);
  put('in', criteria.in);
  put('since', criteria.since);
  put('until', criteria.until);
  put('outcome', criteria.outcomes.join(','));
  put('type', criteria.types.join(','));
  put('to', criteria.to);
  put('unit', criteria.unit);
  put('policy', criteria.policy);
  put('has', criteria.has.join(','));
  put('sort', criteria.sort === 'newest' ? '' : criteria.sort);
  return address;
}

/** Whether anything is asked for at all. */
export function asksSomething(criteria: Criteria): boolean {
  return addressOf({ ...criteria, sort: 'newest' }).size > 0;
}

/** How many of the filters beside the words are set. */
export function filtersSet(criteria: Criteria): number {
  return addressOf({ ...criteria, q: '', sort: 'newest' }).size;
}

/** The archive's parameters: its `before` is exclusive and its times are instants. */
export function queryOf(criteria: Criteria): SearchQuery {
  return {
    q: criteria.q.trim(),
    from: criteria.from.trim(),
    in: criteria.in.trim(),
    after: startOfDay(criteria.since, 0),
    before: startOfDay(criteria.until, 1),
    outcome: criteria.outcomes.join(','),
    type: criteria.types.join(','),
    to: criteria.to.trim(),
    unit: criteria.unit.trim(),
    policy: criteria.policy.trim(),
    has: criteria.has.join(','),
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    sort: criteria.sort,
  };
}

function startOfDay(day: string, later: number): string {
  const [year, month, date] = day.split('-').map(Number);
  return year === undefined || month === undefined || date === undefined
    ? ''
    : new Date(year, month - 1, date + later).toISOString();
}
