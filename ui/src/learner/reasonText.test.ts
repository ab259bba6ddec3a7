import { describe, expect, test } from 'vitest';
import { de } from '../i18n/de';
import { en } from '../i18n/en';
import { reasonText } from './reasonText';

const why = (code: string, ...values: string[]) => ({ code, values });

describe('why a task comes', () => {
  test('is said in the language of the interface, with the labels and numbers that the server sent', () => {
    const parts = [why('least-sure', 'Berlin', '52', 'LOC', '47', ''), why('unlike')];
    expect(reasonText(en, '', parts)).toBe(
      'least sure about Berlin: 52 % LOC, 47 % no label; unlike the others that are picked with it',
    );
    expect(reasonText(de, '', parts)).toBe(
      'am unsichersten bei Berlin: 52 % LOC, 47 % kein Label; den anderen unähnlich, die mit ihr gewählt sind',
    );
  });

  test('names the text, a label or the answer where it is about no word', () => {
    expect(reasonText(de, '', [why('least-sure-text', 'the text', '60', 'gut', '40', 'schlecht')])).toBe(
      'am unsichersten bei dem Text: 60 % gut, 40 % schlecht',
    );
    expect(reasonText(de, '', [why('least-sure-label', 'sport', '60', 'no', '40', 'yes')])).toBe(
      'am unsichersten bei sport: 60 % nein, 40 % ja',
    );
    expect(reasonText(de, '', [why('least-sure-answer', 'the answer', '60', 'no answer', '40', 'Rom')])).toBe(
      'am unsichersten bei der Antwort: 60 % keine Antwort, 40 % Rom',
    );
  });

  test('counts the votes of passes and versions', () => {
    expect(reasonText(en, '', [why('versions-disagree', 'Berlin', '2', 'LOC', '1', 'ORG')])).toBe(
      'versions disagree about Berlin: 2 × LOC, 1 × ORG',
    );
    expect(reasonText(de, '', [why('passes-differ-text', 'the text', '10', 'gut')])).toBe(
      'Durchläufe mit Dropout unterscheiden sich am meisten bei dem Text: gut',
    );
  });

  test('stays in the words of the server where a code is not known', () => {
    expect(reasonText(de, 'for the moon', [why('moon'), why('unlike')])).toBe('for the moon');
    expect(reasonText(de, 'at random', [])).toBe('at random');
  });

  test('is known in all languages alike', () => {
    expect(Object.keys(de.order.reasons)).toEqual(Object.keys(en.order.reasons));
  });
});
