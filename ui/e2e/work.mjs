// What the labelling tests share: projects made through the API, hands on keyboard and mouse, and the stored JSON.
import { visitor } from './browser.mjs';

export const NER = `<View><Relations><Relation value="works for"/></Relations>
<Labels name="ner" toName="text"><Label value="PER"/><Label value="ORG"/><Label value="LOC"/></Labels>
<Text name="text" value="$text"/></View>`;

export async function api(guest, method, path, body) {
  return guest.page.evaluate(
    async ([verb, address, json]) => {
      const token =
        document.cookie
          .split('; ')
          .find((cookie) => cookie.startsWith('csrftoken='))
          ?.slice(10) ?? '';
      const response = await fetch(address, {
        method: verb,
        headers: { 'Content-Type': 'application/json', 'X-CSRFToken': token },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      });
      return response.status === 204 ? null : response.json();
    },
    [method, path, body],
  );
}

/** An address that nobody had before. */
export const addressOf = (name) => `${name}${Date.now()}@example.org`;

/** A further person, who comes by an invitation of the first. */
export async function invited(browser, host, email) {
  const { invite_url: invitation } = await api(host, 'GET', '/api/invite');
  const guest = await visitor(browser, host.url);
  await guest.go('/');
  await guest.page.evaluate(
    async ([path, address]) => {
      await fetch(path);
      const token = document.cookie
        .split('; ')
        .find((cookie) => cookie.startsWith('csrftoken='))
        .slice(10);
      await fetch(path, {
        method: 'POST',
        body: new URLSearchParams({ email: address, password: 'password', csrfmiddlewaretoken: token }),
        redirect: 'manual',
      });
    },
    [invitation, email],
  );
  await guest.page.reload();
  await guest.page.waitForSelector('.project-grid, .empty');
  return guest;
}

export async function project(guest, config, items, more = {}) {
  const made = await api(guest, 'POST', '/api/projects/', {
    title: `Test ${Math.random().toString(36).slice(2, 8)}`,
    label_config: config,
    ...more,
  });
  const imported = await api(
    guest,
    'POST',
    `/api/projects/${made.id}/import?return_task_ids=true`,
    items.map((item) => (typeof item === 'string' ? { data: { text: item } } : item)),
  );
  return { id: made.id, tasks: imported.task_ids };
}

export async function open(guest, { id }, task) {
  await guest.go(`/projects/${id}/label/${task}`);
  await guest.page.waitForSelector('.label-screen');
  // Letters move when their font arrives.
  await guest.page.evaluate(() => document.fonts.ready.then(() => null));
}

/** Waits until a task is on the screen, however it came there. */
export async function onTask(guest, task) {
  await guest.page.waitForURL(`**/label/${task}`);
  await guest.page.waitForFunction(
    (id) =>
      document.querySelector('.crumb-now')?.textContent.includes(String(id)) && document.querySelector('.span-text'),
    task,
  );
}

/** A finger that rests on the first place and then goes on to the others, in the page's own pixels. */
export async function hold(guest, [first, ...others], restMs = 0) {
  const devtools = await guest.context.newCDPSession(guest.page);
  const touch = (type, ...points) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y]) => ({ x, y })) });
  await touch('touchStart', first);
  await guest.page.waitForFunction(() => !getSelection().isCollapsed);
  await guest.page.waitForTimeout(restMs);
  for (const place of others) await touch('touchMove', place);
  await touch('touchEnd');
  await devtools.detach();
}

/** Where the letters of a text of the task (or some of them) are painted: a box for each stretch of a line. */
export async function lettersOf(guest, text, [from, to] = [0, text.length]) {
  return guest.page.evaluate(
    ([wanted, first, last]) => {
      const pieces = [...document.querySelectorAll('.span-text [data-at]')].map((piece) => piece.firstChild);
      const node = pieces.find((piece) => piece.data?.includes(wanted));
      const range = document.createRange();
      range.setStart(node, node.data.indexOf(wanted) + first);
      range.setEnd(node, node.data.indexOf(wanted) + last);
      return [...range.getClientRects()].map(({ left, top, right, bottom }) => ({ left, top, right, bottom }));
    },
    [text, from, to],
  );
}

