import { describe, expect, test } from 'vitest';
import type { Figure, Mapping, Version, VersionDetails } from '../api/learner';
import { en } from '../i18n/en';
import { labelsOf, shareOf } from './confusion';
import { figuresOf, lossCurves, progressCurve, scoreCurves } from './curves';
import { becomes, bodyOf, modelLabels, valuesOf } from './mapping';
import { projectLabels } from './projectLabels';
import { score, signed } from './score';

const version = (name: string, details: VersionDetails): Version => ({
  name,
  created: '2026-01-02T03:04:05Z',
  promoted: false,
  details,
});

describe('the curves of a training', () => {
  const figures: readonly Figure[] = [
    { kind: 'step', step: 10, epoch: 0.5, loss: 1.2 },
    { kind: 'step', step: 20, epoch: 1, loss: 0.8 },
    { kind: 'epoch', epoch: 1, loss: 1, precision: 0.5, recall: 0.4, f1: 0.44 },
    { kind: 'step', step: 20, epoch: 1, loss: 0.7 },
  ];

  test('part the loss within the epochs from their means, and what is told again counts once', () => {
    expect(lossCurves(figures, en).map(({ points }) => points)).toEqual([
      [
        { x: 0.5, y: 1.2 },
        { x: 1, y: 0.7 },
      ],
      [{ x: 1, y: 1 }],
    ]);
  });

  test('leave out scores that nobody measured', () => {
    expect(scoreCurves(figures, en).map(({ name }) => name)).toEqual(['F1', 'Precision', 'Recall']);
    expect(scoreCurves([{ kind: 'epoch', epoch: 1, loss: 1 }], en)).toEqual([]);
  });

  test('are kept by a version, with or without numbers of the epochs', () => {
    expect(figuresOf(version('v1', { epochs: [{ loss: 1 }, { loss: 0.5 }] })).map(({ epoch }) => epoch)).toEqual([
      1, 2,
    ]);
    expect(figuresOf(version('v1', { epochs: 8 }))).toEqual([]);
  });

  test('of the versions begin with the second measured one, and the newest of the same texts counts', () => {
    const one = version('v1', { documents: 20, f1: 0.5 });
    const again = version('v2', { documents: 20, f1: 0.6 });
    const more = version('v3', { documents: 40, f1: 0.7 });
    expect(progressCurve([one, again], en)).toEqual([]);
    expect(progressCurve([one, again, more], en)[0]!.points).toEqual([
      { x: 20, y: 0.6 },
      { x: 40, y: 0.7 },
    ]);
  });
});

describe('what was taken for what', () => {
  const confusion = { PER: { PER: 6, ORG: 2 }, O: { LOC: 1 } };

  test('has all labels of both sides, nothing at the end', () => {
    expect(labelsOf(confusion)).toEqual(['LOC', 'ORG', 'PER', 'O']);
  });

  test('is painted by the share of the right label', () => {
    expect(shareOf(confusion, 'PER', 'ORG')).toBe(0.25);
    expect(shareOf(confusion, 'LOC', 'LOC')).toBe(0);
  });
});

describe('a mapping of labels', () => {
  const mapping: Mapping = {
    from: 'starter',
    labels: { PER: 'Person', ORG: 'Company' },
    unmatched: 'drop',
    by: { PER: 'name', ORG: 'hand', MISC: 'hand' },
    without: ['LOC', 'MISC'],
  };
  const values = valuesOf(mapping, ['Person', 'Company', 'Place']);

  test('keeps apart what a person decided and what the program found', () => {
    expect(modelLabels(mapping)).toEqual(['LOC', 'MISC', 'ORG', 'PER']);
    expect(values.choices).toEqual({
      LOC: { is: 'own' },
      MISC: { is: 'out' },
      ORG: { is: 'label', label: 'Company' },
      PER: { is: 'own' },
    });
    expect(bodyOf(values)).toEqual({ labels: { MISC: null, ORG: 'Company' }, unmatched: 'drop' });
  });

  test('tells what becomes of each label before it is saved', () => {
    const all = (more: Partial<typeof values>) =>
      modelLabels(mapping).map((name) => becomes(mapping, { ...values, ...more }, name));
    expect(all({})).toEqual([null, null, 'Company', 'Person']);
    expect(all({ unmatched: 'one', one: 'Place' })).toEqual(['Place', null, 'Company', 'Person']);
    expect(all({ unmatched: 'keep' })).toEqual(['LOC', null, 'Company', 'Person']);
  });

  test('back in the hands of the program is not known before it is saved', () => {
    const choices = { ...values.choices, ORG: { is: 'own' } as const };
    expect(becomes(mapping, { ...values, choices }, 'ORG')).toBeNull();
    expect(bodyOf({ ...values, choices }).labels).toEqual({ MISC: null });
  });
});

test('the labels of a project come once each with the colours of the labelling screen; a broken setup has none', () => {
  const config = `<View><Labels name="a" toName="t"><Label value="PER" background="#123456"/><Label value="ORG"/></Labels>
    <Labels name="b" toName="t"><Label value="PER"/></Labels><Text name="t" value="$text"/></View>`;
  expect(projectLabels(config)).toEqual([
    { name: 'PER', colour: '#123456' },
    { name: 'ORG', colour: '#0369a1' },
  ]);
  expect(projectLabels('<View>')).toEqual([]);
});

test('scores have three places, differences a sign', () => {
  expect([score(0.5, 'en'), score(0.98765, 'de'), score(undefined, 'en'), score(Number.NaN, 'en')]).toEqual([
    '0.500',
    '0,988',
    '–',
    '–',
  ]);
  expect([signed(0.0312, 'en'), signed(-0.01, 'en'), signed(0, 'en')]).toEqual(['+0.031', '−0.010', '0.000']);
});
