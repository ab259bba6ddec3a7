// What the tests about learning share: a project with labels, and its jobs.
import { api, NER, project } from './work.mjs';

const PEOPLE = ['Marie Curie', 'Paul Weber', 'Ada Byron', 'Ken Sato', 'Lena Roth', 'Omar Haddad', 'Ines Silva'];
const TOWNS = ['Rome', 'Lyon', 'Osaka', 'Vienna', 'Cairo', 'Lisbon', 'Bergen'];

export const textOf = (index) => {
  const [person, town] = [PEOPLE[index % PEOPLE.length], TOWNS[(3 * index) % TOWNS.length]];
  return { person, town, text: `${person} went to ${town} on day ${index + 1}.` };
};

/** A project of which some tasks are labelled as they should be, and the rest are not. */
export async function taught(guest, labelled, open = 3) {
  const texts = Array.from({ length: labelled + open }, (_, index) => textOf(index));
  const made = await project(
    guest,
    NER,
    texts.map(({ text }) => text),
  );
  for (let index = 0; index < labelled; index++) await label(guest, made.tasks[index], texts[index]);
  return made;
}

export async function label(guest, task, { person, town, text }) {
  const region = (part, kind) => ({
    id: `r-${kind}`,
    from_name: 'ner',
    to_name: 'text',
    type: 'labels',
    origin: 'manual',
    value: { start: text.indexOf(part), end: text.indexOf(part) + part.length, text: part, labels: [kind] },
  });
  await api(guest, 'POST', `/api/tasks/${task}/annotations/`, {
    result: [region(person, 'PER'), region(town, 'LOC')],
    lead_time: 1,
  });
}

export const train = (guest, { id }, settings = {}) =>
  api(guest, 'POST', `/api/tagloop/projects/${id}/learner/train`, { settings });

export const jobsOf = async (guest, { id }) => (await api(guest, 'GET', `/api/tagloop/projects/${id}/jobs`)).jobs;

/** Waits until all jobs of a project are over: on a real server the first training waits for the starter model, for minutes. */
export async function idle(guest, made) {
  for (let tries = 0; tries < 600; tries++) {
    if ((await jobsOf(guest, made)).every(({ finished_at }) => finished_at !== null)) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`Jobs of project ${made.id} do not end: ${JSON.stringify(await jobsOf(guest, made))}`);
}
