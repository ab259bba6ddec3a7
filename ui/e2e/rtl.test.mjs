// Texts from right to left, with words from left to right and emoji in them: what is stored, and where it is painted.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { signIn } from './browser.mjs';
import { guest } from './stage.mjs';
import { drag, lettersOf, NER, open, press, project, spans, submit } from './work.mjs';

const HEBREW = 'שלום 🎉 חברת Tagloop של דנה כהן מתל אביב';
const ARABIC = 'سافر أحمد علي 👩🏽‍💻 إلى القاهرة مع OpenAI أمس';
const LATIN = 'Dana wrote דנה כהן in her letter 🎉 to Paul';
const TEXT = [HEBREW, ARABIC, LATIN].join('\n');

let task;
beforeEach(async () => {
  await signIn(guest);
  const made = await project(guest, NER, [TEXT, 'another']);
  [task] = made.tasks;
  await open(guest, made, task);
});

/** `PER:Ann@0-3`, counted here by code points. */
function expected(label, part, occurrence = 0) {
  let at = -1;
  for (let skip = 0; skip <= occurrence; skip++) at = TEXT.indexOf(part, at + 1);
  const start = Array.from(TEXT.slice(0, at)).length;
  return `${label}:${part}@${start}-${start + Array.from(part).length}`;
}
const result = async () => spans(await submit(guest, task), TEXT);

/** Left and right ends of boxes that touch, from the left. */
function stretches(boxes) {
  const sorted = boxes.toSorted((a, b) => a.left - b.left);
  const joined = [];
  for (const { left, right } of sorted) {
    const last = joined.at(-1);
    if (last && left - last[1] < 1) last[1] = Math.max(last[1], right);
    else joined.push([left, right]);
  }
  return joined.map(([left, right]) => [Math.round(left), Math.round(right)]);
}
const boxes = (selector) =>
  guest.page
    .locator(selector)
    .evaluateAll((elements) =>
      elements.flatMap((element) =>
        [...element.getClientRects()].map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
      ),
    );

describe('painting', () => {
  test('each line runs in the direction of its first letter', async () => {
    const lines = guest.page.locator('.span-text .line');
    assert.deepEqual(await lines.evaluateAll((all) => all.map((line) => getComputedStyle(line).direction)), [
      'rtl',
      'rtl',
      'ltr',
    ]);
    const [{ left, right }] = await boxes('.span-text .line');
    const first = await lettersOf(guest, 'שלום');
    assert.ok(Math.abs(first[0].right - right) < 1, 'the first word stands at the right end');
    assert.ok((await lettersOf(guest, 'Dana'))[0].left - left < 1, 'and that of the Latin line at the left one');
  });

  for (const [name, part] of [
    ['Hebrew', 'דנה כהן מתל'],
    ['Arabic', 'أحمد علي'],
    ['Latin among Hebrew', 'Tagloop'],
    ['both directions', 'חברת Tagloop של דנה'],
    ['an emoji of five characters', 'علي 👩🏽‍💻 إلى'],
  ]) {
    test(`a mark lies on its letters: ${name}`, async () => {
      const letters = stretches(await lettersOf(guest, part));
      await drag(guest, part);
      await press(guest, '1');
      assert.deepEqual(stretches(await boxes('.mark')), letters);
      assert.deepEqual(await result(), [expected('PER', part)]);
    });
  }

  test('the badge stands where the line begins to read the mark', async () => {
    for (const [part, side] of [
      ['דנה כהן', 'right'],
      ['Tagloop', 'right'],
      ['wrote', 'left'],
    ]) {
      await drag(guest, part);
      await press(guest, '1');
      const [mark] = await boxes('.mark.selected');
      const [badge] = await boxes('.mark.selected .badges');
      assert.ok(Math.abs(mark[side] - badge[side]) <= 1, `${part}: ${JSON.stringify([mark, badge])}`);
    }
  });

  test('the grips stand at the first and the last letter, whichever way these run', async () => {
    for (const part of ['דנה כהן', 'Tagloop', 'חברת Tag', 'wrote']) {
      const { start, end } = await edgesOf(part);
      await drag(guest, part);
      await press(guest, '1');
      await guest.page.waitForSelector(`.span-detail blockquote:text-is("${part}")`);
      await guest.page.waitForSelector('.grip.end', { state: 'attached' });
      const [first] = await boxes('.grip.start');
      const [last] = await boxes('.grip.end');
      assert.deepEqual(
        [first, last].map(({ left }) => Math.round(left + 1)),
        [start, end].map(Math.round),
        part,
      );
      await press(guest, 'Control+z');
    }
  });
});

/** Where the caret stands before the first and after the last letter. */
async function edgesOf(part) {
  const isTurned = (letter) => /[\u0590-\u06ff]/.test(letter);
  const [before] = await lettersOf(guest, part, [0, 1]);
  const after = (await lettersOf(guest, part, [part.length - 1, part.length])).at(-1);
  return {
    start: isTurned(part[0]) ? before.right : before.left,
    end: isTurned(part.at(-1)) ? after.left : after.right,
  };
}

describe('changing by the mouse', () => {
  for (const [part, whole] of [
    ['דנה', 'דנה כהן'],
    ['Tagloop', 'Tagloop של'],
    ['wrote', 'wrote דנה'],
    ['Tagloop', 'Tag'],
  ]) {
    test(`the end of ${part} is dragged until it is ${whole}`, async () => {
      const { end } = await edgesOf(whole);
      const inside = /[\u0590-\u06ff]/.test(whole.at(-1)) ? end + 0.5 : end - 0.5;
      const [{ top, bottom }] = await lettersOf(guest, whole);
      await drag(guest, part);
      await press(guest, '1');
      const grip = await guest.page.locator('.grip.end').boundingBox();
      await guest.page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height + 2);
      await guest.page.mouse.down();
      await guest.page.mouse.move(inside, (top + bottom) / 2, { steps: 6 });
      await guest.page.mouse.up();
      assert.deepEqual(await result(), [expected('PER', whole)]);
    });
  }
});

describe('by keys', () => {
  test('the arrows go where they point: to the left is on in a line from right to left', async () => {
    await press(guest, 'ArrowLeft', '1', 'ArrowLeft', 'ArrowLeft', 'Shift+ArrowLeft', '2');
    assert.deepEqual(await result(), [expected('PER', 'שלום'), expected('ORG', 'Tagloop של')]);
  });

  test('to the right is back, and gives back what was taken', async () => {
    await press(guest, 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'Shift+ArrowLeft', 'Shift+ArrowLeft');
    await press(guest, 'Shift+ArrowRight', '1');
    assert.deepEqual(await result(), [expected('PER', 'חברת Tagloop')]);
  });

  test('by characters too', async () => {
    await press(guest, 'ArrowLeft', 'Shift+Alt+ArrowRight', '1');
    assert.deepEqual(await result(), [expected('PER', 'שלו')]);
  });

  test('in a line from left to right they go the other way', async () => {
    await drag(guest, 'Dana');
    await press(guest, 'ArrowRight', 'ArrowRight', 'Shift+ArrowRight', '1');
    assert.deepEqual(await result(), [expected('PER', 'דנה כהן', 1)]);
  });

  test('edges move along the text, whichever way it runs', async () => {
    await drag(guest, 'דנה');
    await press(guest, '1', '.', 'Shift+,', 'Alt+,');
    assert.deepEqual(await result(), [expected('PER', 'של דנה כה')]);
  });
});
