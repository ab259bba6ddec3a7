import { expect, test } from 'vitest';
import { parseXml } from '../config/xml';
import { changeGroup, freeName, labelGroups, labelNode, withAttribute } from './edits';

const SOURCE =
  '<View>\n  <Text name="t" value="$t"/>\n  <View>\n    <Labels name="l" toName="t">\n      <Label value="A"/>\n    </Labels>\n  </View>\n</View>';

test('groups are found at any depth, and a change touches nothing else', () => {
  const [group] = labelGroups(parseXml(SOURCE));
  expect(group).toMatchObject({ path: [1, 0], tag: 'Label' });
  expect(changeGroup(SOURCE, group!.path, (children) => [...children, labelNode('Label', 'B "&"')])).toBe(
    SOURCE.replace('<Label value="A"/>', '<Label value="A"/>\n      <Label value="B &quot;&amp;&quot;"/>'),
  );
});

test('an empty attribute goes away', () => {
  expect(
    withAttribute({ ...labelNode('Label', 'A'), attributes: { value: 'A', hotkey: 'a' } }, 'hotkey', '').attributes,
  ).toEqual({ value: 'A' });
});

test('a new name is a free one', () => {
  expect(freeName('New', ['New', 'New 2'])).toBe('New 3');
});
