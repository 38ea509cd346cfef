import { http } from './http';
import type { NamedPerson } from './policies';

export type Term = { readonly term: string; readonly note?: string; readonly expires?: string };

export type TermListSummary = {
  readonly id: string;
  readonly name: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly version: number;
  readonly activeVersion?: number;
  /** How many terms the newest version has. */
  readonly terms: number;
  readonly savedAt?: string;
  readonly author?: NamedPerson;
};

export type TermListVersion = {
  readonly version: number;
  readonly author?: NamedPerson;
  readonly savedAt: string;
  readonly terms: number;
  readonly comment?: string;
  readonly publishedBy?: NamedPerson;
  readonly publishedAt?: string;
};

/** A named list of terms that policies refer to. */
export type TermList = Omit<TermListSummary, 'terms'> & {
  readonly terms: readonly Term[];
  readonly versions: readonly TermListVersion[];
};

export type TermListBody = {
  readonly name: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly terms: readonly Term[];
  readonly comment?: string;
  readonly basedOn?: number;
};

export type ImportPreview = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly unchanged: number;
  readonly version?: number;
};

export type TermFile = { readonly format: 'csv' | 'txt'; readonly file: string };

const BASE = '/api/messaging/term-lists';
const at = (id: string) => `${BASE}/${encodeURIComponent(id)}`;

/** The lexicon manager of the messaging service. */
export const termLists = {
  list: (signal: AbortSignal) => http.get<{ items: readonly TermListSummary[] }>(BASE, { signal }),
  one: (id: string, signal: AbortSignal) => http.get<TermList>(at(id), { signal }),
  save: (id: string, body: TermListBody) => http.put<TermList>(at(id), body),
  publish: (id: string, version: number) => http.post<TermList>(`${at(id)}/publish`, { version }),
  /** What a file would change, or the change itself. */
  takeIn: (id: string, file: TermFile, preview: boolean) =>
    http.post<ImportPreview>(`${at(id)}/import`, file, { query: { preview } }),
  /** Where the browser downloads the newest version from. */
  exportAddress: (id: string, format: 'csv' | 'txt') => `${at(id)}/export?format=${format}`,
} as const;
