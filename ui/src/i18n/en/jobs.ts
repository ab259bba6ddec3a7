import { plural } from './plural';

/** The words about long work of the server. */
export const jobs = {
  jobs: {
    title: 'Jobs',
    lead: 'Trainings, predictions and imports that the server works on. They go on when you close this page.',
    nothingOpen: 'Nothing runs now.',
    noneTitle: 'No jobs yet',
    none: 'When a model trains or predicts, or a data set is fetched, you follow it here.',
    older: 'Show older ones',
    log: 'Log',
    logOf: (title: string) => `Log of “${title}”`,
    noLog: 'Nothing was written.',
    cancelOf: (title: string) => `Cancel “${title}”`,
    progressOf: (title: string) => `How far “${title}” is`,
    project: (id: number) => `Project ${id}`,
    running: (count: number) => `${plural(count, 'job', 'jobs')} at work`,
    doneOf: (done: string, total: string) => `${done} of ${total}`,
    left: (time: string) => `about ${time} left`,
    took: (time: string) => `took ${time}`,
    waits: 'Waits for its turn',
    begins: 'Begins …',
    stopping: 'Stopping …',
    interruptedText:
      'The server stopped while this was running. What it had stored is kept; start it once more to go on.',
    state: {
      queued: 'Waiting',
      running: 'Running',
      succeeded: 'Done',
      failed: 'Failed',
      cancelled: 'Cancelled',
      interrupted: 'Interrupted',
    },
    kinds: {
      'train/learner': 'Train the built-in learner',
      'predict/learner': 'Predict the remaining tasks',
      'predict/backend': 'Predict all tasks by a connected model',
      'import/files': 'Import of files',
      'import/hub': 'Import from the Hugging Face Hub',
    },
    made: {
      version: (name: string) => `Version ${name}`,
      promoted: (yes: string) => (yes === 'true' ? 'suggests from now on' : 'does not suggest yet'),
      why: (reason: string) => reason,
      predicted: (count: string) => `${count} tasks predicted`,
      rows: (count: string) => `${count} rows`,
      errors: (count: string) => `${count} wrong rows`,
      annotations: (count: string) => `${count} annotations`,
      tasks: (count: string) => `${count} tasks`,
      predictions: (count: string) => `${count} predictions`,
    },
  },
};
