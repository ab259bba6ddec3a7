import { describe, expect, test } from 'vitest';
import { piecesOf } from './pieces';

describe('a labelled text', () => {
  test('is cut by code points, not by what JavaScript counts', () => {
    expect(piecesOf('🎉 Zoë 👩🏽‍💻 Lyon', [{ start: 2, end: 5, label: 'PER' }])).toEqual([
      { text: '🎉 ', label: null },
      { text: 'Zoë', label: 'PER' },
      { text: ' 👩🏽‍💻 Lyon', label: null },
    ]);
  });

  test('draws a stretch once and nothing outside its text', () => {
    const spans = [
      { start: 4, end: 8, label: 'LOC' },
      { start: 0, end: 8, label: 'ORG' },
      { start: 9, end: 99, label: 'PER' },
      { start: 3, end: 3, label: 'PER' },
    ];
    expect(piecesOf('New York Times', spans)).toEqual([
      { text: 'New York', label: 'ORG' },
      { text: ' Times', label: null },
    ]);
  });
});
