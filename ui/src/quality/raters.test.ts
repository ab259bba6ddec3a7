import { describe, expect, test } from 'vitest';
import { en } from '../i18n/en';
import { figure, nameOf } from './raters';

const rater = { id: '1', user: 1, email: 'ann@example.org', name: '', model: null };

describe('raters', () => {
  test('are called by name, else by address, models by version', () => {
    expect(nameOf({ ...rater, name: 'Ann Roe' }, en)).toBe('Ann Roe');
    expect(nameOf(rater, en)).toBe('ann@example.org');
    expect(nameOf({ ...rater, model: 'v3', name: 'v3' }, en)).toBe('v3');
    expect(nameOf({ ...rater, email: '' }, en)).toBe('deleted account');
    expect(nameOf(undefined, en)).toBe('deleted account');
  });

  test('have figures that say when there is none', () => {
    expect(figure(0.5, 'en')).toBe('0.50');
    expect(figure(-0.123, 'de')).toBe('−0,12');
    expect(figure(null, 'en')).toBe('–');
  });
});
