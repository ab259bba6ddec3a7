import { expect, test } from 'vitest';
import type { HubTask } from '../api/hub';
import { shown } from './pieces';

const region = (type: string, value: object) => ({ id: 'r', from_name: 'c', to_name: 't', type, value });

test('labels cut the text by code points', () => {
  const task = {
    data: { text: '👩🏽‍💻 Ann in Rome' },
    predictions: [
      {
        result: [
          region('labels', { start: 12, end: 16, labels: ['LOC'] }),
          region('labels', { start: 5, end: 8, labels: ['PER'] }),
        ],
      },
    ],
  } as unknown as HubTask;
  expect(shown(task).pieces).toEqual([
    { text: '👩🏽‍💻 ', label: null },
    { text: 'Ann', label: 'PER' },
    { text: ' in ', label: null },
    { text: 'Rome', label: 'LOC' },
  ]);
});

test('choices, written texts and further texts stand beside it', () => {
  const task = {
    data: { text: 'a', question: 'why?' },
    annotations: [{ result: [region('choices', { choices: ['x'] }), region('textarea', { text: ['y'] })] }],
  } as unknown as HubTask;
  expect(shown(task)).toEqual({
    pieces: [{ text: 'a', label: null }],
    others: ['why?'],
    choices: ['x'],
    written: ['y'],
  });
});
