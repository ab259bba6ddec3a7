import { call } from './http';
import type { Person } from './tagloop';
import type { Page } from './types';

/** A comment that concerns the person: somebody mentions them, or speaks about their answer. */
export interface Notice {
  readonly comment: number;
  readonly project: number;
  readonly project_title: string;
  readonly task: number;
  readonly annotation: number | null;
  readonly text: string;
  readonly created_by: Person | null;
  readonly created_at: string;
  readonly mentioned: boolean;
  readonly is_read: boolean;
}

export const notices = {
  list: () =>
    call<Page<Notice> & { readonly unread: number }>('GET', '/api/tagloop/notices', { query: { page_size: 20 } }),
  read: (comments: readonly number[] | 'all') =>
    call<{ readonly unread: number }>('POST', '/api/tagloop/notices/read', {
      body: comments === 'all' ? { all: true } : { comments },
    }),
};
