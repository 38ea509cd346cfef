import { describe, expect, it } from 'vitest';
import { unitName } from './unitName';

describe('unitName', () => {
  it('starts with a capital and keeps the rest as the directory has it', () => {
    expect(unitName('trading')).toBe('Trading');
    expect(unitName('fixed income EMEA')).toBe('Fixed income EMEA');
  });

  it('leaves alone what has no capitals', () => {
    expect(unitName('الامتثال')).toBe('الامتثال');
  });

  it('has no name for somebody without a unit', () => {
    expect(unitName('')).toBeUndefined();
    expect(unitName(null)).toBeUndefined();
    expect(unitName(undefined)).toBeUndefined();
  });
});
