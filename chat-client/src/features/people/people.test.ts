import { describe, expect, it } from 'vitest';
import { ownUnitFirst } from './people';

const person = (id: string, name: string, unit?: string) => ({
  id,
  username: id,
  name,
  ...(unit === undefined ? {} : { unit }),
});
const names = (people: ReturnType<typeof ownUnitFirst>) => people.map(({ name }) => name);

describe('ownUnitFirst', () => {
  const people = [person('1', 'Zoe', 'wealth'), person('2', 'Ada', 'trading'), person('3', 'Bea', 'wealth')];

  it('lists colleagues of the unit by name, then everybody else by name', () => {
    expect(names(ownUnitFirst(people, 'wealth'))).toEqual(['Bea', 'Zoe', 'Ada']);
  });

  it('lists everybody by name for somebody without a unit, who has no colleagues', () => {
    expect(names(ownUnitFirst([...people, person('4', 'Abe')], undefined))).toEqual([
      'Abe',
      'Ada',
      'Bea',
      'Zoe',
    ]);
  });

  it('lists nobody twice', () => {
    expect(ownUnitFirst([...people, ...people], 'trading')).toHaveLength(3);
  });
});
