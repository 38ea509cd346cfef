import { http } from './http';

/** What proves the record. */
export type Evidence = {
  readonly now: string;
  readonly ledger: {
    readonly origin: string;
    readonly size: number;
    readonly head?: {
      readonly size: number;
      readonly root: string;
      readonly at: string;
      readonly note: string;
    };
    readonly keys: readonly { readonly vkey: string; readonly signs: boolean }[];
    readonly waiting: number;
    readonly failingSince?: string;
    readonly audit?: {
      readonly at: string;
      readonly leaves: number;
      readonly checkpoints: number;
      readonly found: number;
      readonly findings: readonly {
        readonly kind: string;
        readonly where: string;
        readonly expected: string;
        readonly found: string;
      }[];
    };
  };
  readonly vault: {
    readonly segments: number;
    readonly records: number;
    readonly files: number;
    readonly bytes: number;
    readonly waiting: number;
    readonly readSince?: string;
    readonly note: number;
    readonly key: string;
    readonly troubles: Readonly<Record<string, string>>;
  };
  readonly days: readonly { readonly day: string; readonly records: number }[];
};

/** Figures, hashes and public keys; in no log. */
export const evidence = {
  all: (signal: AbortSignal) => http.get<Evidence>('/api/archive/evidence', { signal }),
};
