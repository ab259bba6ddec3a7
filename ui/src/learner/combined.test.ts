import { expect, test } from 'vitest';
import type { StoredVoice } from '../api/combination';
import { inputOf, weightOf, type Settings } from './combined';

const voice = (id: string, user: number | null, model: string | null): StoredVoice => ({
  id,
  user,
  email: '',
  name: '',
  model,
  tasks: 1,
});
const voices = [voice('7', 7, null), voice('model:a', null, 'a'), voice('model:b', null, 'b')];
const settings: Settings = {
  control: 'ner',
  weights: 'equal',
  calibrate: true,
  threshold: '0,5',
  least: '2',
  name: ' both ',
};

test('voices are sent in the order of the list, with the weights that were typed', () => {
  const chosen = new Map([
    ['model:b', ''],
    ['7', '1,5'],
  ]);
  expect(inputOf(voices, chosen, settings)).toEqual({
    control: 'ner',
    voices: [{ annotator: 7, weight: 1.5 }, { model_version: 'b' }],
    weights: 'equal',
    calibrate: true,
    threshold: 0.5,
    at_least: 2,
    model_version: 'both',
  });
  expect(inputOf(voices, chosen, { ...settings, name: ' ' })).not.toHaveProperty('model_version');
});

test('nothing is sent while a number is none, or fewer than two are chosen', () => {
  const two = new Map([
    ['7', ''],
    ['model:a', ''],
  ]);
  expect(inputOf(voices, two, settings)).not.toBeNull();
  expect(inputOf(voices, new Map([['7', '']]), settings)).toBeNull();
  expect(inputOf(voices, new Map([...two, ['7', '-1']]), settings)).toBeNull();
  expect(inputOf(voices, new Map([...two, ['7', 'x']]), settings)).toBeNull();
  expect(inputOf(voices, two, { ...settings, threshold: '0' })).toBeNull();
  expect(inputOf(voices, two, { ...settings, threshold: '1.1' })).toBeNull();
  expect(inputOf(voices, two, { ...settings, least: '3' })).toBeNull();
  expect(weightOf('0')).toBe(0);
});
