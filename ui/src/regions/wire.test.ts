import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLabelConfig } from '../config/read';
import { applyEdit } from './edit';
import { NOTHING, type Span } from './model';
import { textSources } from './source';
import { fromWire, toWire, type Surroundings } from './wire';

const TEXT = 'A🎉 Ann met 👩🏽‍💻 Bob\r\nשלום 𝒳 Carl';
const CONFIG = `<View><Text name="text" value="$text"/><Labels name="ner" toName="text"><Label value="PER"/></Labels>
  <Choices name="tone" toName="text"><Choice value="good"/></Choices>
  <TextArea name="why" toName="text" perRegion="true"/></View>`;

function around(config: string, data: Record<string, unknown>): Surroundings {
  const read = readLabelConfig(config, data);
  return { config: read, sources: textSources(read) };
}

const ner = around(CONFIG, { text: TEXT });
const span = (start: number, end: number): Span => ({
  id: 'r1',
  control: 'ner',
  object: 'text',
  start,
  end,
  labels: ['PER'],
  suggested: false,
  score: null,
  origin: 'manual',
  note: '',
  extra: {},
});

describe('spans of plain text', () => {
  test('are code points on the wire', () => {
    const start = TEXT.indexOf('Carl');
    const [region] = toWire({ ...NOTHING, spans: [span(start, start + 4)] }, ner);
    expect(region).toEqual({
      id: 'r1',
      from_name: 'ner',
      to_name: 'text',
      type: 'labels',
      origin: 'manual',
      value: {
        start: Array.from(TEXT.slice(0, start)).length,
        end: Array.from(TEXT).length,
        text: 'Carl',
        labels: ['PER'],
      },
    });
  });

  test('any span comes back where it was, and a code point slice reads its text', () => {
    const points = Array.from(TEXT);
    fc.assert(
      fc.property(fc.nat(points.length - 1), fc.nat(points.length), (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        if (from === to) return;
        const start = points.slice(0, from).join('').length;
        const end = points.slice(0, to).join('').length;
        const [region] = toWire({ ...NOTHING, spans: [span(start, end)] }, ner);
        const value = region!['value'] as { start: number; end: number; text: string };
        expect(points.slice(value.start, value.end).join('')).toBe(value.text);
        expect(fromWire([region!], ner, false).spans[0]).toMatchObject({ start, end });
      }),
    );
  });

  test('a span that a foreign tool wrote in UTF-16 units is recognised by its text', () => {
    const start = TEXT.indexOf('Ann');
    const region = {
      id: 'x',
      from_name: 'ner',
      to_name: 'text',
      type: 'labels',
      value: { start, end: start + 3, text: 'Ann', labels: ['PER'] },
    };
    expect(fromWire([region], ner, false).spans[0]).toMatchObject({ start, end: start + 3 });
  });
});

describe('what is stored survives', () => {
  test('unknown keys, notes, unknown controls and relations come back as they were', () => {
    const stored = [
      {
        parentID: 'p',
        locked: true,
        id: 'r1',
        from_name: 'ner',
        to_name: 'text',
        type: 'labels',
        origin: 'prediction',
        score: 0.5,
        meta: { text: ['why'] },
        value: { start: 3, end: 6, text: 'Ann', labels: ['PER'] },
      },
      {
        id: 'r2',
        from_name: 'ner',
        to_name: 'text',
        type: 'labels',
        origin: 'manual',
        value: { start: 16, end: 19, text: 'Bob', labels: ['PER'] },
      },
      {
        id: 'r1',
        from_name: 'why',
        to_name: 'text',
        type: 'textarea',
        origin: 'manual',
        value: { start: 3, end: 6, text: ['since'] },
      },
      { type: 'relation', from_id: 'r1', to_id: 'r2', direction: 'bi', labels: ['knows'] },
      { id: 'z', from_name: 'gone', to_name: 'text', type: 'brush', value: { rle: [1] } },
    ];
    expect(toWire(fromWire(stored, ner, false), ner)).toEqual(stored);
  });

  test('a region outside of the text is kept and not drawn', () => {
    const stored = [
      { id: 'q', from_name: 'ner', to_name: 'text', type: 'labels', value: { start: 900, end: 950, labels: ['PER'] } },
    ];
    const read = fromWire(stored, ner, false);
    expect(read.spans).toEqual([]);
    expect(toWire(read, ner)).toEqual(stored);
  });
});

