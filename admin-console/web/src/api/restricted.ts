import { http } from './http';

const PATH = '/api/archive/restricted-reading';

/** Why the law lets restricted data be used at all (GDPR 18(2)). */
export const grounds = ['legal-claims', 'rights-of-others', 'public-interest', 'consent'] as const;

export type Ground = (typeof grounds)[number];

/** What an officer said before reading restricted records. */
export type RestrictedReading = {
  readonly id: string;
  readonly ground: Ground;
  readonly reason: string;
  readonly begunAt: string;
  readonly expiresAt: string;
};

type Answer = { readonly reading?: RestrictedReading | null };

/** Reading what is kept and not read as other records are. */
export const restricted = {
  mine: (signal: AbortSignal) => http.get<Answer>(PATH, { signal }),
  begin: (ground: Ground, reason: string) => http.put<Answer>(PATH, { ground, reason }),
  end: () => http.delete<void>(PATH),
} as const;
