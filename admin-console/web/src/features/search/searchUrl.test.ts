import { describe, expect, it } from 'vitest';
import { addressOf, asksSomething, criteriaOf, filtersSet, nothing, queryOf } from './searchUrl';

describe('the address of a search', () => {
  it('says everything that was asked, and reads back the same', () => {
    const criteria = {
      q: '"guaranteed return" عائد',
      from: 'r.haddad',
      in: 'FX desk',
      since: '2026-11-01',
      until: '2026-11-22',
      outcomes: ['alerted', 'blocked'],
      types: ['message.posted'],
      to: 'j.weber',
      unit: 'wealth',
      policy: 'insider-words',
      has: ['attachment', 'link'],
      sort: 'oldest',
    } as const;

    expect(criteriaOf(new URLSearchParams(addressOf(criteria).toString()))).toEqual(criteria);
  });

  it('leaves out what is empty', () => {
    expect(addressOf({ ...nothing, q: '  bonus ' }).toString()).toBe('q=bonus');
  });

  it('ignores what it does not understand', () => {
    const criteria = criteriaOf(new URLSearchParams('since=yesterday&outcome=lost,blocked&type=x&continue'));

    expect(criteria).toEqual({ ...nothing, outcomes: ['blocked'] });
  });

  it('knows whether anything is asked, and how many filters are set', () => {
    expect(asksSomething(nothing)).toBe(false);
    expect(asksSomething({ ...nothing, from: 'a.rossi' })).toBe(true);
    expect(filtersSet({ ...nothing, q: 'x', from: 'a.rossi', outcomes: ['blocked'] })).toBe(2);
  });
});

describe('the query for the archive', () => {
  it('covers the whole of the last day', () => {
    const query = queryOf({ ...nothing, since: '2026-11-30', until: '2026-11-30' });

    const hours = (Date.parse(query.before ?? '') - Date.parse(query.after ?? '')) / 3_600_000;
    expect(hours).toBe(24);
    expect(new Date(query.after ?? '').getDate()).toBe(30);
  });

  it('sends no times when none are given', () => {
    expect(queryOf(nothing)).toMatchObject({ after: '', before: '' });
  });
});
