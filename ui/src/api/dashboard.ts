import { call } from './http';

/** Seconds that answers took; null where none tells. */
export interface LeadTimes {
  readonly count: number;
  readonly total: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p10: number | null;
  readonly p90: number | null;
}

export interface DashboardDay {
  readonly date: string;
  readonly answered: number;
  readonly answered_so_far: number;
  readonly submitted: number;
  readonly skipped: number;
}

export interface DashboardAnnotator {
  readonly user: number | null;
  readonly email: string;
  readonly name: string;
  readonly submitted: number;
  readonly skipped: number;
  readonly per_hour: number | null;
  readonly lead_time: LeadTimes;
}

/** How the work in a project goes. */
export interface Dashboard {
  /** Whether these are the caller's own numbers alone. */
  readonly own: boolean;
  /** Null for who sees only some. */
  readonly tasks: { readonly total: number | null; readonly finished: number | null; readonly answered: number };
  readonly annotations: { readonly submitted: number; readonly skipped: number };
  readonly lead_time: LeadTimes;
  readonly days: readonly DashboardDay[];
  readonly annotators: readonly DashboardAnnotator[];
  readonly labels: readonly { readonly control: string; readonly label: string; readonly count: number }[];
}

/** @param from the first day, `to` the last, both included; empty for all */
export const dashboard = (project: number, timezone: string, from: string, to: string) =>
  call<Dashboard>('GET', `/api/tagloop/projects/${project}/dashboard`, {
    query: { timezone, ...(from ? { from } : {}), ...(to ? { to } : {}) },
  });
