import { describe, expect, test } from 'vitest';
import { readLabelConfig } from '../config/read';
import { assignHotkeys } from './hotkeys';
import { commandFor, type KeyPress, type KeySurroundings } from './keys';

const config = readLabelConfig(
  `<View><Text name="t" value="x"/>
  <Labels name="ner" toName="t"><Label value="PER"/><Label value="ORG" hotkey="o"/><Label value="ACT" hotkey="a"/></Labels>
  <Choices name="tone" toName="t"><Choice value="good"/><Choice value="bad"/></Choices></View>`,
  {},
);
const hotkeys = assignHotkeys(config);
const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
});
const around = (more: Partial<KeySurroundings> = {}): KeySurroundings => ({
  hotkeys,
  inText: true,
  inField: false,
  tabLeaves: () => false,
  ...more,
});

describe('keys of labels and choices', () => {
  test('the config is obeyed first, digits go to labels, then to choices', () => {
    expect(hotkeys.keyOf('ner', 'PER')).toBe('1');
    expect(hotkeys.keyOf('ner', 'ORG')).toBe('o');
    expect(hotkeys.keyOf('tone', 'good')).toBe('2');
    expect(hotkeys.keyOf('tone', 'bad')).toBe('3');
  });
  test('no label gets the letter of a command by itself', () => {
    const many = Array.from({ length: 40 }, (_, index) => `<Label value="L${index}"/>`).join('');
    const crowded = assignHotkeys(
      readLabelConfig(`<View><Text name="t" value="x"/><Labels name="l" toName="t">${many}</Labels></View>`, {}),
    );
    const nothing = { target: () => undefined, keyOf: () => undefined };
    const given = Array.from({ length: 40 }, (_, index) => crowded.keyOf('l', `L${index}`)).filter(Boolean);
    expect(given.length).toBeGreaterThan(20);
    expect(given.filter((key) => commandFor(press(key!), around({ hotkeys: nothing })) !== null)).toEqual([]);
  });
  test('on a keyboard that writes & without Shift the key of the 1 is still the 1', () => {
    expect(commandFor(press('&', { code: 'Digit1' }), around())).toEqual({
      type: 'hotkey',
      target: { kind: 'label', control: 'ner', value: 'PER' },
    });
  });
  test('a label that claims a command letter gets it, the command keeps its other key', () => {
    expect(commandFor(press('a'), around())).toEqual({
      type: 'hotkey',
      target: { kind: 'label', control: 'ner', value: 'ACT' },
    });
    expect(commandFor(press('Enter'), around())).toEqual({ type: 'accept' });
    expect(commandFor(press('A', { shiftKey: true }), around())).toEqual({ type: 'accept-all' });
  });
  test('no letter of a command is given to a choice by itself', () => {
    const many = readLabelConfig(
      `<View><Choices name="c" toName="t">${Array.from({ length: 40 }, (_, i) => `<Choice value="c${i}"/>`).join('')}</Choices></View>`,
      {},
    );
    const keys = assignHotkeys(many);
    for (const letter of ['a', 'x', 'j', 'k', 'r', 'n', 'l', 's', 'i', 'h'])
      expect(keys.target(letter)).toBeUndefined();
  });
});

describe('commands', () => {
  test('arrows belong to the text while it has the focus', () => {
    expect(commandFor(press('ArrowRight', { shiftKey: true, altKey: true }), around())).toEqual({
      type: 'step',
      direction: 1,
      unit: 'character',
      extend: true,
    });
    expect(commandFor(press('ArrowRight'), around({ inText: false }))).toBeNull();
  });
  test('Tab leaves the text after the last suggestion', () => {
    expect(commandFor(press('Tab'), around())).toEqual({ type: 'suggestion', direction: 1 });
    expect(commandFor(press('Tab'), around({ tabLeaves: () => true }))).toBeNull();
  });
  test('fields keep their keys, but Ctrl+Enter submits from everywhere', () => {
    expect(commandFor(press('1'), around({ inField: true }))).toBeNull();
    expect(commandFor(press('z', { ctrlKey: true }), around({ inField: true }))).toBeNull();
    expect(commandFor(press('Enter', { ctrlKey: true }), around({ inField: true }))).toEqual({ type: 'submit' });
  });
  test('edges move by the place of the key, whatever sign Shift makes of it', () => {
    expect(commandFor(press(';', { code: 'Comma', shiftKey: true }), around())).toEqual({
      type: 'edge',
      edge: 'start',
      direction: -1,
      unit: 'word',
    });
    expect(commandFor(press('.', { code: 'Period', altKey: true }), around())).toEqual({
      type: 'edge',
      edge: 'end',
      direction: 1,
      unit: 'character',
    });
  });
  test('browser keys are left alone', () => {
    expect(commandFor(press('r', { ctrlKey: true }), around())).toBeNull();
    expect(commandFor(press('F5'), around())).toBeNull();
  });
});