test('suggestions are not part of the answer until they are accepted', () => {
  const region = {
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    score: 0.9,
    value: { start: 3, end: 6, labels: ['PER'] },
  };
  const read = fromWire(
    [region, { from_name: 'tone', to_name: 'text', type: 'choices', value: { choices: ['good'] } }],
    ner,
    true,
  );
  expect(read.spans[0]).toMatchObject({ suggested: true, score: 0.9, origin: 'prediction' });
  expect(read.answers[0]).toMatchObject({ suggested: true, value: ['good'] });
  expect(toWire(read, ner)).toEqual([]);
});

test('dialogues count UTF-16 units inside the utterance', () => {
  const dialogue = around(
    '<View><Paragraphs name="p" value="$d"/><ParagraphLabels name="l" toName="p"><Label value="X"/></ParagraphLabels></View>',
    {
      d: [
        { author: 'A', text: 'hi 🎉 Ann' },
        { author: 'B', text: 'yes Bob' },
      ],
    },
  );
  const text = dialogue.sources.get('p')!.text;
  const start = text.indexOf('Ann');
  const [region] = toWire(
    { ...NOTHING, spans: [{ ...span(start, text.indexOf('yes') + 3), control: 'l', object: 'p', labels: ['X'] }] },
    dialogue,
  );
  expect(region).toMatchObject({
    type: 'paragraphlabels',
    value: { start: '0', end: '1', startOffset: 6, endOffset: 3, paragraphlabels: ['X'] },
  });
  expect(fromWire([region!], dialogue, false).spans[0]).toMatchObject({ start, end: text.indexOf('yes') + 3 });
});

test('hypertext carries paths and global offsets in code points', () => {
  const html = around(
    '<View><HyperText name="h" value="$h"/><HyperTextLabels name="l" toName="h"><Label value="X"/></HyperTextLabels></View>',
    { h: '<p>🎉 <b>Ann</b></p>' },
  );
  const [region] = toWire({ ...NOTHING, spans: [{ ...span(3, 6), control: 'l', object: 'h', labels: ['X'] }] }, html);
  expect(region).toMatchObject({
    type: 'hypertextlabels',
    value: {
      start: '/p[1]/b[1]/text()[1]',
      end: '/p[1]/b[1]/text()[1]',
      startOffset: 0,
      endOffset: 3,
      globalOffsets: { start: 2, end: 5 },
      text: 'Ann',
      hypertextlabels: ['X'],
    },
  });
  expect(fromWire([region!], html, false).spans[0]).toMatchObject({ start: 3, end: 6 });
});

describe('a remembered suggestion', () => {
  const region = {
    id: 'm',
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    value: { start: 0, end: 1, text: 'S', labels: ['PER'] },
    meta: { text: ['seen before'] },
  };

  test('is marked and leaves no note in the answer of the person who accepts it', () => {
    const state = fromWire([region], ner, true);
    expect(state.spans[0]).toMatchObject({ remembered: true, note: '' });
    const [accepted] = toWire(applyEdit(state, { type: 'accept', ids: ['m'] }), ner);
    expect(accepted).not.toHaveProperty('meta');
  });

  test('is told from a note that a person wrote with the same words', () => {
    const state = fromWire([region], ner, false);
    expect(state.spans[0]).not.toHaveProperty('remembered');
    expect(toWire(state, ner)[0]).toMatchObject({ meta: { text: ['seen before'] } });
  });
});