export const middle = ([{ left, top, right, bottom }]) => [(left + right) / 2, (top + bottom) / 2];

/** Selects the n-th occurrence of a text with the mouse, from its first to its last character. */
export async function drag(guest, text, occurrence = 0) {
  const [from, to] = await guest.page.evaluate(
    ([wanted, skip]) => {
      const root = document.querySelector('.span-text');
      const pieces = [...root.querySelectorAll('[data-at]')].map((piece) => ({
        at: Number(piece.dataset.at),
        node: piece.firstChild,
      }));
      const whole = [];
      for (const { at, node } of pieces) whole[at] = node.data;
      const all = Object.entries(whole).reduce((string, [at, data]) => string.padEnd(Number(at), '\n') + data, '');
      let start = -1;
      for (let i = 0; i <= skip; i++) start = all.indexOf(wanted, start + 1);
      const point = (position, after) => {
        const piece = pieces.findLast(({ at, node }) => (after ? at < position : at <= position) && node);
        const range = document.createRange();
        const offset = position - piece.at;
        range.setStart(piece.node, after ? offset - 1 : offset);
        range.setEnd(piece.node, after ? offset : offset + 1);
        const box = range.getClientRects()[after ? range.getClientRects().length - 1 : 0];
        const letter = all[after ? position - 1 : position];
        const rightToLeft = /[\u0590-\u06ff]/.test(/[\p{L}\p{N}]/u.test(letter) ? letter : wanted);
        return [after !== rightToLeft ? box.right - 0.5 : box.left + 0.5, box.top + box.height / 2];
      };
      return [point(start, false), point(start + wanted.length, true)];
    },
    [text, occurrence],
  );
  await guest.page.mouse.move(...from);
  await guest.page.mouse.down();
  await guest.page.mouse.move((from[0] + to[0]) / 2, to[1], { steps: 3 });
  await guest.page.mouse.move(...to, { steps: 3 });
  await guest.page.mouse.up();
}

export async function press(guest, ...keys) {
  for (const key of keys) await guest.page.keyboard.press(key);
}

/** Submits and gives back what the server has. */
export async function submit(guest, task) {
  const before = guest.page.url();
  await press(guest, 'Control+Enter');
  await guest.page.waitForFunction((url) => location.href !== url || document.querySelector('.empty'), before);
  return stored(guest, task);
}

export async function stored(guest, task) {
  const { annotations } = await api(guest, 'GET', `/api/tasks/${task}/`);
  return annotations.at(-1)?.result ?? null;
}

/** All answers to a task, the oldest first; each says whose task it is. */
export async function annotationsOf(guest, task) {
  const { annotations } = await api(guest, 'GET', `/api/tasks/${task}/`);
  return annotations.map((annotation) => ({ ...annotation, task })).toSorted((a, b) => a.id - b.id);
}

/** The spans of a task that lie in this browser's own database. */
export async function keptHere(guest, task) {
  const copies = await guest.page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('tagloop');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('copies').objectStore('copies').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
  return copies.find(({ key }) => key.split(':')[1] === String(task))?.state.spans ?? [];
}

/** `PER:Ann@0-3` for every span: label, text and code points, and the text is checked against the slice. */
export function spans(result, text) {
  const points = Array.from(text);
  return result
    .filter((region) => region.type === 'labels')
    .map(({ value }) => {
      const slice = points.slice(value.start, value.end).join('');
      if (slice !== value.text)
        throw new Error(`stored text ${JSON.stringify(value.text)} is not the slice ${JSON.stringify(slice)}`);
      return `${value.labels.join('+')}:${slice}@${value.start}-${value.end}`;
    });
}

/** Asks again and again, for half a minute at most unless it is known to take longer. */
export async function until(question, milliseconds = 30_000) {
  for (const end = Date.now() + milliseconds; Date.now() < end;) {
    if (await question()) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  throw new Error('It never came true');
}
