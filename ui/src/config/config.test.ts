import { describe, expect, test } from 'vitest';
import { lintLabelConfig } from './lint';
import type { ChoicesControl, LabelsControl, TextAreaControl } from './model';
import { readLabelConfig } from './read';
import { parseXml, writeXml, XmlError } from './xml';

const NER = `<View>
  <Text name="text" value="$text"/>
  <Labels name="ner" toName="text">
    <Label value="Person" alias="PER" background="#ff6b6b" hotkey="p"/>
    <Label value="A &amp; B"/>
  </Labels>
  <!-- <Label value="no"/> -->
  <Relations><Relation value="works for"/></Relations>
</View>`;

describe('reading XML', () => {
  test('attributes, entities, comments and places', () => {
    const root = parseXml(NER);
    expect(root.children.map((child) => child.tag)).toEqual(['Text', 'Labels', 'Relations']);
    expect(root.children[1]!.children[1]!.attributes['value']).toBe('A & B');
    expect(root.children[1]!.at).toEqual({ line: 3, column: 3, offset: 45 });
  });

  test.each([
    ['<View>\n <Text name="a>\n</View>', 2],
    ['<View><Text></View>', 1],
    ['<View>\n\n<Text name="a" name="b"/></View>', 3],
    ['<View a=1/>', 1],
    ['<View>a & b</View>', 1],
    ['<!DOCTYPE x [<!ENTITY a "b">]><View/>', 1],
    ['plain', 1],
    ['', 1],
    ['<View/><View/>', 1],
    ['<View>', 1],
  ])('a fault has its line: %j', (source, line) => {
    let caught: unknown;
    try {
      parseXml(source);
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(XmlError);
    expect((caught as XmlError).at.line).toBe(line);
  });

  test('ten thousand open tags end in an error, not in a stack overflow', () => {
    expect(() => parseXml('<a>'.repeat(10_000))).toThrow('inside each other');
  });

  test('what is written reads back the same', () => {
    const strip = (node: ReturnType<typeof parseXml>): unknown => [node.tag, node.attributes, node.children.map(strip)];
    expect(strip(parseXml(writeXml(parseXml(NER))))).toEqual(strip(parseXml(NER)));
  });
});

describe('reading label configs', () => {
  test('labels with alias, colour and hotkey', () => {
    const config = readLabelConfig(NER, { text: 'Ann' });
    const control = config.controls[0] as LabelsControl;
    expect(config.objects[0]).toMatchObject({ kind: 'text', text: 'Ann' });
    expect(control.labels[0]).toMatchObject({ value: 'PER', title: 'Person', colour: '#ff6b6b', hotkey: 'p' });
    expect(config.relationLabels.map((label) => label.value)).toEqual(['works for']);
  });

  test('labels out of the task and a repeater over a list', () => {
    const config = readLabelConfig(
      `<View><Repeater on="$docs"><Text name="t{{idx}}" value="$docs[{{idx}}].body"/>
        <Labels name="l{{idx}}" toName="t{{idx}}" value="$kinds"/></Repeater></View>`,
      { docs: [{ body: 'one' }, { body: 'two' }], kinds: ['A', { value: 'B', background: 'red' }] },
    );
    expect(config.objects.map((object) => [object.name, object.kind === 'text' && object.text])).toEqual([
      ['t0', 'one'],
      ['t1', 'two'],
    ]);
    expect((config.controls[1] as LabelsControl).labels.map((label) => label.value)).toEqual(['A', 'B']);
  });

  test('nested choices, presets and visibility', () => {
    const config = readLabelConfig(
      `<View><Text name="t" value="$t"/><Choices name="c" toName="t" choice="multiple" allowNested="true" required="true">
        <Choice value="A" selected="true"><Choice value="A1"/></Choice></Choices>
        <TextArea name="why" toName="t" visibleWhen="choice-selected" whenTagName="c" whenChoiceValue="A" rows="4"/></View>`,
      { t: '' },
    );
    const choices = config.controls[0] as ChoicesControl;
    expect(choices).toMatchObject({ multiple: true, nested: true, required: true });
    expect(choices.choices[0]!.preset).toBe(true);
    expect(choices.choices[0]!.children[0]!.value).toBe('A1');
    expect((config.controls[1] as TextAreaControl).rows).toBe(4);
    const root = config.layout[0]!;
    expect(root.kind === 'group' && root.children[2]).toMatchObject({
      visibility: { when: 'choice-selected', choices: ['A'] },
    });
  });

  test('a style arranges boxes and can do nothing else', () => {
    const config = readLabelConfig(
      '<View style="display: flex; position: fixed; background: url(http://x/); gap: 8px"><Text name="t" value="a"/></View>',
      {},
    );
    expect(config.layout[0]).toMatchObject({ style: { display: 'flex', gap: '8px' } });
    expect(JSON.stringify(config.layout[0])).not.toMatch(/position|url/);
  });

  test('a hotkey that is no key is not bound', () => {
    const config = readLabelConfig(
      '<View><Labels name="l" toName="t"><Label value="A" hotkey="&lt;img&gt;"/></Labels></View>',
      {},
    );
    expect((config.controls[0] as LabelsControl).labels[0]!.hotkey).toBeNull();
  });
});

describe('the linter', () => {
  const codes = (source: string, fields?: string[]) =>
    lintLabelConfig(source, fields).map((finding) => `${finding.at.line}:${finding.code}`);
  test('a good config has no findings', () => expect(codes(NER, ['text'])).toEqual([]));
  test('names, targets and doubles', () => {
    expect(
      codes(
        `<View>
<Text name="a" value="$t"/>
<Labels name="a" toName="zz"><Label value="X"/><Label value="X"/></Labels>
<Choices name="c"/>
</View>`,
        ['text'],
      ),
    ).toEqual([
      '2:field-missing',
      '3:name-twice',
      '3:to-name-unknown',
      '3:label-twice',
      '4:to-name-missing',
      '4:no-labels',
    ]);
  });
  test('what is not well-formed is one finding', () =>
    expect(codes('<View>\n<Text</View>')).toEqual(['2:not-well-formed']));
});
