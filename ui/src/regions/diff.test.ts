import { expect, test } from 'vitest';
import { diffResults, isEmptyDiff } from './diff';

const span = (id: string, label: string, start = 0) => ({
  id,
  from_name: 'ner',
  type: 'labels',
  value: { start, end: start + 1, labels: [label] },
});

test('regions are added, removed and changed by their id', () => {
  const diff = diffResults([span('a', 'PER'), span('b', 'ORG')], [span('b', 'LOC'), span('c', 'PER')]);
  expect(diff).toEqual({
    added: [span('c', 'PER')],
    removed: [span('a', 'PER')],
    changed: [{ before: span('b', 'ORG'), after: span('b', 'LOC') }],
  });
});

test('a question about a region is an entry of its own, a relation is known by its ends', () => {
  const question = { id: 'a', from_name: 'kind', type: 'choices', value: { choices: ['real'] } };
  const relation = { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' };
  expect(diffResults([span('a', 'PER')], [span('a', 'PER'), question, relation])).toEqual({
    added: [question, relation],
    removed: [],
    changed: [],
  });
  expect(diffResults([relation], [{ ...relation, direction: 'bi' }]).changed).toHaveLength(1);
});

test('the order of keys and of regions makes no difference', () => {
  const turned = { value: { labels: ['PER'], end: 1, start: 0 }, type: 'labels', from_name: 'ner', id: 'a' };
  expect(isEmptyDiff(diffResults([span('a', 'PER'), span('b', 'X')], [span('b', 'X'), turned]))).toBe(true);
});
