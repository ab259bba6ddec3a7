/** Who does what in a project: skills, assigned tasks, progress, and tasks whose answer is known. */
import { call } from './http';
import type { Person } from './tagloop';

export interface WorkOfPerson {
  readonly user: Person;
  readonly skills: readonly string[];
  readonly assigned: number;
  readonly answered: number;
  /** Those that wait for the person. */
  readonly open: number;
}

export interface Work {
  /** Whether the queue hands out nothing but what was assigned. */
  readonly assigned_only: boolean;
  readonly people: readonly WorkOfPerson[];
}

export interface AssignedTasks {
  readonly total: number;
  readonly tasks: readonly {
    readonly id: number;
    readonly inner_id: number;
    readonly answered: boolean;
    readonly data: Readonly<Record<string, unknown>>;
  }[];
}

export interface GoldFigure {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Gold {
  /** Of so many tasks one has an answer that is known; 0 for none. */
  readonly every: number;
  readonly tasks: number;
  readonly people: readonly {
    readonly user: number;
    readonly tasks: number;
    readonly f1: GoldFigure;
    readonly right: GoldFigure;
  }[];
}

const ofProject = (project: number) => `/api/tagloop/projects/${project}`;

export const work = {
  get: (project: number) => call<Work>('GET', `${ofProject(project)}/work`),
  keepToAssigned: (project: number, assigned_only: boolean) =>
    call<Work>('PATCH', `${ofProject(project)}/work`, { body: { assigned_only } }),
  skills: (project: number, user: number, skills: readonly string[]) =>
    call<Work>('PUT', `${ofProject(project)}/work/${user}/skills`, { body: { skills } }),
  /** The caller's own tasks that wait. */
  open: (project: number, size: number) =>
    call<AssignedTasks>('GET', `${ofProject(project)}/work/tasks`, { query: { state: 'open', page_size: size } }),
};

export const gold = {
  get: (project: number) => call<Gold>('GET', `${ofProject(project)}/gold`),
  every: (project: number, every: number) => call<Gold>('PATCH', `${ofProject(project)}/gold`, { body: { every } }),
};
